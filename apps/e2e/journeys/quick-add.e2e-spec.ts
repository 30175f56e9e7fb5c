import { Caller } from '../support/api';
import { Dashboard, phone } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

interface Row {
  id: string;
  type: string;
  payeeName: string | null;
  categoryId: string | null;
  accountId: string;
  date: string;
  amount: { amount: string };
  toAmount: { amount: string; currency: string } | null;
}

let system: RunningSystem;
let person: Caller;
let dashboard: Dashboard;
const ids: Record<string, string> = {};

const rows = async (): Promise<Row[]> =>
  (await person.must<{ items: Row[] }>('transaction', 'GET', '/transactions')).items;
const latest = async (payeeName: string): Promise<Row | undefined> =>
  (await rows()).filter((row) => row.payeeName === payeeName).sort((a, b) => (a.id < b.id ? 1 : -1))[0];

beforeAll(async () => {
  system = await RunningSystem.shared();
  person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada', locale: 'en-GB', timeZone: 'UTC' });
  const account = async (name: string, currency: string) => {
    const body = { name, type: 'checking', currency };
    ids[name] = (await person.must<{ id: string }>('transaction', 'POST', '/accounts', body)).id;
  };
  await account('Joint', 'EUR');
  await account('Card', 'EUR');
  await account('Dollars', 'USD');
  const { items } = await person.must<{ items: { id: string; name: string }[] }>('transaction', 'GET', '/categories');
  for (const { id, name } of items) ids[name] = id;
  await person.must('transaction', 'POST', '/transactions/add', {
    type: 'expense',
    amount: { amount: '21.30', currency: 'EUR' },
    date: '2026-03-14',
    payee: 'Hofer',
    accountId: ids['Card'],
    categoryId: ids['Groceries'],
  });
  dashboard = await Dashboard.open(system, { viewport: { width: 1440, height: 900 } });
  await dashboard.logIn(person.email, person.password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

const press = (key: string) => dashboard.page.keyboard.press(key);
const dialog = () => dashboard.page.getByRole('dialog', { name: /transaction$/ });
const field = (name: string) => dialog().getByLabel(name);
const focused = () =>
  dashboard.page.evaluate<string>(
    "document.activeElement.labels?.[0]?.textContent ?? document.activeElement.getAttribute('aria-label') ?? document.activeElement.tagName",
  );
const open = async (): Promise<void> => {
  await press('n');
  await dashboard.page.locator('[role=dialog] input:focus').waitFor();
};

it('takes one key, an amount, a payee and Enter', async () => {
  await dashboard.visit('/budgets');
  await open();
  await dashboard.page.keyboard.type('18.4 hofer');
  await press('Enter');
  await dashboard.page.getByText('Added: €18.40, Hofer, Card.').waitFor();
  expect(await latest('Hofer')).toMatchObject({
    type: 'expense',
    amount: { amount: '18.40' },
    categoryId: ids['Groceries'],
    accountId: ids['Card'],
  });
  await dialog().waitFor({ state: 'hidden' });
  // It was opened by its key, from nowhere in particular.
  expect(await focused()).toBe('MAIN');
});

it('shows what it proposes as proposed, and what was typed wins', async () => {
  const { page } = dashboard;
  await open();
  await page.keyboard.type('hof');
  await page.getByRole('option', { name: /^Hofer/ }).waitFor();
  expect(await dashboard.findingsEverywhere()).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await press('ArrowDown');
  await press('Enter');
  await field('Amount proposed').waitFor();
  expect(await field('Quick entry').inputValue()).toBe('Hofer');
  expect(await field('Payee').inputValue()).toBe('Hofer');
  expect(await field('Amount').inputValue()).toBe('18.40');
  expect(await field('Category proposed').locator('option:checked').innerText()).toBe('Groceries');
  await field('Account').selectOption({ label: 'Joint (EUR)' });
  await field('Quick entry').focus();
  await press('End');
  await page.keyboard.type(' 5+2');
  expect(await field('Amount').inputValue()).toBe('7');
  // Another payee takes its proposals along, and leaves what is the person's own.
  await field('Payee').fill('Nobody yet');
  await dialog().getByText('Category proposed').waitFor({ state: 'detached' });
  expect(await field('Account').locator('option:checked').innerText()).toBe('Joint (EUR)');
  expect(await field('Amount').inputValue()).toBe('7');
  // Escape closes a list first, and the window after it.
  await field('Payee').fill('hof');
  await page.getByRole('option', { name: /^Hofer/ }).waitFor();
  await press('Escape');
  await page.getByRole('option', { name: /^Hofer/ }).waitFor({ state: 'detached' });
  await dialog().getByRole('button', { name: 'Cancel' }).click();
});

it('saves no amount that nobody has seen', async () => {
  const { page } = dashboard;
  await page.reload();
  await dashboard.untilInteractive();
  const before = (await rows()).length;
  // Its proposals come late.
  await page.route('**/api/payees?*', (route) => setTimeout(() => void route.continue(), 700));
  await open();
  await page.keyboard.type('hofer');
  await press('Enter');
  await field('Amount proposed').waitFor();
  await page.unroute('**/api/payees?*');
  expect((await rows()).length).toBe(before);
  await dialog().getByRole('button', { name: 'Cancel' }).click();
});

it('adds another with the same account and day', async () => {
  const { page } = dashboard;
  await open();
  await field('Date').fill('20 mar 2026');
  await field('Account').selectOption({ label: 'Joint (EUR)' });
  await field('Quick entry').fill('florist 12,50');
  await press('Control+Enter');
  await page.getByText('Added: €12.50, florist, Joint.').waitFor();
  expect(await focused()).toBe('Quick entry');
  expect(await field('Quick entry').inputValue()).toBe('');
  expect(await field('Date').inputValue()).toBe('20/03/2026');
  expect(await field('Account').locator('option:checked').innerText()).toBe('Joint (EUR)');
  await page.keyboard.type('+100 gift');
  await press('Enter');
  await page.getByText('Added: €100.00, gift, Joint.').waitFor();
  expect(await latest('gift')).toMatchObject({ type: 'income', date: '2026-03-20', accountId: ids['Joint'] });
  // In a field of the window it would take back what was typed there.
  await dialog().waitFor({ state: 'hidden' });
  await press('Control+z');
  await page.getByText('The transaction is gone again.').waitFor();
  expect(await latest('gift')).toBeUndefined();
});

it('proposes what arrives in another currency, with the rate and its day', async () => {
  const { page } = dashboard;
  await open();
  await dialog().getByText('Transfer', { exact: true }).click();
  await field('Amount').first().fill('100');
  await field('Date').fill('16 mar 2026');
  // The day is taken when its field is left.
  await press('Tab');
  await field('From account').selectOption({ label: 'Joint (EUR)' });
  await field('To account').selectOption({ label: 'Dollars (USD)' });
  await dialog()
    .getByText(/^1 EUR = 1\.\d+ USD, (the|an old) rate of \d+ Mar 2026/)
    .waitFor();
  const arrives = await field('Amount that arrives proposed').inputValue();
  expect(Number(arrives)).toBeGreaterThan(100);
  await field('Amount').first().fill('200');
  for (let wait = 0; wait < 50 && (await field('Amount that arrives').inputValue()) === arrives; wait += 1)
    await page.waitForTimeout(100);
  expect(Number(await field('Amount that arrives').inputValue())).toBeCloseTo(2 * Number(arrives), 1);
  await field('Amount that arrives').fill('222');
  await field('Amount').first().fill('300');
  await field('Description').fill('To America');
  await press('Enter');
  await page.getByText('Added: €300.00, To America, Joint → Dollars.').waitFor();
  expect(await latest('To America')).toMatchObject({ toAmount: { amount: '222.00', currency: 'USD' } });
});

it('duplicates, deletes and takes a change back', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions?q=florist');
  const edit = page.getByRole('button', { name: 'Edit florist' });
  await edit.click();
  await dialog().getByRole('button', { name: 'Duplicate' }).click();
  await page.getByRole('dialog', { name: 'Add transaction' }).waitFor();
  await page.locator('[role=dialog] input:focus').waitFor();
  expect(await field('Amount').inputValue()).toBe('12.50');
  await field('Amount').fill('13');
  await press('Enter');
  await page.getByText('Added: €13.00, florist, Joint.').waitFor();
  await dialog().waitFor({ state: 'hidden' });
  await edit.nth(1).waitFor();
  await edit.last().click();
  await field('Payee').fill('Flower shop');
  await press('Enter');
  await page.getByText('Saved: €12.50, Flower shop, Joint. It is hidden by your filters.').waitFor();
  await dialog().waitFor({ state: 'hidden' });
  await press('Control+z');
  await page.getByText('The transaction is as before.').waitFor();
  await edit.nth(1).waitFor();
  await edit.first().click();
  await dialog().getByRole('button', { name: 'Delete' }).click();
  await dialog().waitFor({ state: 'hidden' });
  await edit.nth(1).waitFor({ state: 'detached' });
  await page.locator('body :focus').waitFor();
  await press('Control+z');
  await edit.nth(1).waitFor();
});

it('begins a split with the whole in the first part, from which the others take', async () => {
  await open();
  await field('Quick entry').fill('20 market');
  await dialog().getByRole('button', { name: 'Split into parts' }).click();
  const part = (number: number) => dialog().getByLabel(`Amount of part ${number}`, { exact: true });
  expect(await part(1).inputValue()).toBe('20');
  await part(2).fill('4.50');
  expect(await part(1).inputValue()).toBe('15.50');
  await dialog().getByText('All of it is assigned.').waitFor();
  await dialog().getByRole('button', { name: 'Cancel' }).click();
  expect(dashboard.complaints).toEqual([]);
});

it('is a sheet with the keypad first and Save in reach on a phone', async () => {
  const viewer = await Dashboard.open(system, { viewport: phone, isMobile: true, hasTouch: true });
  await viewer.logIn(person.email, person.password);
  const { page } = viewer;
  await page.getByRole('button', { name: 'Add transaction' }).tap();
  await page.locator('[role=dialog] input[inputmode=decimal]:focus').waitFor();
  await page.getByRole('button', { name: 'More details' }).tap();
  const save = await page.getByRole('dialog').getByRole('button', { name: 'Add transaction' }).boundingBox();
  expect(save && save.y > phone.height / 2 && save.y + save.height <= phone.height).toBe(true);
  expect(await viewer.accessibilityFindings()).toEqual([]);
  await page.getByRole('dialog').getByLabel('Amount').first().fill('3.20');
  await page.getByLabel('Payee').fill('hofer');
  await page.getByRole('option', { name: /^Hofer/ }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Add transaction' }).tap();
  await page.getByText('Added: €3.20, Hofer, Card.').waitFor();
  expect(viewer.complaints).toEqual([]);
  await viewer.close();
});
