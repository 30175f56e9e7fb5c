import { CalendarDate, CalendarMonth } from '@pft/kernel';
import { Caller } from '../support/api';
import { Dashboard, phone } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

let system: RunningSystem;
let dashboard: Dashboard;
let person: Caller;
let giro: string;
const ids: Record<string, string> = {};

const today = CalendarDate.today('UTC', new Date());
const month = CalendarDate.monthOf(today);
const last = CalendarMonth.plusMonths(month, -1);

beforeAll(async () => {
  system = await RunningSystem.shared();
  person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada' });
  const add = <T = { id: string }>(path: string, body: object) => person.must<T>('transaction', 'POST', path, body);
  const { items } = await person.must<{ items: { id: string; name: string }[] }>('transaction', 'GET', '/categories');
  for (const { id, name } of items) ids[name] = id;
  giro = (await add('/accounts', { name: 'Giro', type: 'checking', currency: 'EUR' })).id;
  const card = await add('/accounts', { name: 'Card', type: 'credit-card', currency: 'EUR' });
  await add('/accounts', { name: 'Empty', type: 'cash', currency: 'EUR' });
  const opening = { openingBalance: { amount: '250', currency: 'EUR' }, openingDate: `${last}-01` };
  await add('/accounts', { name: 'Put by', type: 'savings', currency: 'EUR', ...opening });
  const spend = (date: string, amount: string, name: string, accountId: string) =>
    add('/transactions/add', {
      type: 'expense',
      amount: { amount, currency: 'EUR' },
      date,
      payee: name === 'Groceries' ? 'Hofer' : 'Shop',
      categoryId: ids[name],
      accountId,
    });
  for (const months of [-3, -2, -1]) {
    const first = CalendarMonth.firstDay(CalendarMonth.plusMonths(month, months));
    for (const day of [2, 9, 16]) await spend(CalendarDate.plusDays(first, day), '30.10', 'Groceries', giro);
  }
  await spend(CalendarMonth.firstDay(month), '40', 'Groceries', giro);
  await spend(CalendarMonth.firstDay(month), '25.50', 'Clothing', card.id);
  dashboard = await Dashboard.open(system);
  await dashboard.logIn(person.email, person.password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

const main = () => dashboard.page.getByRole('main');
const dialog = () => dashboard.page.getByRole('dialog');
const focusIsSomewhere = () => dashboard.page.evaluate<boolean>('document.activeElement !== document.body');
const cents = (text: string): number => Number(text.replace('\u2212', '-').replace(/[^\d-]/g, ''));
async function act(row: string, name: string): Promise<void> {
  await main()
    .getByRole('button', { name: `Actions for ${row}`, exact: true })
    .click();
  await dashboard.page.getByRole('menuitem', { name }).click();
}
async function budgets() {
  type State = { name: string; limit: { amount: string }; limits: { from: string }[]; thresholds: number[] };
  return (await person.must<{ items: State[] }>('analytics', 'GET', '/analytics/budgets')).items;
}

it('proposes budgets by what was spent, sets one with one click and takes it back', async () => {
  const { page } = dashboard;
  await dashboard.visit('/budgets');
  expect(await dashboard.findingsEverywhere()).toEqual([]);
  await page.getByRole('button', { name: 'Set €91.00 per month for Food' }).click();
  await main().getByRole('heading', { name: 'Food' }).waitFor();
  expect(await focusIsSomewhere()).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('No budgets yet').waitFor();
});

it('sets a budget with a proposed limit, a searched category and thresholds to press', async () => {
  const { page } = dashboard;
  await dashboard.visit('/budgets');
  await page.getByRole('button', { name: 'New budget' }).click();
  await dialog().getByLabel('Name').fill('Food at home');
  await dialog().getByRole('button', { name: 'Set budget' }).click();
  await dialog().getByText('Choose at least one category, or all spending.').waitFor();
  await dialog().getByLabel('Add a category').fill('groc');
  await page.keyboard.press('Enter');
  await dialog().getByText('You spent €90.30, €90.30, €90.30 in the three periods before.').waitFor();
  expect(await dashboard.findingsEverywhere()).toEqual([]);
  await dialog().getByRole('button', { name: 'Take €91.00' }).click();
  await dialog().getByRole('button', { name: '75%' }).click();
  await dialog().getByLabel('Another per cent').fill('120');
  await page.keyboard.press('Enter');
  await dialog().getByRole('button', { name: 'Set budget' }).click();
  await main().getByRole('heading', { name: 'Food at home' }).waitFor();
  expect(await budgets()).toMatchObject([{ limit: { amount: '91.00' }, thresholds: [75, 80, 100, 120] }]);
});

it('adds budgets up beside what is spent in none, each part to be opened', async () => {
  await dashboard.visit('/budgets');
  const totals = dashboard.page.getByTestId('budget-totals');
  const figures = await totals.locator('dd > span:first-child').allInnerTexts();
  expect(figures.map(cents)).toEqual([91_00, 40_00, 25_50]);
  expect(cents(await totals.locator('dd a').innerText())).toBe(65_50);
  await totals.getByText('What these are made of').click();
  await totals
    .getByRole('region', { name: 'Unbudgeted spending' })
    .getByRole('link', { name: /^Clothing/ })
    .click();
  expect(cents(await dashboard.page.getByTestId('explained-total').innerText())).toBe(25_50);
});

it('lets another limit count from this period on, or for past ones too, and takes it back', async () => {
  const { page } = dashboard;
  const change = async (limit: string, from?: string) => {
    await dashboard.visit('/budgets');
    await act('Food at home', 'Edit');
    await dialog()
      .getByRole('textbox', { name: /^Limit/ })
      .fill(limit);
    if (from) await dialog().getByLabel('The new limit counts').selectOption({ label: from });
    await dialog().getByRole('button', { name: 'Save' }).click();
    await main().getByText(`€${limit}.00 per month`).waitFor();
  };
  // It has been there a month longer, so that there is a period in which the limit was another one.
  const { items } = await person.must<{ items: { id: string; version: number }[] }>('transaction', 'GET', '/budgets');
  const [{ id, version } = { id: '', version: 0 }] = items;
  const headers = { 'if-match': `"${version}"` };
  await person.must('transaction', 'PATCH', `/budgets/${id}`, { startsOn: `${last}-01` }, headers);
  await change('95');
  await page.getByRole('link', { name: 'Previous month' }).click();
  await page.waitForURL(`**/budgets?month=${last}`);
  await main().getByText('€91.00 per month').waitFor();
  await change('99', 'Also for past periods');
  expect((await budgets())[0]?.limits).toHaveLength(1);
  await dashboard.visit(`/budgets?month=${last}`);
  await main().getByText('€99.00 per month').waitFor();
  expect(await page.getByTitle('Today').count()).toBe(0);
  expect(await dashboard.findingsEverywhere()).toEqual([]);
});

it('archives a budget and takes that back', async () => {
  const { page } = dashboard;
  await dashboard.visit('/budgets');
  await act('Food at home', 'Archive');
  await page.getByRole('button', { name: 'Take up again: Food at home' }).waitFor();
  expect(await focusIsSomewhere()).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).click();
  await main().getByRole('button', { name: 'Actions for Food at home' }).waitFor();
});

it('shows accounts in groups that add up to the net worth, beside every page too', async () => {
  const { page } = dashboard;
  await dashboard.visit('/accounts');
  const worth = cents(await main().getByTestId('net-worth').innerText());
  const subtotals = await main()
    .getByTestId(/^subtotal-/)
    .allInnerTexts();
  expect(worth).toBe(-86_40);
  expect(subtotals.map(cents).reduce((sum, each) => sum + each, 0)).toBe(worth);
  expect(await dashboard.findingsEverywhere()).toEqual([]);
  const side = page.getByRole('navigation', { name: 'Main' });
  expect(cents(await side.getByRole('link', { name: /^Net worth: / }).innerText())).toBe(worth);
  await side.getByRole('link', { name: /^Put by: / }).click();
  expect(cents(await page.getByTestId('explained-total').innerText())).toBe(250_00);
});

it('has a page for an account, with its year and its rows', async () => {
  await dashboard.visit('/accounts');
  await main().getByRole('link', { name: 'Giro', exact: true }).click();
  await dashboard.page.waitForURL(`**/accounts/${giro}`);
  await main().getByRole('heading', { name: 'Giro' }).waitFor();
  expect(cents(await main().getByTestId('balance').innerText())).toBe(-310_90);
  await main().getByText('Show as a table').click();
  await main().getByRole('row').nth(13).waitFor();
  expect(await main().getByRole('row').count()).toBe(14);
  await main().getByRole('link', { name: 'Show all 10 transactions' }).waitFor();
  expect(await dashboard.findingsEverywhere()).toEqual([]);
});

it('knows what is in an account that is to be deleted, and counts an archived one on', async () => {
  const { page } = dashboard;
  await dashboard.visit('/accounts');
  await act('Giro', 'Delete');
  await dialog()
    .getByText(/^10 transactions are in it/)
    .waitFor();
  await dialog().getByRole('button', { name: 'Archive instead' }).click();
  await page.getByText('The account “Giro” is archived.').waitFor();
  await main().getByText('1 archived account').waitFor();
  expect(await focusIsSomewhere()).toBe(true);
  expect(cents(await main().getByTestId('net-worth').innerText())).toBe(-86_40);
  const balances = page.getByRole('list', { name: 'Balances' });
  expect(await balances.getByText('Giro').count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await balances.getByText('Giro').waitFor();
  await act('Empty', 'Delete');
  await dialog().getByText('Nothing is in it.').waitFor();
  await dialog().getByRole('button', { name: 'Delete account' }).click();
  await balances.getByText('Empty').waitFor({ state: 'detached' });
});

it('shows a category with its year and what leads to it, which can be changed', async () => {
  const { page } = dashboard;
  await person.must('transaction', 'POST', '/transactions/categorize', {
    payeeContains: 'Hofer',
    categoryId: ids['Groceries'],
  });
  await dashboard.visit('/categories');
  const tree = page.getByRole('navigation', { name: 'All categories' });
  expect(cents(await tree.getByRole('link', { name: /^Groceries, / }).innerText())).toBe(40_00);
  expect(await dashboard.findingsEverywhere()).toEqual([]);
  await tree.getByRole('link', { name: 'Groceries', exact: true }).click();
  const pane = page.getByRole('region', { name: 'Groceries' });
  await pane.getByText('€310.90 in twelve months · €25.90 in an average month').waitFor();
  await pane.getByText('10 expenses').waitFor();
  expect(await focusIsSomewhere()).toBe(true);
  expect(await dashboard.findingsEverywhere()).toEqual([]);

  const remembered = page.getByRole('region', { name: 'Remembered payees', exact: true });
  await remembered.getByLabel('Search remembered payees').fill('lidl');
  await remembered.getByText('No remembered payee has this text.').waitFor();
  await remembered.getByLabel('Search remembered payees').fill('hof');
  await remembered.getByRole('button', { name: 'Actions for Hofer' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await dialog().getByLabel('Payee contains').fill('Hof');
  await dialog().getByRole('button', { name: 'Save' }).click();
  await remembered.getByText('Payee contains “Hof”: Groceries').waitFor();
  expect(await focusIsSomewhere()).toBe(true);
});

it('merges a category into another one, and shows one pane after the other on a phone', async () => {
  const { page } = dashboard;
  await page.setViewportSize(phone);
  await dashboard.visit('/categories');
  const tree = page.getByRole('navigation', { name: 'All categories' });
  await tree.getByRole('link', { name: 'Clothing', exact: true }).click();
  await page.getByRole('region', { name: 'Clothing' }).waitFor();
  expect(await tree.isVisible()).toBe(false);
  await act('Clothing', 'Merge into another');
  await dialog()
    .getByText(/^1 transaction is in it/)
    .waitFor();
  expect(await dialog().getByRole('button', { name: 'Merge' }).isDisabled()).toBe(true);
  await dialog().getByLabel('Its transactions go to').selectOption({ label: 'Groceries' });
  await dialog().getByRole('button', { name: 'Merge' }).click();
  const pane = page.getByRole('region', { name: 'Groceries' });
  await pane.getByText(/^€336\.40 in twelve months/).waitFor();
  expect(await focusIsSomewhere()).toBe(true);
  await pane.getByRole('link', { name: 'All categories' }).click();
  await tree.waitFor();
});

it('did all this without a script error, a dialog or a breach of the content policy', () => {
  expect(dashboard.complaints).toEqual([]);
});
