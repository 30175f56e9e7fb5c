import { CalendarDate } from '@pft/kernel';
import { Caller } from '../support/api';
import { Dashboard, phone } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

interface Transactions {
  items: { id: string; type: string; categoryId: string | null; refundOf: string | null; payee: string | null }[];
}

const date = CalendarDate.today('UTC', new Date());

let system: RunningSystem;
let person: Caller;
let dashboard: Dashboard;
let groceries: string;
let purchase: string;

beforeAll(async () => {
  system = await RunningSystem.shared();
  person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada' });
  const categories = await person.must<{ items: { id: string; name: string }[] }>('transaction', 'GET', '/categories');
  groceries = categories.items.find(({ name }) => name === 'Groceries')?.id ?? '';
  const spend = async (payee: string, amount: string): Promise<string> => {
    const body = { type: 'expense', amount: { amount, currency: 'EUR' }, date, payee, categoryId: groceries };
    return (await person.must<{ id: string }>('transaction', 'POST', '/transactions', body)).id;
  };
  purchase = await spend('Mixer Shop', '80.00');
  await spend('Corner shop', '20.00');
  const limit = { amount: '300.00', currency: 'EUR' };
  const budget = { name: 'Kitchen', categoryIds: [groceries], limit, period: 'month', thresholds: [80] };
  await person.must('transaction', 'POST', '/budgets', budget);
  dashboard = await Dashboard.open(system);
  await dashboard.logIn(person.email, person.password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

const dialog = () => dashboard.page.getByRole('dialog');

it('enters a refund in a category of spending, and offers what was bought there, the likeliest first', async () => {
  const { page } = dashboard;
  await page.getByRole('button', { name: 'Add transaction' }).first().click();
  await dialog().getByText('Income', { exact: true }).click();
  await dialog().getByLabel('Amount').fill('150');
  await dialog().getByLabel('Payee').fill('MIXER SHOP Gutschrift');
  expect(await dialog().getByLabel('Refund of').count()).toBe(0);
  expect(await dialog().locator('optgroup[label="Refund of spending: Food"]').count()).toBe(1);
  await dialog().getByLabel('Category').selectOption({ label: 'Groceries' });
  const offered = dialog().getByLabel('Refund of');
  await offered.locator(`option[value="${purchase}"]`).waitFor({ state: 'attached' });
  const labels = await offered.locator('option').allInnerTexts();
  expect(labels[0]).toBe('No purchase in particular');
  expect(labels[1]).toContain('Mixer Shop');
  await offered.selectOption(purchase);
  expect(await dashboard.accessibilityFindings()).toEqual([]);
  await dialog().getByRole('button', { name: 'Add transaction' }).click();
  await dialog().waitFor({ state: 'detached' });
  const { items } = await person.must<Transactions>('transaction', 'GET', '/transactions?type=income');
  expect(items).toMatchObject([{ categoryId: groceries, refundOf: purchase }]);
});

it('is no income, and says where refunds exceed spending', async () => {
  const { page } = dashboard;
  await dashboard.visit('/');
  expect(await dashboard.figure('income')).toBe('0.00');
  expect((await dashboard.figure('spending')).replace(/[^\d.]/g, '')).toBe('50.00');
  expect(await page.getByTestId('spending').innerText()).toMatch(/^[-−]/);
  await page
    .getByRole('region', { name: 'Totals' })
    .getByText(/Refunds exceed spending/)
    .first()
    .waitFor();
  const where = page.getByRole('region', { name: 'Where the money went' });
  await where
    .getByText(/Refunds exceed spending/)
    .first()
    .waitFor();
  expect(await where.locator('.bar > span').count()).toBe(0);
  await page.getByRole('region', { name: 'Latest transactions' }).getByText('Refund · Groceries').waitFor();
  expect(await dashboard.accessibilityFindings()).toEqual([]);
  await dashboard.visit('/budgets');
  const meter = page.getByRole('meter', { name: 'Kitchen: spent' });
  expect(await meter.getAttribute('aria-valuetext')).toBe('refunds exceed spending');
  expect(await meter.locator('span').count()).toBe(0);
  await page.getByText('€350.00 left').last().waitFor();
  expect(await dashboard.accessibilityFindings()).toEqual([]);
});

it('is marked in the list, leads to its purchase, and names none when that is deleted', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  const row = page.getByRole('listitem').filter({ hasText: 'MIXER SHOP Gutschrift' });
  await row.getByText('Refund', { exact: true }).waitFor();
  await row.getByRole('button', { name: 'Show the purchase that MIXER SHOP Gutschrift refunds' }).click();
  expect(await dialog().getByLabel('Payee').inputValue()).toBe('Mixer Shop');
  await dialog().getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Edit MIXER SHOP Gutschrift' }).click();
  expect(await dialog().getByLabel('Refund of').inputValue()).toBe(purchase);
  await dialog().getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Delete Mixer Shop', exact: true }).click();
  await row.getByText('Show the purchase').waitFor({ state: 'detached' });
  await row.getByText('Refund', { exact: true }).waitFor();
  const { items } = await person.must<Transactions>('transaction', 'GET', '/transactions?type=income');
  expect(items).toMatchObject([{ categoryId: groceries, refundOf: null }]);
});

it('fits on a phone, in the dark too', async () => {
  const viewer = await Dashboard.open(system, { viewport: phone, isMobile: true, hasTouch: true, colorScheme: 'dark' });
  await viewer.logIn(person.email, person.password);
  for (const path of ['/', '/transactions', '/budgets']) {
    await viewer.visit(path);
    expect(await viewer.page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
    expect(await viewer.accessibilityFindings()).toEqual([]);
  }
  await viewer.visit('/transactions');
  await viewer.page.getByRole('button', { name: 'Edit MIXER SHOP Gutschrift' }).tap();
  await viewer.page.getByRole('dialog').getByLabel('Refund of').waitFor();
  expect(await viewer.page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
  expect(await viewer.accessibilityFindings()).toEqual([]);
  expect(viewer.complaints).toEqual([]);
  await viewer.close();
});

it('did all this without a script error, a dialog or a breach of the content policy', () => {
  expect(dashboard.complaints).toEqual([]);
});
