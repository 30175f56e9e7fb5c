import { Caller } from '../support/api';
import { Dashboard, phone } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

let system: RunningSystem;
let person: Caller;
let dashboard: Dashboard;

beforeAll(async () => {
  system = await RunningSystem.shared();
  person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada', timeZone: 'UTC' });
  await person.must('transaction', 'POST', '/transactions/add', {
    type: 'expense',
    amount: { amount: '12.50', currency: 'EUR' },
    date: '2026-03-14',
    payee: 'Bakery',
  });
  dashboard = await Dashboard.open(system);
  await dashboard.logIn(person.email, person.password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

const press = (key: string) => dashboard.page.keyboard.press(key);
const dialog = (name: string) => dashboard.page.getByRole('dialog', { name });
const blurred = (selector: string) =>
  dashboard.page.evaluate<boolean>(
    `[...document.querySelectorAll('${selector}')].every((each) => getComputedStyle(each).filter.includes('blur'))`,
  );

it('goes anywhere by one field and the keyboard', async () => {
  const { page } = dashboard;
  await press('ControlOrMeta+k');
  await dialog('Go to, search or do').waitFor();
  await page.locator('[role=dialog] input:focus').waitFor();
  expect(await dashboard.findingsEverywhere()).toEqual([]);
  await page.keyboard.type('groc');
  await press('Enter');
  await page.waitForURL(/\/transactions\?category=/);
  await press('ControlOrMeta+k');
  await page.locator('[role=dialog] input:focus').waitFor();
  await page.keyboard.type('bakery');
  await page.getByRole('option', { name: /^Search transactions for “bakery”/ }).waitFor();
  await press('ArrowUp');
  await press('Enter');
  await page.waitForURL(/\/transactions\?q=bakery/);
});

it('has a key for what is done every day, except while something is typed', async () => {
  const { page } = dashboard;
  await dashboard.visit('/');
  await press('n');
  await dialog('Add transaction').getByLabel('Amount').waitFor();
  await page.locator('[role=dialog] input:focus').waitFor();
  await dialog('Add transaction').getByLabel('Payee').fill('');
  await page.keyboard.type('n?p');
  expect(await dialog('Add transaction').getByLabel('Payee').inputValue()).toBe('n?p');
  await dialog('Add transaction').getByRole('button', { name: 'Cancel' }).click();
  await press('g');
  await press('b');
  await page.waitForURL('**/budgets');
  await press('?');
  await dialog('Keyboard').getByText('Add a transaction').waitFor();
  expect(await dashboard.findingsEverywhere()).toEqual([]);
  await dialog('Keyboard').getByLabel('Keys without Ctrl are on').uncheck();
  await press('Escape');
  await press('p');
  expect(await page.locator('html[data-private]').count()).toBe(0);
  await press('ControlOrMeta+k');
  await page.locator('[role=dialog] input:focus').waitFor();
  await page.keyboard.type('keyb');
  await press('Enter');
  await dialog('Keyboard').getByLabel('Keys without Ctrl are on').check();
  await press('Escape');
});

it('hides amounts from whoever looks over a shoulder, also after the page is loaded again', async () => {
  await dashboard.visit('/');
  expect(await blurred('.amount')).toBe(false);
  await press('p');
  expect(await blurred('.amount')).toBe(true);
  await dashboard.visit('/accounts');
  expect(await blurred('.amount')).toBe(true);
  await press('p');
  expect(await blurred('.amount')).toBe(false);
});

it('shows what is in each account beside every page', async () => {
  await dashboard.visit('/rates');
  const balances = dashboard.page.getByRole('list', { name: 'Balances' });
  expect(await balances.innerText()).toMatch(/Main account EUR\s*\u2212€12\.50/);
});

it('follows the system again after a scheme was chosen', async () => {
  const { page } = dashboard;
  const menu = () => page.getByRole('button', { name: /^Ada \(appearance/ }).click();
  const scheme = (which: string) => page.locator(`html[data-mantine-color-scheme="${which}"]`).waitFor();
  await dashboard.visit('/');
  // A window stays in the page when it is closed, and came when nothing was chosen yet.
  await press('ControlOrMeta+k');
  await page.locator('[role=dialog] input:focus').waitFor();
  await press('Escape');
  await menu();
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await scheme('dark');
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    // A page hears of it when it is painted.
    await page.waitForTimeout(200);
    await scheme('dark');
  }
  await page.getByLabel('High contrast').check();
  expect(await dashboard.accessibilityFindings()).toEqual([]);
  await dashboard.visit('/budgets');
  await scheme('dark');
  await page.locator('html[data-contrast]').waitFor();
  // In the dark a button that can be pressed is not darker than what it lies on.
  const light = (of: string) =>
    `getComputedStyle(${of}).backgroundColor.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)`;
  const button = "[...document.querySelectorAll('main button')].find((each) => each.textContent === 'New budget')";
  expect(await page.evaluate(`${light(button)} > ${light('document.body')}`)).toBe(true);
  expect(await dashboard.accessibilityFindings()).toEqual([]);
  await menu();
  await page.getByRole('radio', { name: 'System' }).check({ force: true });
  await page.getByLabel('High contrast').uncheck();
  await press('Escape');
  await page.emulateMedia({ colorScheme: 'dark' });
  await scheme('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await scheme('light');
});

it('has the round button, and the other places, in reach of the thumb', async () => {
  const viewer = await Dashboard.open(system, { viewport: phone, isMobile: true, hasTouch: true });
  await viewer.logIn(person.email, person.password);
  const { page } = viewer;
  const box = await page.getByRole('button', { name: 'Add transaction' }).boundingBox();
  expect(box && box.y > 700 && Math.abs(box.x + box.width / 2 - phone.width / 2) < 2).toBe(true);
  await page.getByRole('button', { name: 'Add transaction' }).tap();
  const sheet = await page.getByRole('dialog', { name: 'Add transaction' }).boundingBox();
  expect(sheet && Math.round(sheet.y + sheet.height)).toBe(phone.height);
  await page.getByRole('button', { name: 'Cancel' }).tap();
  await page.getByRole('button', { name: 'More' }).tap();
  expect(await viewer.accessibilityFindings()).toEqual([]);
  await page.getByRole('link', { name: 'Categories' }).tap();
  await page.waitForURL('**/categories');
  await viewer.close();
});

it('has no page of its pieces where it is in use', async () => {
  await dashboard.visit('/kit');
  await dashboard.page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
});

it('logs out from every page', async () => {
  const { page } = dashboard;
  await page.getByRole('button', { name: /^Ada \(appearance/ }).click();
  await page.getByRole('button', { name: 'Log out', exact: true }).click();
  await page.waitForURL('**/login');
});

it('met no script error and no breach of the content policy', () => {
  expect(dashboard.complaints).toEqual([]);
});
