import { Caller } from '../support/api';
import { Dashboard } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(900_000);

const ROWS = 100_000;
const SCROLLED = 5_000;
const ROW_PX = 36;
const STEP_PX = 240;
const MOST_NODES = 3_000;
const FRAME_MS = 16;

let system: RunningSystem;
let dashboard: Dashboard;

beforeAll(async () => {
  system = await RunningSystem.start();
  const profile = { baseCurrency: 'EUR', displayName: 'Ada', locale: 'en-GB', timeZone: 'UTC' };
  const person = await Caller.register(system, profile);
  const account = { name: 'Giro', type: 'checking', currency: 'EUR' };
  const { id } = await person.must<{ id: string }>('transaction', 'POST', '/accounts', account);
  const database = await system.database();
  // Without the changes that analytics would work on meanwhile.
  await database.query(
    `INSERT INTO transactions.transaction (ledger_id, id, type, amount_minor, currency, date, account_id, payee, payee_name, search,
       figures, tags, has_splits, created_at, updated_at, version, reviewed)
     SELECT $1, gen_random_uuid(), 'expense', n, 'EUR', date '2026-10-31' - n / 11, $2, 'Shop ' || n, 'Shop ' || n, 'shop ' || n,
            ARRAY[n / 100.0], '{}', false, now(), now(), 1, true
     FROM generate_series(1, ${ROWS}) AS n`,
    [person.userId, id],
  );
  await database.query('ANALYZE transactions.transaction');
  await database.end();
  dashboard = await Dashboard.open(system, { viewport: { width: 1440, height: 900 } });
  await dashboard.logIn(person.email, person.password);
});

afterAll(async () => {
  await dashboard?.close();
  await system?.stop();
});

const nodes = () => dashboard.page.evaluate<number>('document.querySelectorAll("*").length');
const lastRow = () =>
  dashboard.page.evaluate<number>(
    "Math.max(...[...document.querySelectorAll('[data-index]')].map((each) => Number(each.dataset.index)))",
  );

it('scrolls through 5,000 of 100,000 rows with few nodes and short scripts', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  const session = await dashboard.context.newCDPSession(page);
  await session.send('Performance.enable');
  const scriptMs = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0);
  };
  const [frames, counts]: [number[], number[]] = [[], []];
  for (let scrolled = 0; scrolled < SCROLLED * ROW_PX || (await lastRow()) < SCROLLED; scrolled += STEP_PX) {
    const before = await scriptMs();
    // Until what was drawn for it has been painted.
    await page.evaluate(
      `new Promise((painted) => { scrollBy(0, ${STEP_PX}); requestAnimationFrame(() => requestAnimationFrame(painted)); })`,
    );
    frames.push((await scriptMs()) - before);
    if (frames.length % 10 === 0) counts.push(await nodes());
    if (frames.length > 2_000) break;
  }
  const sorted = frames.toSorted((one, other) => one - other);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Infinity;
  const [mostNodes, reached] = [Math.max(...counts), await lastRow()];
  process.stdout.write(
    `[figures] ${reached} rows scrolled in ${frames.length} steps: script a step p50 ${sorted[sorted.length >> 1]?.toFixed(1)} ms, ` +
      `p95 ${p95.toFixed(1)} ms, at most ${sorted.at(-1)?.toFixed(1)} ms; at most ${mostNodes} nodes\n`,
  );
  expect(reached).toBeGreaterThanOrEqual(SCROLLED);
  expect(mostNodes).toBeLessThanOrEqual(MOST_NODES);
  expect(p95).toBeLessThan(FRAME_MS);
});

it('jumps to the oldest month without going through the others, and loads from there', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  let asked = 0;
  page.on('request', (request) => (asked += request.url().includes('/api/transactions?') ? 1 : 0));
  const began = performance.now();
  await page.getByRole('button', { name: 'All months' }).click();
  await page.getByRole('button', { name: 'The oldest' }).click();
  await page.getByRole('heading', { name: /^December 2001/ }).waitFor();
  process.stdout.write(
    `[figures] the oldest month of ${ROWS} rows is there after ${(performance.now() - began).toFixed(0)} ms\n`,
  );
  // It has more rows than one page of the list: the last of them come as one goes on.
  const end = page.getByText('That is all.');
  for (let step = 0; step < 20 && !(await end.isVisible()); step += 1) {
    await page.keyboard.press('End');
    await page.waitForTimeout(100);
  }
  // One that says which month is the oldest, and the second page of its rows.
  expect(asked).toBeLessThanOrEqual(3);
  await page.getByText(`Shop ${ROWS}`, { exact: true }).waitFor();
  expect(await nodes()).toBeLessThanOrEqual(MOST_NODES);
});

it('keeps the keyboard and what is selected while rows leave the page and come back', async () => {
  const { page } = dashboard;
  await dashboard.visit('/transactions');
  for (const key of ['j', 'j', 'x']) await page.keyboard.press(key);
  const active = () =>
    page.evaluate<string | null>("document.activeElement.closest('[data-row]')?.dataset.row ?? null");
  const row = await active();
  await page.evaluate('scrollTo(0, 12000)');
  await page.locator(`[data-row="${row}"]`).waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.tagName')).not.toBe('BODY');
  await page.getByText('1 selected').waitFor();
  await page.evaluate('scrollTo(0, 0)');
  await page.locator(`[data-row="${row}"]:focus`).waitFor();
  await page.evaluate('scrollTo(0, 12000)');
  await page.locator(`[data-row="${row}"]`).waitFor({ state: 'detached' });
  await page.keyboard.press('k');
  await page.locator('[data-row]:focus').waitFor();
  expect(await page.locator('[data-row]:focus').getAttribute('data-index')).toBe('1');
  expect(dashboard.complaints).toEqual([]);
});
