import { CalendarDate } from '@pft/kernel';
import { connect } from 'mongoose';
import { Caller } from '../support/api';
import { Dashboard } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

interface Alerts {
  items: { id: string; threshold: number; budgetName: string; readAt: string | null }[];
}

const today = CalendarDate.today('UTC', new Date());

let system: RunningSystem;
let person: Caller;
let dashboard: Dashboard;
let groceries: string;

beforeAll(async () => {
  system = await RunningSystem.start();
  person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada' });
  const categories = await person.must<{ items: { id: string; name: string }[] }>('transaction', 'GET', '/categories');
  groceries = categories.items.find(({ name }) => name === 'Groceries')?.id ?? '';
  await spend('10.00');
  dashboard = await Dashboard.open(system);
  await dashboard.logIn(person.email, person.password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

async function spend(amount: string): Promise<void> {
  await person.must('transaction', 'POST', '/transactions/add', {
    type: 'expense',
    amount: { amount, currency: 'EUR' },
    date: today,
    categoryId: groceries,
    payee: 'Hofer',
  });
}

async function thresholdsRaised(): Promise<number[]> {
  const { items } = await person.must<Alerts>('analytics', 'GET', '/alerts');
  return items.map(({ threshold }) => threshold).sort((a, b) => a - b);
}

/** Waits until analytics shows the spending, so that whatever it raises has been raised. */
async function untilSpent(amount: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const { items } = await person.must<{ items: { spent: { amount: string } }[] }>(
      'analytics',
      'GET',
      '/analytics/budgets',
    );
    if (items[0]?.spent.amount === amount) return;
    if (attempt > 200) throw new Error(`spent is ${items[0]?.spent.amount}, not ${amount}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

it('sets a budget of 300 EUR on groceries in the browser', async () => {
  const { page } = dashboard;
  await dashboard.visit('/budgets');
  await page.getByRole('button', { name: 'New budget' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Food at home');
  await dialog.getByLabel('Limit').fill('300');
  await dialog.getByLabel('Add a category').fill('groc');
  await dialog.getByLabel('Add a category').press('Enter');
  await dialog.getByRole('button', { name: 'Remove Groceries' }).waitFor();
  await dialog.getByRole('button', { name: 'Set budget' }).click();
  await page.getByRole('heading', { name: 'Food at home' }).waitFor();
  await untilSpent('10.00');
  expect(await thresholdsRaised()).toEqual([]);
});

it('shows each threshold live on an open page, once, as the spending passes it', async () => {
  const { page } = dashboard;
  await dashboard.visit('/');
  await page.evaluate('globalThis.neverReloaded = true');
  const needs = page.getByRole('region', { name: 'What needs you' });

  await spend('229.99');
  await untilSpent('239.99');
  expect(await thresholdsRaised()).toEqual([]);

  await spend('0.01');
  await needs.getByRole('link', { name: 'Food at home: 80%, passed 80%' }).waitFor();
  expect(await thresholdsRaised()).toEqual([80]);

  await spend('60.00');
  const passed = needs.getByRole('link', { name: 'Food at home: 100%, passed 80%, 100%' });
  await passed.waitFor();
  await page.getByText('Food at home has reached its limit.').waitFor();
  await spend('5.00');
  await untilSpent('305.00');
  expect(await thresholdsRaised()).toEqual([80, 100]);
  expect(await page.evaluate('globalThis.neverReloaded')).toBe(true);
  await passed.click();
  await page.getByRole('dialog').getByRole('heading', { name: 'Budget Food at home' }).waitFor();
  await page.goBack();
});

it('tells what an act led to in the toast of the act', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  await page.getByRole('button', { name: 'Add transaction' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Amount').fill('10');
  await form.getByLabel('Category').selectOption({ label: 'Groceries' });
  await page.keyboard.press('Enter');
  await page.getByText(/^Added: €10\.00/).waitFor();
  const { items } = await person.must<{ items: { id: string }[] }>('transaction', 'GET', '/budgets');
  await person.must('transaction', 'PATCH', `/budgets/${items[0]?.id}`, { thresholds: [80, 90, 95, 100, 105] });
  const toast = page.getByRole('alert').filter({ hasText: 'Added: €10.00' });
  await toast.getByText('Food at home is now 5% over.').waitFor();
  expect(await page.getByRole('alert').filter({ hasText: 'Food at home' }).count()).toBe(1);
  await toast.getByRole('link', { name: 'Show' }).click();
  await page.getByRole('dialog').getByRole('heading', { name: 'Budget Food at home' }).waitFor();
});

it('marks alerts as read by reading them, with one request, and takes that back', async () => {
  const { page } = dashboard;
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  const unread = async () => {
    const { items } = await person.must<Alerts>('analytics', 'GET', '/alerts');
    return items.filter(({ readAt }) => readAt === null).length;
  };
  await dashboard.visit('/alerts');
  const all = page.getByRole('region', { name: 'Alerts' });
  await all.getByRole('link', { name: 'Food at home: 105%, passed 80%, 90%, 95%, 100%, 105%' }).waitFor();
  expect(await all.getByRole('listitem').count()).toBe(1);
  await page.getByText('1 alert is marked as read.').waitFor();
  expect([sent, await unread()]).toEqual([['POST /api/alerts/read-all'], 0]);
  await page.getByRole('button', { name: 'Undo' }).click();
  for (let attempt = 0; (await unread()) !== 5; attempt += 1) {
    if (attempt > 100) throw new Error('the alerts are still read');
    await new Promise((done) => setTimeout(done, 50));
  }
  await page.getByRole('link', { name: 'Alerts, 5 unread' }).waitFor();
  await page.getByRole('button', { name: 'Unread' }).click();
  await all.getByRole('link', { name: /^Food at home/ }).waitFor();
  expect(await dashboard.accessibilityFindings()).toEqual([]);
});

it('did all this without a script error, a dialog or a breach of the content policy', () => {
  expect(dashboard.complaints).toEqual([]);
});

it('raises nothing a second time after a restart', async () => {
  const before = await person.must<Alerts>('analytics', 'GET', '/alerts');
  await system.restart();
  await spend('1.00');
  await untilSpent('316.00');
  expect(await person.must<Alerts>('analytics', 'GET', '/alerts')).toEqual(before);
});

it('raises nothing a second time when analytics is rebuilt from the feeds', async () => {
  const path = `/analytics/summary?from=${today}&to=${today}`;
  const before = {
    alerts: await person.must<Alerts>('analytics', 'GET', '/alerts'),
    summary: await person.must('analytics', 'GET', path),
  };
  await loseDerivedData();
  await system.restart();
  await untilSpent('316.00');
  expect(await person.must<Alerts>('analytics', 'GET', '/alerts')).toEqual(before.alerts);
  expect(await person.must('analytics', 'GET', path)).toEqual(before.summary);
  await spend('1.00');
  await untilSpent('317.00');
  expect(await person.must<Alerts>('analytics', 'GET', '/alerts')).toEqual(before.alerts);
});

/** Empties the analytics store, except for the alerts: that one was raised and read is the one thing no feed can tell. */
async function loseDerivedData(): Promise<void> {
  const { mongoUri } = system.record;
  if (mongoUri) {
    const { connection } = await connect(mongoUri);
    const collections = (await connection.db?.collections()) ?? [];
    for (const collection of collections) {
      if (!/alert/i.test(collection.collectionName)) await collection.deleteMany({});
    }
    await connection.close();
    return;
  }
  const client = await system.database();
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'analytics' AND column_name = 'ledger_id' AND table_name <> 'alert'`,
  );
  await client.query(`TRUNCATE ${rows.map(({ name }) => `analytics."${name}"`).join(', ')}`);
  await client.end();
}
