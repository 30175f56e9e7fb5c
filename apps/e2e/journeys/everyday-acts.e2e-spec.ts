import { Caller } from '../support/api';
import { Dashboard, phone } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

let system: RunningSystem;
let person: Caller;
let dashboard: Dashboard;

const spend = (payee: string | null, date: string, accountId?: string) =>
  person.must('transaction', 'POST', '/transactions/add', {
    type: 'expense',
    amount: { amount: '12.50', currency: 'EUR' },
    date,
    payee,
    note: payee === null ? 'from the purse' : null,
    ...(accountId && { accountId }),
  });

beforeAll(async () => {
  system = await RunningSystem.shared();
  // All accounts are in euros, and the base currency is another one.
  person = await Caller.register(system, { baseCurrency: 'GBP', displayName: 'Ada', locale: 'en-GB', timeZone: 'UTC' });
  const body = { type: 'checking', currency: 'EUR' };
  const { id } = await person.must<{ id: string }>('transaction', 'POST', '/accounts', { ...body, name: 'Joint' });
  await person.must('transaction', 'POST', '/accounts', { ...body, name: 'Travel money' });
  await spend('Bakery', '2026-03-01', id);
  await spend('Chemist', '2026-03-14', id);
  await spend(null, '2026-03-15', id);
  dashboard = await Dashboard.open(system);
  await dashboard.logIn(person.email, person.password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

const dialog = () => dashboard.page.getByRole('dialog', { name: /transaction$/ });
const press = (key: string) => dashboard.page.keyboard.press(key);
const openForm = async (): Promise<void> => {
  await dashboard.page.getByRole('button', { name: 'Add transaction' }).first().click();
  await dialog().getByLabel('Amount').waitFor();
};

it('filters by a day that is typed, and leaves the keyboard where it is', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  await page.getByRole('button', { name: 'Filters' }).click();
  const from = page.getByLabel('From', { exact: true });
  await from.focus();
  await page.keyboard.type('14 mar 2026');
  await press('Enter');
  await page.waitForURL(/from=2026-03-14/);
  await page.getByText('Bakery').waitFor({ state: 'detached' });
  expect(await from.inputValue()).toBe('14/03/2026');
  expect(await page.evaluate('document.activeElement.value')).toBe('14/03/2026');
  await press('ArrowUp');
  await page.waitForURL(/from=2026-03-15/);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('someday');
  await press('Tab');
  await page.getByText(/^Type a day such as/).waitFor();
  expect(page.url()).toContain('from=2026-03-15');
});

it('chooses a day in the calendar, by keyboard', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions?from=2026-03-15');
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByLabel('From', { exact: true }).focus();
  await press('Alt+ArrowDown');
  await page.getByRole('dialog', { name: 'Choose a day' }).waitFor();
  expect(await dashboard.accessibilityFindings()).toEqual([]);
  await press('ArrowUp');
  await press('Enter');
  await page.waitForURL(/from=2026-03-08/);
  expect(await page.evaluate('document.activeElement.value')).toBe('08/03/2026');
});

it('offers to categorise a payee only where there is one', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  await page.getByRole('button', { name: 'Edit from the purse' }).waitFor();
  expect(await page.getByRole('button', { name: /^Categorize all like/ }).count()).toBe(2);
});

it('keeps what was typed where the form is left by mistake', async () => {
  await openForm();
  await dialog().getByLabel('Amount').fill('20');
  await dialog().getByLabel('Payee').fill('Corner shop');
  await press('Escape');
  await dialog().waitFor({ state: 'hidden' });
  await openForm();
  expect(await dialog().getByLabel('Payee').inputValue()).toBe('Corner shop');
  await dialog().getByRole('button', { name: 'Cancel' }).click();
  await openForm();
  expect(await dialog().getByLabel('Payee').inputValue()).toBe('');
  await press('Escape');
});

it('says what is wrong till it is mended, works amounts out, and opens no account unasked', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions?q=bakery');
  await openForm();
  const amount = dialog().getByLabel('Amount');
  expect(await dialog().getByLabel('Account').locator('option:checked').innerText()).toBe('Joint (EUR)');
  await amount.fill('abc');
  await press('Enter');
  await dialog().getByText('Enter an amount such as 12.34.').waitFor();
  await amount.fill('12+3,50');
  await dialog().getByText('Enter an amount such as 12.34.').waitFor({ state: 'detached' });
  await press('Tab');
  expect(await amount.inputValue()).toBe('15.50');
  const day = await dialog().getByLabel('Date').inputValue();
  await dialog().getByLabel('Date').fill('someday');
  await dialog().getByLabel('Payee').fill('Florist');
  await press('Enter');
  // Not sent with the day that the field no longer shows.
  await dialog()
    .getByText(/^Type a day such as/)
    .waitFor();
  expect(await page.evaluate('document.activeElement.value')).toBe('someday');
  await dialog().getByLabel('Date').fill(day);
  await dialog().getByLabel('Payee').focus();
  await dialog().getByLabel('Account').selectOption({ label: 'Travel money (EUR)' });
  await press('Enter');
  await dialog().waitFor({ state: 'hidden' });
  const said = page
    .getByRole('alert')
    .filter({ hasText: /^Added: €15\.50, Florist, Travel money\. It is hidden by your filters\./ });
  await said.getByRole('link', { name: 'Show' }).click();
  await page.getByRole('button', { name: 'Edit Florist' }).waitFor();
  // The account that was used last comes first now.
  await openForm();
  expect(await dialog().getByLabel('Account').locator('option:checked').innerText()).toBe('Travel money (EUR)');
  await dialog().getByLabel('Account').selectOption({ label: 'A new account' });
  await dialog().getByText('Opens “Main account GBP”').waitFor();
  await press('Escape');
  const { items } = await person.must<{ items: { name: string }[] }>('transaction', 'GET', '/accounts');
  expect(items.map(({ name }) => name).sort()).toEqual(['Joint', 'Travel money']);
});

it('takes a deletion back by Ctrl-Z', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  await page.getByRole('button', { name: 'Delete Chemist' }).click();
  await page.getByText('“Chemist” is deleted.').waitFor();
  await page.getByRole('button', { name: 'Delete Chemist' }).waitFor({ state: 'detached' });
  await press('Control+z');
  await page.getByRole('button', { name: 'Delete Chemist' }).waitFor();
});

it('offers no way that leads to a refusal', async () => {
  const { page } = dashboard;
  await dashboard.visit('/categories');
  await page.getByRole('navigation', { name: 'All categories' }).getByRole('link', { name: 'Groceries' }).click();
  await page.getByRole('button', { name: 'Actions for Groceries' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const targets = page.getByRole('dialog').getByLabel('Its transactions go to').locator('option');
  expect(await targets.allInnerTexts()).not.toContain('Groceries');
  await dashboard.visit('/accounts');
  await page.getByRole('button', { name: 'Actions for Joint' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Archive instead' }).click();
  await page.getByText('The account “Joint” is archived.').waitFor();
});

it('goes from month to month only where there is something', async () => {
  const { page } = dashboard;
  await dashboard.visit('/?month=2026-03');
  await page.getByRole('link', { name: 'Next month' }).waitFor();
  expect(await page.getByRole('link', { name: 'Previous month' }).count()).toBe(0);
});

it('draws nothing for what is not spent, and bars of one row at one height', async () => {
  const of = { limit: { amount: '300', currency: 'EUR' }, period: 'month', rollover: 'none', thresholds: [80] };
  const { items } = await person.must<{ items: { id: string; name: string }[] }>('transaction', 'GET', '/categories');
  const unspent = items.filter(({ name }) => name === 'Education').map(({ id }) => id);
  await person.must('transaction', 'POST', '/budgets', { ...of, name: 'Not spent', categoryIds: unspent });
  await person.must('transaction', 'POST', '/budgets', { ...of, name: 'Spent', categoryIds: [] });
  await dashboard.visit('/budgets');
  const meters = dashboard.page.getByRole('meter');
  expect(
    await dashboard.page
      .getByRole('meter', { name: /^Not spent/ })
      .locator('span')
      .count(),
  ).toBe(0);
  const tops = await Promise.all((await meters.all()).map(async (meter) => (await meter.boundingBox())?.y));
  expect(new Set(tops).size).toBe(1);
});

it('says within the shell that an address is none', async () => {
  await dashboard.visit('/budgets/none');
  await dashboard.page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  await dashboard.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Budgets' }).waitFor();
});

it('shows a page of its own where there is no network, and keeps nothing else', async () => {
  const { page, context } = dashboard;
  await dashboard.visit('/');
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  const kept = `caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
    .then((lists) => lists.flat().map((request) => new URL(request.url).pathname))`;
  expect(await page.evaluate(kept)).toEqual(['/offline.html']);
  await context.setOffline(true);
  await page.goto('/budgets');
  await page.getByRole('heading', { name: 'No connection' }).waitFor();
  await context.setOffline(false);
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Budgets' }).first().waitFor();
});

it('says that there is no network in the language of the browser', async () => {
  const viewer = await Dashboard.open(system, { locale: 'de-AT' });
  await viewer.page.goto('/offline.html');
  expect(await viewer.page.evaluate('document.documentElement.lang')).toBe('de');
  await viewer.page.getByRole('heading', { name: 'Keine Verbindung' }).waitFor();
  expect(await viewer.page.getByRole('heading').count()).toBe(1);
  expect(await viewer.accessibilityFindings()).toEqual([]);
  await viewer.close();
});

it('has fields of 16 px on a phone, and amounts that do not break', async () => {
  const viewer = await Dashboard.open(system, { viewport: phone, isMobile: true, hasTouch: true });
  await viewer.logIn(person.email, person.password);
  await viewer.visit('/rates?base=GBP&date=2026-03-02');
  const small = `[...document.querySelectorAll('input, select, textarea')].filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16).length`;
  const broken = `[...document.querySelectorAll('tbody td:nth-child(2)')].filter((cell) => cell.getClientRects().length > 1 || cell.scrollWidth > cell.clientWidth || cell.innerText.replace(/\\D/g, '').length > 12).length`;
  expect(await viewer.page.evaluate(small)).toBe(0);
  expect(await viewer.page.evaluate(broken)).toBe(0);
  await viewer.visit('/transactions');
  expect(await viewer.page.evaluate(small)).toBe(0);
  await viewer.close();
});

it('reads a figure that is written from right to left in one piece', async () => {
  const reader = await Caller.register(system, { baseCurrency: 'EUR', locale: 'ar-EG', timeZone: 'UTC' });
  await reader.must('transaction', 'POST', '/transactions/add', {
    type: 'expense',
    amount: { amount: '12.50', currency: 'EUR' },
    date: '2026-03-14',
  });
  const viewer = await Dashboard.open(system);
  await viewer.logIn(reader.email, reader.password);
  await viewer.visit('/?month=2026-03');
  expect(await viewer.page.getByTestId('spending').innerText()).toMatch(/^\u2068[^\u2068]+\u2069$/);
  await viewer.page.getByRole('heading', { name: 'March 2026' }).waitFor();
  await viewer.close();
});

it('says in human words what is wrong, and where', async () => {
  const visitor = await Dashboard.open(system);
  await visitor.visit('/register');
  await visitor.page.getByLabel('E-mail').fill('ada');
  await visitor.page.getByLabel(/^Password/).fill('short');
  await visitor.page.getByRole('button', { name: 'Create account' }).click();
  await visitor.page.getByText('This is no e-mail address.').waitFor();
  await visitor.page.getByText('At least 8 characters.').waitFor();
  expect(await visitor.page.evaluate('document.activeElement.name')).toBe('email');
  await visitor.visit('/login');
  await visitor.page.getByLabel('E-mail').fill(person.email);
  await visitor.page.getByLabel(/^Password/).fill('not the password');
  await visitor.page.getByRole('button', { name: 'Log in' }).click();
  await visitor.page.getByRole('alert').filter({ hasText: /\w/ }).first().waitFor();
  expect(await visitor.page.getByText('Reference').count()).toBe(0);
  await visitor.close();
});

it('met no script error and no breach of the content policy', () => {
  expect(dashboard.complaints).toEqual([]);
});
