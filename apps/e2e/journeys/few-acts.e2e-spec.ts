import { CalendarDate, CalendarMonth } from '@pft/kernel';
import type { Locator } from 'playwright-core';
import { Caller } from '../support/api';
import { cents, Dashboard } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

const month = CalendarDate.monthOf(CalendarDate.today('UTC', new Date()));
/** The last March that has begun. */
const march = `${Number(month.slice(0, 4)) - (month.slice(5) < '03' ? 1 : 0)}-03`;
const words = (of: string): string =>
  new Date(`${of}-01`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

let system: RunningSystem;
let person: Caller;
let dashboard: Dashboard;
/** A click, a key with those held, and a typed text are an act each. Adding and changing many rows have journeys of their own. */
let acts: number;

async function click(target: Locator): Promise<void> {
  acts += 1;
  await target.click();
}

beforeAll(async () => {
  system = await RunningSystem.shared();
  person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada', locale: 'en-GB', timeZone: 'UTC' });
  await person.must('transaction', 'POST', '/sample');
  // The rent alone, which is paid on the first of a month, is more.
  const budget = { name: 'Everything', categoryIds: [], limit: { amount: '500.00', currency: 'EUR' } };
  await person.must('transaction', 'POST', '/budgets', { ...budget, period: 'month', thresholds: [100] });
  dashboard = await Dashboard.open(system, { viewport: { width: 1440, height: 900 } });
  await dashboard.logIn(person.email, person.password);
  const over = dashboard.page.getByRole('link', { name: /^Everything: / });
  for (let wait = 0; wait < 50 && (await over.count()) === 0; wait += 1) await dashboard.visit('/');
});

beforeEach(async () => {
  await dashboard.visit('/');
  acts = 0;
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

it('shows all groceries of March, and their sum, in two acts', async () => {
  const { page } = dashboard;
  const months = page.getByRole('group', { name: 'Income and spending by month' });
  await click(months.getByRole('link', { name: new RegExp(`^${words(march)}`) }));
  await page.getByRole('heading', { name: words(march) }).waitFor();
  await click(
    page.getByRole('region', { name: 'Where the money went' }).getByRole('link', { name: 'Groceries', exact: true }),
  );
  await page.waitForURL(/\/transactions\?/);
  const { items } = await person.must<{ items: { id: string; name: string }[] }>('transaction', 'GET', '/categories');
  const groceries = items.find(({ name }) => name === 'Groceries')?.id;
  const [from, to] = [CalendarMonth.firstDay(march), CalendarMonth.lastDay(march)];
  const path = `/transactions/totals?categoryId=${groceries}&from=${from}&to=${to}`;
  const { count } = await person.must<{ count: number }>('transaction', 'GET', path);
  await page.getByRole('region', { name: 'Totals of the list' }).getByText(`${count} transactions`).waitFor();
  expect(count).toBeGreaterThan(5);
  expect(acts).toBeLessThanOrEqual(2);
});

it('says why a budget is over in two acts, by rows that add up to what is spent', async () => {
  const { page } = dashboard;
  const needs = page.getByRole('region', { name: 'What needs you' });
  await click(needs.getByRole('link', { name: /^Everything: / }));
  const { rows, rounding, total } = await dashboard.explained();
  expect(acts).toBeLessThanOrEqual(2);
  expect(rows + rounding).toBe(total);
  await dashboard.visit('/budgets');
  const spent = page.getByRole('main').getByRole('link', { name: /^Everything: / });
  expect(cents((await spent.getAttribute('aria-label')) ?? '')).toBe(total);
  acts = 1;
  await click(spent);
  expect((await dashboard.explained()).total).toBe(total);
  expect(acts).toBeLessThanOrEqual(2);
});

it('stands the month beside the same one of last year in one act', async () => {
  const { page } = dashboard;
  const lastYear = words(CalendarMonth.plusMonths(month, -12));
  await click(page.getByRole('navigation', { name: 'Compare with' }).getByRole('link', { name: 'Last year' }));
  await page.getByText(new RegExp(`(less|more) than (by this day )?in ${lastYear}\\.$`)).waitFor();
  expect(acts).toBe(1);
  expect(dashboard.complaints).toEqual([]);
});
