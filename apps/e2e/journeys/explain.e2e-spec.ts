import { CalendarDate, CalendarMonth } from '@pft/kernel';
import { Caller } from '../support/api';
import { cents, Dashboard, phone } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

const today = CalendarDate.today('UTC', new Date());
const month = CalendarDate.monthOf(today);
const before = CalendarMonth.plusMonths(month, -1);

let system: RunningSystem;
let person: Caller;
let dashboard: Dashboard;

async function spend(payee: string, amount: string, currency: string, date: string): Promise<void> {
  const body = { type: 'expense', amount: { amount, currency }, date, payee };
  await person.must('transaction', 'POST', '/transactions/add', body);
}

beforeAll(async () => {
  system = await RunningSystem.shared();
  person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada', locale: 'en-GB' });
  await spend('Hotel', '345.67', 'USD', '2024-03-02');
  await spend('Ramen', '1280', 'JPY', '2024-03-14');
  await spend('Corner shop', '19.99', 'EUR', '2024-03-20');
  await spend('Corner shop', '9.99', 'EUR', '2024-02-20');
  await spend('Corner shop', '100.00', 'EUR', today);
  await spend('Corner shop', '150.00', 'EUR', CalendarMonth.firstDay(before));
  await spend('Corner shop', '40.00', 'EUR', CalendarMonth.lastDay(before));
  const lines = Array.from(
    { length: 205 },
    (_, row) => `2023-05-${String((row % 28) + 1).padStart(2, '0')},Shop ${row},-1.00`,
  );
  const { id } = await person.upload<{ id: string }>('may.csv', ['Date,Payee,Amount', ...lines].join('\n'));
  await person.must('transaction', 'POST', `/imports/${id}/commit`);
  dashboard = await Dashboard.open(system);
  await dashboard.logIn(person.email, person.password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

const panel = () => dashboard.page.getByRole('dialog');
const opened = () => new URL(dashboard.page.url()).searchParams.get('explain');

it('opens a figure to rows that add up to it, and gives the keyboard back', async () => {
  const { page } = dashboard;
  await dashboard.visit('/?month=2024-03');
  const figure = page.getByRole('region', { name: 'Totals' }).getByRole('link', { name: /^Spending: / });
  await figure.focus();
  await page.keyboard.press('Enter');
  await panel().getByRole('row', { name: /Hotel/ }).waitFor();
  expect(opened()).toBe('spending,from:2024-03-01,to:2024-03-31,compare:previous,toDate:same-day');
  const { rows, rounding, total } = await dashboard.explained();
  expect(total).toBe(cents(await dashboard.figure('spending')));
  expect(rows + rounding).toBe(total);
  await panel()
    .getByText(/US\$345\.67 × 0\.9\d+, rate of 1 Mar 2024/)
    .waitFor();
  await panel()
    .getByText(/Before it was converted: €19\.99 · JP¥1,280 · US\$345\.67/)
    .waitFor();
  await panel()
    .getByText(/more than in February \(€9\.99\)/)
    .waitFor();
  expect(await panel().getByRole('region', { name: 'What changed' }).innerText()).toMatch(/Hotel/);
  expect(await dashboard.findingsEverywhere()).toEqual([]);
  await page.keyboard.press('Escape');
  await panel().waitFor({ state: 'detached' });
  expect(opened()).toBeNull();
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(/^Spending: /);
});

it('is closed by the back key, and kept by its address', async () => {
  const { page } = dashboard;
  await dashboard.visit('/?month=2024-03');
  await page.getByRole('link', { name: /^Net: / }).click();
  await panel().getByRole('row', { name: /Hotel/ }).waitFor();
  const address = page.url();
  await page.goBack();
  await panel().waitFor({ state: 'detached' });
  expect(new URL(page.url()).search).toBe('?month=2024-03');
  await page.goto(address);
  await panel().getByRole('row', { name: /Hotel/ }).waitFor();
  await panel().getByRole('button', { name: 'Close' }).click();
  await panel().waitFor({ state: 'detached' });
  expect(new URL(page.url()).search).toBe('?month=2024-03');
});

it('shows further rows where there are more than one page, and leads to the list', async () => {
  const { page } = dashboard;
  await dashboard.visit('/?month=2023-05');
  await page
    .getByRole('region', { name: 'Totals' })
    .getByRole('link', { name: /^Spending: / })
    .click();
  await panel().getByRole('button', { name: 'Show more rows' }).click();
  await panel().getByRole('button', { name: 'Show more rows' }).waitFor({ state: 'detached' });
  expect(await dashboard.explained()).toEqual({ rows: 20_500, rounding: 0, total: 20_500 });
  await panel().getByRole('link', { name: 'Show in the list' }).click();
  await page.waitForURL(/\/transactions\?from=2023-05-01&to=2023-05-31$/);
});

it('opens the balance of an account, and says where there is nothing or where it went wrong', async () => {
  const { page } = dashboard;
  await dashboard.visit('/accounts');
  const balance = page.getByRole('main').getByRole('link', { name: /^Main account USD: / });
  await balance.click();
  await panel().getByRole('row', { name: /Hotel/ }).waitFor();
  expect((await dashboard.explained()).total).toBe(-34_567);
  await dashboard.visit('/?explain=income,from:1999-01-01,to:1999-01-31');
  await panel().getByText('Nothing counts here: there are no rows in this time.').waitFor();
  await dashboard.visit('/?explain=balance:00000000-0000-4000-8000-000000000000');
  await panel().getByRole('alert').waitFor();
});

it('compares a month that runs with the same days, never with a whole one', async () => {
  const { page } = dashboard;
  await dashboard.visit('/');
  const isWhole = today === CalendarMonth.lastDay(month);
  const late = isWhole || CalendarDate.plusMonths(today, -1) === CalendarMonth.lastDay(before);
  const begin = isWhole ? 'You spent €100.00' : 'You have spent €100.00';
  const less = late ? '€90.00 less than' : '€50.00 less than';
  await page
    .getByText(new RegExp(`^${begin} – ${less} ${isWhole ? 'in' : 'by this day in'} [A-Z][a-z]+\\.$`))
    .waitFor();
  const movers = page.getByRole('region', { name: 'What changed most' });
  await movers.getByRole('link', { name: `Uncategorised: \u2212€${late ? '90' : '50'}.00` }).click();
  await panel()
    .getByText(late ? /^€90\.00 less than/ : /^€50\.00 less than/)
    .waitFor();
  await page.goBack();
  await panel().waitFor({ state: 'detached' });
  await page.getByRole('navigation', { name: 'Compare with' }).getByRole('link', { name: '12-month average' }).click();
  await page.waitForURL(/compare=average:12/);
  await page.getByText(/ (less|more) than (by this day )?in an average month/).waitFor();
  await page.getByRole('link', { name: 'Previous month' }).click();
  await page.waitForURL(new RegExp(`month=${before}&compare=average:12`));
});

it('takes the whole of a phone', async () => {
  const viewer = await Dashboard.open(system, { viewport: phone, isMobile: true, hasTouch: true });
  await viewer.logIn(person.email, person.password);
  await viewer.visit('/?month=2024-03');
  await viewer.page.getByRole('link', { name: /^Net: / }).tap();
  await viewer.page.getByRole('dialog').getByRole('row', { name: /Hotel/ }).waitFor();
  expect((await viewer.page.getByRole('dialog').boundingBox())?.width).toBe(phone.width);
  expect(await viewer.page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
  expect(viewer.complaints).toEqual([]);
  await viewer.close();
});

it('did all this without a script error, a dialog or a breach of the content policy', () => {
  expect(dashboard.complaints).toEqual([]);
});
