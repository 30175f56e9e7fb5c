import { Caller } from '../support/api';
import { Dashboard, phone } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

interface Transactions {
  items: { splits: { amount: { amount: string }; note: string | null }[]; valueDate: string | null }[];
}

let system: RunningSystem;
let person: Caller;
let dashboard: Dashboard;

beforeAll(async () => {
  system = await RunningSystem.shared();
  person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada' });
  dashboard = await Dashboard.open(system);
  await dashboard.logIn(person.email, person.password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

const dialog = () => dashboard.page.getByRole('dialog');
const part = (number: number, what: 'Category' | 'Amount' | 'Note') =>
  dialog().getByLabel(`${what} of part ${number}`, { exact: true });

async function spentOn(category: string): Promise<string> {
  await dashboard.visit('/');
  const where = dashboard.page.getByRole('region', { name: 'Where the money went' });
  return where
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${category}`) })
    .innerText();
}

it('does not take parts that do not add up, and says what is left', async () => {
  const { page } = dashboard;
  await page.getByRole('button', { name: 'Add transaction' }).first().click();
  await dialog().getByLabel('Amount').fill('20');
  await dialog().getByLabel('Payee').fill('Corner shop');
  await dialog().getByLabel('Category').selectOption({ label: 'Groceries' });
  await dialog().getByRole('button', { name: 'Split into parts' }).click();
  await part(1, 'Amount').fill('17.50');
  await part(2, 'Category').selectOption({ label: 'Household' });
  await part(2, 'Amount').fill('3.50');
  await dialog().getByText('€1.00 too much').waitFor();
  await dialog().getByRole('button', { name: 'Add transaction' }).click();
  await dialog().getByRole('alert').getByText('The parts must add up to the whole amount.').waitFor();
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Amount of part 2');
  await part(2, 'Amount').fill('');
  await dialog().getByText('€2.50 left').waitFor();
  await dialog().getByRole('button', { name: 'Add transaction' }).click();
  await dialog().getByText('Enter an amount such as 12.34.').waitFor();
  expect(await dashboard.accessibilityFindings()).toEqual([]);
});

it('enters a split expense, and the overview counts each part in its category', async () => {
  await dialog().getByRole('button', { name: 'Put the rest into the last part' }).click();
  await dialog().getByText('All of it is assigned.').waitFor();
  expect(await part(2, 'Amount').inputValue()).toBe('2.50');
  await part(2, 'Note').fill('bin bags');
  await dialog().getByRole('button', { name: 'Add transaction' }).click();
  await dialog().waitFor({ state: 'detached' });
  expect(await spentOn('Groceries')).toContain('€17.50');
  expect(await spentOn('Household')).toContain('€2.50');
});

it('shows the parts in the list, and changes them', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  const row = page.getByRole('listitem').filter({ hasText: 'Corner shop' });
  await row.getByText('€2.50 · bin bags').waitFor();
  await row.getByRole('button', { name: 'Edit Corner shop' }).click();
  expect(await part(1, 'Amount').inputValue()).toBe('17.50');
  await part(1, 'Amount').fill('10');
  await dialog().getByRole('button', { name: 'Add part' }).click();
  await part(3, 'Category').selectOption({ label: 'Restaurants' });
  await dialog().getByRole('button', { name: 'Put the rest into the last part' }).click();
  await dialog().getByRole('button', { name: 'Save' }).click();
  await row.getByText('€7.50').waitFor();
  expect(await spentOn('Groceries')).toContain('€10.00');
  expect(await spentOn('Restaurants')).toContain('€7.50');
  const { items } = await person.must<Transactions>('transaction', 'GET', '/transactions');
  expect(items[0]?.splits.map(({ amount, note }) => [amount.amount, note])).toEqual([
    ['10.00', null],
    ['2.50', 'bin bags'],
    ['7.50', null],
  ]);
});

it('shows the refusal of a part at the part', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  await page.getByRole('button', { name: 'Edit Corner shop' }).click();
  await part(2, 'Note').fill('x'.repeat(1001));
  await dialog().getByRole('button', { name: 'Save' }).click();
  await dialog().locator('[aria-label="Note of part 2"][aria-invalid="true"]').waitFor();
  await dialog().getByRole('button', { name: 'Cancel' }).click();
});

it('goes back to one category, and keeps a value date', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  await page.getByRole('button', { name: 'Edit Corner shop' }).click();
  await dialog().getByRole('button', { name: 'Back to one category' }).click();
  await dialog().getByRole('button', { name: 'More details' }).click();
  await dialog().getByLabel('Value date').fill('2026-03-16');
  await dialog().getByRole('button', { name: 'Save' }).click();
  await page.getByText('Value date Mar 16, 2026').waitFor();
  expect(await spentOn('Groceries')).toContain('€20.00');
  const { items } = await person.must<Transactions>('transaction', 'GET', '/transactions');
  expect(items[0]).toMatchObject({ splits: [], valueDate: '2026-03-16' });
});

it('lists what is remembered of payees, and forgets it', async () => {
  const { page } = dashboard;
  await dashboard.visit('/categories');
  await page.getByText('Nothing is remembered yet.').waitFor();
  const { items } = await person.must<{ items: { id: string; name: string }[] }>('transaction', 'GET', '/categories');
  const categoryId = items.find(({ name }) => name === 'Groceries')?.id;
  await person.must('transaction', 'POST', '/transactions/categorize', { payeeContains: 'HOFER', categoryId });
  await dashboard.visit('/categories');
  const remembered = page.getByRole('region', { name: 'Remembered payees' });
  await remembered.getByText('Payee contains “HOFER”').waitFor();
  await remembered.getByRole('button', { name: 'Actions for HOFER' }).click();
  await page.getByRole('menuitem', { name: 'Forget' }).click();
  await dialog().getByRole('button', { name: 'Forget' }).click();
  await page.getByText('Nothing is remembered yet.').waitFor();
  expect(await person.must('transaction', 'GET', '/payee-categories')).toMatchObject({ items: [] });
});

it('enters a split on a phone, where nothing scrolls sideways', async () => {
  const viewer = await Dashboard.open(system, { viewport: phone, isMobile: true, hasTouch: true });
  await viewer.logIn(person.email, person.password);
  await viewer.page.getByRole('button', { name: 'Add transaction' }).first().tap();
  const form = viewer.page.getByRole('dialog');
  await form.getByRole('button', { name: 'Split into parts' }).tap();
  await form.getByLabel('Amount of part 2').waitFor();
  expect(await viewer.page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
  expect(await viewer.accessibilityFindings()).toEqual([]);
  expect(viewer.complaints).toEqual([]);
  await viewer.close();
});

it('did all this without a script error, a dialog or a breach of the content policy', () => {
  expect(dashboard.complaints).toEqual([]);
});
