import { readFileSync } from 'node:fs';
import { Caller } from '../support/api';
import { Dashboard, phone } from '../support/dashboard';
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
  expect(await totals()).toBe('Count 5 transactions Spent €100.90 In €0.00 Net −€100.90 Average −€25.23');
  await dashboard.visit('/transactions?from=2026-03-02&to=2026-03-03');
  expect(await totals()).toBe('Count 2 transactions Spent €92.50 In €0.00 Net −€92.50 Average −€46.25');
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
  await dialog().getByRole('combobox', { name: 'Category' }).fill('groc');
  await press('Enter');
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
  await dialog().getByRole('combobox', { name: 'Category' }).selectOption({ label: 'Groceries' });
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

describe('the list as a tool', () => {
  let clerk: Caller;
  let office: Dashboard;
  let ids: string[];
  let giro: string;
  const page = () => office.page;
  const key = (name: string) => page().keyboard.press(name);
  const row = (payee: string) =>
    page()
      .getByRole('listitem')
      .filter({ has: page().getByText(payee, { exact: true }) });
  const cell = (payee: string, field: string) => row(payee).locator(`button[data-field="${field}"]`);
  const here = () =>
    page().evaluate<string>(
      "document.activeElement.closest('[data-row]')?.innerText ?? document.activeElement.tagName",
    );
  const stored = (id: string) =>
    clerk.must<Row & { note: string | null; date: string; amount: { amount: string } }>(
      'transaction',
      'GET',
      `/transactions/${id}`,
    );

  beforeAll(async () => {
    clerk = await Caller.register(system, {
      baseCurrency: 'EUR',
      displayName: 'Ben',
      locale: 'en-GB',
      timeZone: 'UTC',
    });
    const body = { type: 'checking', currency: 'EUR', openingBalance: { amount: '1000.00', currency: 'EUR' } };
    giro = (await clerk.must<{ id: string }>('transaction', 'POST', '/accounts', { ...body, name: 'Giro' })).id;
    ids = [];
    for (let day = 1; day <= 20; day += 1) {
      const { id } = await clerk.must<{ id: string }>('transaction', 'POST', '/transactions/add', {
        type: 'expense',
        amount: { amount: `${day}.10`, currency: 'EUR' },
        date: `2026-0${day > 10 ? 3 : 2}-${String(day).padStart(2, '0')}`,
        payee: `Shop ${String.fromCodePoint(64 + day)}`,
        accountId: giro,
      });
      ids.push(id);
    }
    office = await Dashboard.open(system, { viewport: { width: 1440, height: 900 } });
    await office.logIn(clerk.email, clerk.password);
  });
  afterAll(() => office?.close());

  it('shows twenty rows and more on a screen, under their months', async () => {
    await office.visit('/transactions');
    await page().getByRole('region', { name: 'March 2026' }).waitFor();
    expect(
      await page().evaluate<number>(
        "[...document.querySelectorAll('[data-row]')].filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length",
      ),
    ).toBeGreaterThanOrEqual(19);
    expect(await row('Shop T').evaluate((element) => element.getBoundingClientRect().height)).toBe(36);
  });

  it('changes a field where it stands, gives it up by Escape, and takes it back', async () => {
    await cell('Shop T', 'payee').click();
    const field = page().getByRole('textbox', { name: 'Payee of Shop T' });
    await field.fill('Nobody');
    await key('Escape');
    await cell('Shop T', 'payee').waitFor();
    expect(await here()).toContain('Shop T');
    await key('e');
    await field.fill('Bäckerei');
    await key('Enter');
    await page().getByText('Payee of “Shop T” is changed.').waitFor();
    expect(await here()).toContain('Bäckerei');
    expect((await stored(ids[19] ?? '')).payee).toBe('Bäckerei');
    await key('Control+z');
    await row('Shop T').waitFor();
    expect((await stored(ids[19] ?? '')).payee).toBe('Shop T');
    await cell('Shop T', 'amount').click();
    await page().getByRole('textbox', { name: 'Amount of Shop T' }).fill('12+3,50');
    await key('Enter');
    await row('Shop T').getByText('−€15.50').waitFor();
    await cell('Shop T', 'date').click();
    await page().getByRole('textbox', { name: 'Date of Shop T' }).fill('someday');
    await key('Enter');
    await page()
      .getByText(/^Type a day such as/)
      .waitFor();
    await page().getByRole('textbox', { name: 'Date of Shop T' }).fill('21.3.2026');
    await key('Enter');
    await row('Shop T').getByText('Sat 21').waitFor();
    expect(await stored(ids[19] ?? '')).toMatchObject({ date: '2026-03-21', amount: { amount: '15.50' } });
  });

  it('shows both values where somebody else was quicker, and keeps the typed one', async () => {
    for (const [choice, theirs, left] of [
      ['Take theirs', 'theirs', 'theirs'],
      ['Keep yours', 'hers', 'mine'],
    ] as const) {
      await office.visit('/transactions');
      await cell('Shop S', 'note').click();
      await page().getByRole('textbox', { name: 'Note of Shop S' }).fill('mine');
      await clerk.must('transaction', 'PATCH', `/transactions/${ids[18]}`, { note: theirs });
      await key('Enter');
      const both = page().getByRole('group', { name: 'Changed elsewhere meanwhile' });
      expect((await both.innerText()).replace(/\s+/g, ' ')).toContain(`Yours: mine Theirs: ${theirs}`);
      expect(await office.accessibilityFindings()).toEqual([]);
      await both.getByRole('button', { name: choice }).click();
      await both.waitFor({ state: 'detached' });
      await row('Shop S').getByText(left, { exact: true }).waitFor();
      expect((await stored(ids[18] ?? '')).note).toBe(left);
    }
  });

  it('categorises twenty rows of different payees in five acts of the keyboard', async () => {
    await office.visit('/transactions?category=none');
    await key('j');
    await key('Control+a');
    await key('c');
    await page().getByRole('combobox', { name: 'Category' }).waitFor();
    await page().keyboard.type('groc');
    await key('Enter');
    await page().getByText('20 transactions are changed.').waitFor();
    await page().getByText('Nothing matches these filters').waitFor();
    expect(await here()).not.toBe('BODY');
    const categories = await Promise.all(ids.map(async (id) => (await stored(id)).categoryId));
    expect(new Set(categories).size).toBe(1);
    expect(categories[0]).toEqual(expect.any(String));
    await key('Control+z');
    await page().getByText('20 transactions are as before.').waitFor();
  });

  it('goes by the keyboard from row to row, selects, categorises one and deletes', async () => {
    await office.visit('/transactions');
    await key('j');
    await key('j');
    expect(await here()).toContain('Shop S');
    await key('c');
    await page().getByRole('combobox', { name: 'Category of Shop S' }).waitFor();
    await page().keyboard.type('restau');
    await key('Enter');
    // The row names the category as an option, too, until it is saved: the keys of the list are back after that.
    await page().getByRole('combobox', { name: 'Category of Shop S' }).waitFor({ state: 'detached' });
    await row('Shop S').getByText('Restaurants').waitFor();
    expect(await here()).toContain('Shop S');
    await key('Shift+J');
    await page().getByText('2 selected').waitFor();
    await key('Escape');
    await key('Delete');
    await row('Shop R').waitFor({ state: 'detached' });
    expect(await here()).toMatch(/Shop [SQ]/);
    await key('Control+z');
    await row('Shop R').waitFor();
    await key('Enter');
    await page().getByRole('dialog', { name: 'Edit transaction' }).waitFor();
    await key('Escape');
  });

  it('goes from month to month, and each filter is a chip that takes itself away', async () => {
    await office.visit('/transactions?category=none');
    await page().getByRole('button', { name: 'All months' }).click();
    await page().getByRole('dialog', { name: 'Choose a month' }).waitFor();
    expect(await office.accessibilityFindings()).toEqual([]);
    await page().getByRole('button', { name: 'The oldest' }).click();
    await page().waitForURL(/month=2026-02/);
    await row('Shop J').waitFor();
    expect(await row('Shop K').count()).toBe(0);
    await page().getByRole('button', { name: 'Next month' }).click();
    await page().waitForURL(/month=2026-03/);
    await row('Shop K').waitFor();
    await page().getByRole('link', { name: 'March 2026: take this filter away' }).click();
    await page().waitForURL(/\/transactions\?category=none$/);
    await page().getByRole('link', { name: 'Uncategorised: take this filter away' }).click();
    await page().waitForURL(/\/transactions$/);
    await page().getByLabel('Search').fill('shop b');
    await page().waitForURL(/q=shop\+b/);
    await row('Shop B').waitFor();
    expect(await page().getByRole('checkbox').count()).toBe(1);
  });

  it('has a running balance within one account that ends where the account is', async () => {
    await office.visit('/transactions');
    await row('Shop S').getByRole('link', { name: 'Giro' }).click();
    await page().waitForURL(/account=/);
    const { balance } = await clerk.must<{ balance: { amount: string } }>('transaction', 'GET', `/accounts/${giro}`);
    const shown = async (payee: string) => (await row(payee).innerText()).replaceAll(/[€,]/g, '');
    await row('Shop T').getByText('€792.60').waitFor();
    expect(await shown('Shop T')).toContain(balance.amount);
    expect(await shown('Shop A')).toContain('998.90');
    await page().getByLabel('Order').selectOption({ label: 'Largest first' });
    await page().getByRole('region', { name: 'By amount' }).waitFor();
    expect(await shown('Shop A')).not.toContain('998.90');
  });

  it('is exported as it is filtered', async () => {
    await office.visit('/transactions?month=2026-02&sort=date');
    const download = page().waitForEvent('download');
    await page().getByRole('link', { name: /^CSV/ }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^transactions-.*\.csv$/);
    const lines = readFileSync(await file.path(), 'utf8')
      .split('\r\n')
      .slice(1, -1);
    expect(lines.map((line) => line.split(',')[6])).toEqual(
      Array.from({ length: 10 }, (_, index) => `-${index + 1}.10`),
    );
  });

  it('on a phone opens a row where it is touched, with nothing that deletes it beside', async () => {
    const hand = await Dashboard.open(system, { viewport: phone, isMobile: true, hasTouch: true });
    await hand.logIn(clerk.email, clerk.password);
    await hand.visit('/transactions');
    expect(await hand.page.getByRole('button', { name: /^Delete/ }).count()).toBe(0);
    await hand.page.locator('[data-row]').first().tap();
    await hand.page.getByRole('dialog', { name: 'Edit transaction' }).waitFor();
    await hand.page.keyboard.press('Escape');
    expect(await hand.page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
    expect(await hand.accessibilityFindings()).toEqual([]);
    expect(hand.complaints).toEqual([]);
    await hand.close();
    expect(office.complaints).toEqual([]);
  });
});
