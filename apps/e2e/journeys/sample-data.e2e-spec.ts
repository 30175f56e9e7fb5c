import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { Dashboard, phone } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

const email = `sample-${randomUUID()}@example.org`;
const password = 'orchid kettle umbrella';
let system: RunningSystem;
let dashboard: Dashboard;

beforeAll(async () => {
  system = await RunningSystem.shared();
  dashboard = await Dashboard.open(system);
  await dashboard.register(email, password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

it('loads the sample household with one click, with budgets of which one raises an alert', async () => {
  const { page } = dashboard;
  await page.getByRole('button', { name: 'Load sample data' }).click();
  await page
    .getByText(/transactions, 6 accounts, 5 budgets and 1 category are loaded/)
    .first()
    .waitFor({ timeout: 60_000 });
  await page.getByRole('region', { name: 'Totals' }).waitFor();
  const needs = page.getByRole('region', { name: 'What needs you' });
  await needs.getByRole('link', { name: /^Home: \d+%, passed 80%/ }).waitFor();
});

it('answers four questions, in one order on every width', async () => {
  const { page } = dashboard;
  const questions = ['Am I fine?', 'Net worth', 'What needs you', 'What comes'];
  for (const [width, height] of [
    [390, 844],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    await dashboard.visit('/');
    const regions = questions.map((name) => page.getByRole('region', { name, exact: true }));
    await regions[0]
      ?.getByText(/^You (have spent|spent) .+ (less|more) than (by this day )?in [A-Z][a-z]+\.$/)
      .waitFor();
    await regions[0]?.getByTestId('left').waitFor();
    await regions[2]?.getByRole('link', { name: /transactions? to review$/ }).waitFor();
    await regions[3]?.getByRole('listitem').first().waitFor();
    const tops = await Promise.all(regions.map(async (region) => (await region.boundingBox())?.y ?? -1));
    if (width < 1024) expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(await dashboard.accessibilityFindings()).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
});

it('draws charts that are walked with the arrow keys, opened, read as a table and saved', async () => {
  const { page } = dashboard;
  await dashboard.visit('/');
  const fine = page.getByRole('region', { name: 'Am I fine?' });
  const days = fine.getByRole('group', { name: 'Spending, day by day' });
  await days.locator('[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  const focused = () => page.evaluate<string>('document.activeElement.getAttribute("aria-label")');
  expect(await focused()).toMatch(/^1 [A-Z][a-z]+ \d{4}: /);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  const second = await focused();
  expect(second).toMatch(/^2 [A-Z][a-z]+ \d{4}: .+€[\d,.]+/);
  const [first] = (await days.getByRole('link').count()) > 1 ? [days.getByRole('link').first()] : [];
  await first?.focus();
  const value = /€[\d,.]*\d/.exec(await focused())?.[0];
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  expect(await panel.getByTestId('explained-total').innerText()).toBe(value);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement !== document.body')).toBe(true);

  const months = page.getByRole('region', { name: 'Thirteen months' });
  expect(await months.getByRole('group').getByRole('link').count()).toBe(13);
  await months.getByRole('group').getByRole('link').first().focus();
  await page.keyboard.press('End');
  expect(await focused()).toMatch(/not over yet: Income /);
  await months.getByText('Show as a table').click();
  await months.getByRole('row').nth(13).waitFor();
  expect(await months.getByRole('row').count()).toBe(14);
  const save = async (name: string): Promise<Buffer> => {
    const [download] = await Promise.all([page.waitForEvent('download'), months.getByRole('button', { name }).click()]);
    return readFileSync(await download.path());
  };
  expect((await save('Save as CSV')).toString()).toMatch(/^\uFEFFMonth,Income \([A-Z]{3}\),Spending/);
  expect((await save('Save as PNG')).subarray(1, 4).toString()).toBe('PNG');
  expect(await dashboard.accessibilityFindings()).toEqual([]);
});

it('says in the first week what is left to do, as long as it is wanted', async () => {
  const { page } = dashboard;
  const strip = page.getByRole('region', { name: 'First week' });
  // The sample household is nobody's own data.
  expect(await strip.getByRole('link').allInnerTexts()).toEqual([
    'Bring your data',
    'Look through the rows without a category',
    'Set one budget',
  ]);
  await strip.getByRole('button', { name: 'Close the first steps for good' }).click();
  await strip.waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.id')).toBe('content');
  await dashboard.visit('/');
  await page.getByRole('region', { name: 'Totals' }).waitFor();
  expect(await strip.count()).toBe(0);
});

it('shows it in the base currency, with rows to review and nothing without a rate', async () => {
  const { page } = dashboard;
  await dashboard.visit('/');
  expect(Number(await dashboard.figure('spending'))).toBeGreaterThan(1_000);
  const where = await page.getByRole('region', { name: 'Where the money went' }).innerText();
  expect(where).toContain('Rent');
  expect(where).toContain('Uncategorised');
  expect(await page.getByText(/^No rate for/).count()).toBe(0);
  await dashboard.visit('/accounts');
  for (const name of ['Joint account', 'Savings', 'Credit card', 'Cash', 'Dollar account', 'Yen account']) {
    await page.getByText(name).first().waitFor();
  }
});

it('has the places at hand on a phone', async () => {
  const viewer = await Dashboard.open(system, { viewport: phone, isMobile: true, hasTouch: true });
  await viewer.logIn(email, password);
  await viewer.visit('/');
  await viewer.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Transactions' }).tap();
  await viewer.page.getByRole('heading', { name: 'Transactions' }).first().waitFor();
  expect(viewer.complaints).toEqual([]);
  await viewer.close();
});

it('adds, changes and deletes a transaction', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  await page.getByRole('button', { name: 'Add transaction' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Amount').fill('4.20');
  await form.getByLabel('Payee').fill('Corner kiosk');
  await form.getByRole('button', { name: 'Add transaction' }).click();
  await page.getByRole('button', { name: 'Edit Corner kiosk' }).click();
  await form.getByLabel('Amount').fill('4.90');
  await form.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'Corner kiosk' });
  await row.filter({ hasText: '4.90' }).waitFor();
  await row.getByRole('button', { name: 'Delete Corner kiosk' }).click();
  await row.waitFor({ state: 'detached' });
});

it('keeps the settings, and shows totals in the new base currency', async () => {
  const { page } = dashboard;
  await dashboard.visit('/settings');
  await page.getByLabel('Name').fill('Ada Lovelace');
  await page.getByLabel('Base currency').selectOption('JPY');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await page.getByText('Your settings are saved.').first().waitFor();
  await dashboard.visit('/');
  expect(await page.getByTestId('spending').innerText()).toMatch(/¥\s?[\d,]+$/);
  await dashboard.visit('/settings');
  expect(await page.getByLabel('Name').inputValue()).toBe('Ada Lovelace');
  await page.getByLabel('Base currency').selectOption('EUR');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await page.getByText('Your settings are saved.').first().waitFor();
});

it('logs out, shows nothing any more, and logs in again', async () => {
  const { page } = dashboard;
  await dashboard.visit('/settings');
  await page.getByRole('button', { name: 'Log out', exact: true }).click();
  await page.waitForURL('**/login');
  await page.goto('/transactions');
  await page.waitForURL(/\/login/);
  await dashboard.logIn(email, password);
});

it('takes the sample household away with one click', async () => {
  const { page } = dashboard;
  await dashboard.visit('/settings');
  const region = page.getByRole('region', { name: 'Sample data' });
  await region.getByText(/transactions, 6 accounts, 5 budgets and 1 category of the invented household go/).waitFor();
  await page.getByRole('button', { name: 'Remove sample data' }).click();
  await page
    .getByText(/The sample data is gone: /)
    .first()
    .waitFor({ timeout: 60_000 });
  await dashboard.visit('/');
  await page.getByRole('heading', { name: 'Welcome' }).waitFor();
  await dashboard.visit('/budgets');
  await page.getByText('No budgets yet').waitFor();
  await dashboard.visit('/accounts');
  expect(await page.getByText('Joint account').count()).toBe(0);
});

it('did all this without a script error, a dialog or a breach of the content policy', () => {
  expect(dashboard.complaints).toEqual([]);
});
