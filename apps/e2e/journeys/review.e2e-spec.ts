import { Caller } from '../support/api';
import { Dashboard, phone } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

interface Row {
  id: string;
  payeeName: string | null;
  categoryId: string | null;
  reviewed: boolean;
}

let system: RunningSystem;
let person: Caller;
let dashboard: Dashboard;
const ids: Record<string, string> = {};

const waiting = async (): Promise<string[]> => {
  const path = '/transactions?reviewed=false';
  return (await person.must<{ items: Row[] }>('transaction', 'GET', path)).items.map(
    ({ payeeName }) => payeeName ?? '',
  );
};
/** The page goes on before the services have answered. */
const comesToWait = async (count: number): Promise<void> => {
  for (let look = 0; look < 50 && (await waiting()).length !== count; look += 1)
    await dashboard.page.waitForTimeout(100);
  expect(await waiting()).toHaveLength(count);
};
const row = async (payee: string): Promise<Row | undefined> =>
  (await person.must<{ items: Row[] }>('transaction', 'GET', `/transactions?q=${payee}`)).items[0];

beforeAll(async () => {
  system = await RunningSystem.shared();
  person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada', locale: 'en-GB', timeZone: 'UTC' });
  const { items } = await person.must<{ items: { id: string; name: string }[] }>('transaction', 'GET', '/categories');
  for (const { id, name } of items) ids[name] = id;
  const spend = (payee: string | null, date: string, more: object = {}) =>
    person.must<{ id: string }>('transaction', 'POST', '/transactions/add', {
      ...{ type: 'expense', amount: { amount: '12.50', currency: 'EUR' }, date, payee, ...more },
    });
  for (const date of ['2026-01-01', '2026-01-02']) await spend('Hofer', date, { categoryId: ids['Groceries'] });
  const waits = { reviewed: false };
  // The newest comes first.
  await spend('Hofer', '2026-03-09', waits);
  await spend('Cinema', '2026-03-08', waits);
  await spend('Cinema', '2026-03-07', waits);
  await spend('Cinema', '2026-03-06', { ...waits, categoryId: ids['Travel'] });
  await spend(null, '2026-03-05', { ...waits, note: 'from the purse' });
  await spend('Dentist', '2026-03-04', waits);
  dashboard = await Dashboard.open(system, { viewport: { width: 1440, height: 900 } });
  await dashboard.logIn(person.email, person.password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

const press = (key: string) => dashboard.page.keyboard.press(key);
const at = (payee: string) => dashboard.page.getByRole('region', { name: payee, exact: true });
/** Waits until the row is there with what is proposed for it, and the keyboard at it. */
const comes = async (payee: string, proposal: string | RegExp): Promise<void> => {
  await at(payee).getByText(proposal).waitFor();
  await dashboard.page.locator('h2:focus').waitFor();
  expect(await dashboard.page.evaluate('document.activeElement.textContent')).toBe(payee);
};

it('shows one row at a time with what the ledger proposes, and takes it by Enter', async () => {
  const { page } = dashboard;
  await dashboard.visit('/');
  await press('g');
  await press('v');
  await page.waitForURL('**/review');
  await page.getByRole('heading', { level: 1, name: /^6 new since \w+day$/ }).waitFor();
  await comes('Hofer', 'Groceries, as 2 of 2 before.');
  expect(await dashboard.findingsEverywhere()).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await press('Enter');
  await comes('Cinema', /^Nothing is known of this payee/);
  await page.getByText(/^Row 2 of 6: Cinema, €12\.50, 8 Mar 2026\./).waitFor({ state: 'attached' });
  expect(await row('Hofer')).toMatchObject({ categoryId: ids['Groceries'], reviewed: true });
});

it('says how many rows “always” changes before it does, and leaves what has a category', async () => {
  const { page } = dashboard;
  await press('a');
  await page.getByLabel('Always for payees that contain “Cinema”').isChecked();
  await press('c');
  await page.keyboard.type('leis');
  await press('Enter');
  await page.getByLabel('Only those without a category (2)').waitFor();
  await page.getByLabel('All of them (3)').waitFor();
  expect(await dashboard.accessibilityFindings()).toEqual([]);
  await press('Enter');
  await page.getByText('1 other transaction has the category now, and it is remembered.').waitFor();
  await comes('Cinema', 'Leisure, as it came.');
  await press('Control+z');
  await comes('Cinema', /^Nothing is known of this payee/);
  await comesToWait(5);
  expect((await person.must<{ items: unknown[] }>('transaction', 'GET', '/payee-categories')).items).toEqual([]);
});

it('chooses by digit, skips, goes back and undoes', async () => {
  const { page } = dashboard;
  await page.getByRole('button', { name: 'Groceries' }).first().waitFor();
  await press('1');
  await comes('Cinema', /as 1 of/);
  await press('s');
  await comes('Cinema', 'Travel, as it came.');
  await press('Backspace');
  await comes('Cinema', /as 1 of/);
  await press('z');
  await press('z');
  await comes('Cinema', /as 1 of|^Nothing is known/);
  await comesToWait(5);
});

it('shows both where another device changed the row meanwhile', async () => {
  const { page } = dashboard;
  const theirs = (
    await person.must<{ items: Row[] }>('transaction', 'GET', '/transactions?from=2026-03-08&to=2026-03-08')
  ).items[0];
  await person.must('transaction', 'PATCH', `/transactions/${theirs?.id}`, { categoryId: ids['Household'] });
  await press('1');
  const both = page.getByRole('region', { name: 'This row was changed elsewhere meanwhile' });
  await both.getByText('Household, not reviewed yet').waitFor();
  await both.getByText('Groceries, reviewed').waitFor();
  await page.locator('h2:focus').waitFor();
  expect(await dashboard.accessibilityFindings()).toEqual([]);
  await both.getByRole('button', { name: 'Keep what is there' }).click();
  await comes('Cinema', 'Household, as it came.');
  await press('Enter');
});

it('comes to an end that says what was done', async () => {
  const { page } = dashboard;
  for (let number = 3; number <= 4; number += 1) {
    await page.getByText(new RegExp(`^Row ${number} of 6`)).waitFor({ state: 'attached' });
    await page.locator('h2:focus').waitFor();
    await press('s');
  }
  await comes('from the purse', 'It has no payee: choose a category.');
  expect(await page.getByRole('checkbox', { name: /^Always/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Leave without a category' }).click();
  await comes('Dentist', /^Nothing is known of this payee/);
  await press('2');
  const done = page.getByRole('region', { name: 'All done' });
  await done.getByText('2 skipped').waitFor();
  await done.getByText('1 left as it is').waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toBe('All done');
  expect(await dashboard.findingsEverywhere()).toEqual([]);
  expect(await waiting()).toEqual(['Cinema', 'Cinema']);
});

it('works with thumbs alone', async () => {
  const viewer = await Dashboard.open(system, { viewport: phone, isMobile: true, hasTouch: true });
  await viewer.logIn(person.email, person.password);
  const { page } = viewer;
  await viewer.visit('/transactions');
  await page.getByRole('link', { name: 'Review one by one' }).tap();
  await page.waitForURL('**/review');
  const small = `[...document.querySelectorAll('main button')].filter((each) => each.getBoundingClientRect().height < 44).length`;
  await page.getByRole('list', { name: 'Likely categories' }).waitFor();
  expect(await page.evaluate(small)).toBe(0);
  expect(await viewer.accessibilityFindings()).toEqual([]);
  await page.getByRole('list', { name: 'Likely categories' }).getByRole('button').first().tap();
  await page.getByText(/^Row 2 of 2/).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: /^Accept Travel/ }).tap();
  await page.getByRole('heading', { name: 'All done' }).waitFor();
  expect(await waiting()).toEqual([]);
  expect([...dashboard.complaints, ...viewer.complaints]).toEqual([]);
  await viewer.close();
});
