import { Caller } from '../support/api';
import { Dashboard } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

let system: RunningSystem;
let dashboard: Dashboard;

beforeAll(async () => {
  system = await RunningSystem.shared();
  const person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada' });
  for (const payee of ['Bakery', 'Chemist', 'Dentist']) {
    await person.must('transaction', 'POST', '/transactions/add', {
      type: 'expense',
      amount: { amount: '12.50', currency: 'EUR' },
      date: '2026-03-14',
      payee,
    });
  }
  for (const name of ['Car', 'Garden', 'Home']) {
    await person.must('transaction', 'POST', '/accounts', { name, type: 'savings', currency: 'EUR' });
  }
  await person.must('transaction', 'POST', '/budgets', {
    name: 'Food',
    limit: { amount: '300', currency: 'EUR' },
    period: 'month',
    rollover: 'none',
    thresholds: [80],
    categoryIds: [],
  });
  dashboard = await Dashboard.open(system);
  await dashboard.logIn(person.email, person.password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

const dialog = () => dashboard.page.getByRole('dialog');
const button = (name: string) => dashboard.page.getByRole('button', { name, exact: true });
/** The name of what the keyboard would press now. */
const focused = () =>
  dashboard.page.evaluate<string>(
    "document.activeElement.getAttribute('aria-label') ?? (document.activeElement.tagName === 'BODY' ? 'nothing' : document.activeElement.textContent)",
  );

describe('a dialog is accessible, and gives the keyboard back to the button that opened it', () => {
  it.each([
    ['/', 'Add transaction'],
    ['/transactions', 'Edit Bakery'],
    ['/transactions', 'Categorize all like Chemist'],
    ['/accounts', 'New account'],
    ['/accounts', 'Edit Garden'],
    ['/accounts', 'Delete Garden'],
    ['/budgets', 'New budget'],
    ['/budgets', 'Edit Food'],
    ['/budgets', 'Delete Food'],
    ['/categories', 'New category'],
    ['/categories', 'Edit Groceries'],
    ['/categories', 'Delete Groceries'],
  ])('on %s: %s', async (path, name) => {
    await dashboard.visit(path);
    for (const way of ['Escape', 'Cancel']) {
      await button(name).first().focus();
      await dashboard.page.keyboard.press('Enter');
      await dialog().waitFor();
      // The focus moves into the dialog a moment after it is there.
      await dashboard.page.locator('[role=dialog]:focus, [role=dialog] :focus').waitFor();
      if (way === 'Escape') {
        expect(await dashboard.findingsEverywhere()).toEqual([]);
        await dashboard.page.keyboard.press('Escape');
      } else await dialog().getByRole('button', { name: 'Cancel' }).click();
      await dialog().waitFor({ state: 'detached' });
      expect([way, await focused()]).toEqual([way, name]);
    }
  });

  it('after it has saved', async () => {
    await dashboard.visit('/accounts');
    await button('Edit Car').click();
    await dialog().getByLabel('Name').fill('Van');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await button('Edit Van').waitFor();
    expect(await focused()).toBe('Edit Van');
  });
});

it('goes on in the next row when a dialog has deleted the one it was opened from', async () => {
  await dashboard.visit('/accounts');
  await button('Delete Garden').click();
  await dialog().getByRole('button', { name: 'Delete account' }).click();
  await button('Delete Garden').waitFor({ state: 'detached' });
  await dashboard.page.locator('body :focus').waitFor();
  expect(await focused()).toBe('Home');
});

it('goes on in the next row when a transaction is deleted without a question', async () => {
  await dashboard.visit('/transactions');
  await button('Delete Chemist').click();
  await button('Delete Chemist').waitFor({ state: 'detached' });
  await dashboard.page.locator('body :focus').waitFor();
  expect(await focused()).toMatch(/^Categorize all like (Bakery|Dentist)$/);
});

it('keeps what was typed where a form is left by mistake, and forgets it where it is given up', async () => {
  await dashboard.visit('/accounts');
  for (const [way, kept] of [
    ['Escape', 'Half typed'],
    ['Cancel', ''],
  ] as const) {
    await button('New account').click();
    await dialog().getByLabel('Name').fill('Half typed');
    if (way === 'Escape') await dashboard.page.keyboard.press('Escape');
    else await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'detached' });
    await button('New account').click();
    expect([way, await dialog().getByLabel('Name').inputValue()]).toEqual([way, kept]);
    await dashboard.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  }
});

it('met no script error and no breach of the content policy', () => {
  expect(dashboard.complaints).toEqual([]);
});
