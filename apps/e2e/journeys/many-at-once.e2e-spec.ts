import { Caller } from '../support/api';
import { Dashboard } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

let system: RunningSystem;
let person: Caller;
let dashboard: Dashboard;

interface Row {
  id: string;
  version: number;
  payee: string | null;
  categoryId: string | null;
  tags: string[];
}

const rows = async (): Promise<Map<string | null, Row>> => {
  const { items } = await person.must<{ items: Row[] }>('transaction', 'GET', '/transactions');
  return new Map(items.map((row) => [row.payee, row]));
};

beforeAll(async () => {
  system = await RunningSystem.shared();
  person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada', locale: 'en-GB', timeZone: 'UTC' });
  const add = (body: object) => person.must<{ id: string }>('transaction', 'POST', '/transactions/add', body);
  const account = (name: string) =>
    person.must<{ id: string }>('transaction', 'POST', '/accounts', { name, type: 'checking', currency: 'EUR' });
  const [joint, savings] = [await account('Joint'), await account('Savings')];
  const spent = async (payee: string, date: string, amount: string, more: object = {}) =>
    add({ type: 'expense', amount: { amount, currency: 'EUR' }, date, payee, accountId: joint.id, ...more });
  await spent('Bakery', '2026-03-01', '3.40');
  await spent('Chemist', '2026-03-02', '12.50');
  await spent('Dentist', '2026-03-03', '80.00', { reviewed: false });
  await spent('Elsewhere', '2026-03-04', '5.00', { reviewed: false });
  await add({
    type: 'transfer',
    amount: { amount: '50.00', currency: 'EUR' },
    date: '2026-03-05',
    accountId: joint.id,
    toAccountId: savings.id,
    payee: 'Put by',
  });
  dashboard = await Dashboard.open(system);
  await dashboard.logIn(person.email, person.password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

const press = (key: string) => dashboard.page.keyboard.press(key);
const box = (payee: string) => dashboard.page.getByRole('checkbox', { name: `Select ${payee}` });
const bar = () => dashboard.page.getByRole('region', { name: 'Selected transactions' });
const dialog = () => dashboard.page.getByRole('dialog');
const undo = () => dashboard.page.getByRole('button', { name: 'Undo' });
const focused = () =>
  dashboard.page.evaluate<string>(
    "document.activeElement.getAttribute('aria-label') ?? document.activeElement.tagName",
  );
const totals = async (): Promise<string> =>
  (await dashboard.page.getByRole('region', { name: 'Totals of the list' }).innerText()).replace(/\s+/g, ' ');

it('says what the list adds up to, with its filters, and orders it by amount', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  expect(await totals()).toBe('Count 5 transactions Spent €100.90 In €0.00 Net −€100.90');
  await dashboard.visit('/transactions?from=2026-03-02&to=2026-03-03');
  expect(await totals()).toBe('Count 2 transactions Spent €92.50 In €0.00 Net −€92.50');
  await page.getByLabel('Order').selectOption({ label: 'Smallest first' });
  await page.waitForURL(/sort=amount/);
  await page.getByRole('region', { name: 'By amount' }).waitFor();
  expect(await page.getByRole('checkbox').evaluateAll((all) => all.map((each) => each.ariaLabel))).toEqual([
    'Select Chemist',
    'Select Dentist',
  ]);
});

it('sets the category of several rows, says which of them has none, and takes it back', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  await box('Put by').click();
  await box('Chemist').click({ modifiers: ['Shift'] });
  await bar().getByText('4 selected').waitFor();
  expect(await dashboard.findingsEverywhere()).toEqual([]);
  await box('Elsewhere').focus();
  await press('x');
  await bar().getByText('3 selected').waitFor();
  await bar().getByRole('button', { name: 'Category' }).click();
  await dialog().getByLabel('Category').selectOption({ label: 'Groceries' });
  await dialog().getByRole('button', { name: 'Change 3 transactions' }).click();
  await page.getByText(/^2 transactions are changed\. 1 stays as before: .*a transfer/).waitFor();
  await bar().waitFor({ state: 'detached' });
  expect(await focused()).toBe('Select Elsewhere');
  const changed = await rows();
  expect(changed.get('Chemist')?.categoryId).toEqual(expect.any(String));
  expect(changed.get('Elsewhere')?.categoryId).toBeNull();
  await press('Control+z');
  await page.getByText('2 transactions are as before.').waitFor();
  expect((await rows()).get('Chemist')?.categoryId).toBeNull();
});

it('deletes several rows and brings them back, with the keyboard in the page', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  await box('Bakery').click();
  await box('Chemist').click();
  await bar().getByRole('button', { name: 'Delete' }).click();
  await box('Chemist').waitFor({ state: 'detached' });
  await page.getByText('2 transactions are deleted.').waitFor();
  expect(await focused()).not.toBe('BODY');
  await undo().click();
  await box('Chemist').waitFor();
  expect((await rows()).size).toBe(5);
});

it('marks what waits as reviewed, with its number', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  await page.getByRole('link', { name: 'To review 2' }).click();
  await page.waitForURL(/reviewed=false/);
  await box('Bakery').waitFor({ state: 'detached' });
  await box('Dentist').click();
  await bar().getByRole('button', { name: 'Mark as reviewed' }).click();
  await page.getByRole('link', { name: 'To review 1' }).waitFor();
  await box('Dentist').waitFor({ state: 'detached' });
});

it('overwrites no newer change, and says so', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions?q=bakery');
  await page.getByRole('button', { name: 'Categorize all like Bakery' }).click();
  await dialog().getByLabel('Category').selectOption({ label: 'Groceries' });
  await dialog().getByText('1 expense of all days will change.').waitFor();
  await dialog().getByLabel('All of them (1)').waitFor();
  await dialog().getByRole('button', { name: 'Set category' }).click();
  await page.getByText('1 transaction has the category now.').waitFor();
  const bakery = (await rows()).get('Bakery');
  await person.must('transaction', 'PATCH', `/transactions/${bakery?.id}`, { note: 'rolls' });
  await undo().click();
  await page.getByText('Some of these transactions were changed since.').waitFor();
  expect((await rows()).get('Bakery')?.categoryId).toBe(bakery?.categoryId);
});
