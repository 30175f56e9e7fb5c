import { Caller } from '../support/api';
import { Dashboard } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

let system: RunningSystem;
let dashboard: Dashboard;
let person: Caller;

beforeAll(async () => {
  system = await RunningSystem.shared();
  person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada' });
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
/** Goes down a menu to one of its acts, by the keyboard alone. */
async function choose(act: string): Promise<void> {
  const { page } = dashboard;
  await page.locator('[role=menuitem]:focus').waitFor();
  for (let downs = 0; (await focused()) !== act && downs < 6; downs += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}
async function categoryId(wanted: string): Promise<string> {
  const { items } = await person.must<{ items: { id: string; name: string }[] }>('transaction', 'GET', '/categories');
  return items.find(({ name }) => name === wanted)?.id ?? '';
}
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
    ['/accounts', 'Actions for Garden', 'Edit'],
    ['/accounts', 'Actions for Garden', 'Delete'],
    ['/budgets', 'New budget'],
    ['/budgets', 'Actions for Food', 'Edit'],
    ['/budgets', 'Actions for Food', 'Delete'],
    ['/categories', 'New category'],
    ['Groceries', 'Actions for Groceries', 'Edit'],
    ['Groceries', 'Actions for Groceries', 'Merge into another'],
    ['Groceries', 'Actions for Groceries', 'Delete'],
  ])('on %s: %s %s', async (path, name, act = '') => {
    await dashboard.visit(path.startsWith('/') ? path : `/categories?category=${await categoryId(path)}`);
    for (const way of ['Escape', 'Cancel']) {
      await button(name).first().focus();
      await dashboard.page.keyboard.press('Enter');
      if (act) await choose(act);
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
    await button('Actions for Car').click();
    await choose('Edit');
    await dialog().getByLabel('Name').fill('Van');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await button('Actions for Van').waitFor();
    expect(await focused()).toBe('Actions for Van');
  });
});

it('goes on in the next row when a dialog has deleted the one it was opened from', async () => {
  await dashboard.visit('/accounts');
  await button('Actions for Garden').click();
  await choose('Delete');
  await dialog().getByRole('button', { name: 'Delete account' }).click();
  await button('Actions for Garden').waitFor({ state: 'detached' });
  await dashboard.page.locator('body :focus').waitFor();
  expect(await focused()).toBe('Home');
});

it('goes on in the next row when a transaction is deleted without a question', async () => {
  await dashboard.visit('/transactions');
  await button('Delete Chemist').click();
  await button('Delete Chemist').waitFor({ state: 'detached' });
  await dashboard.page.locator('body :focus').waitFor();
  expect(await dashboard.page.evaluate("document.activeElement.closest('[data-row]')?.innerText")).toMatch(
    /Bakery|Dentist/,
  );
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
