import { CalendarDate, CalendarMonth } from '@pft/kernel';
import { PAGES } from '../../../tools/screenshots/pages.mjs';
import { Caller } from '../support/api';
import { Dashboard, everySize } from '../support/dashboard';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(1_200_000);

const ROWS = 1_200;
const today = CalendarDate.today('UTC', new Date());
const firstDay = CalendarMonth.firstDay(CalendarDate.monthOf(today));
const statement = (rows: number): string =>
  [
    'Date,Payee,Amount',
    ...Array.from({ length: rows }, (_, row) => `${firstDay},Shop ${row % 40},-${row + 1}.00`),
  ].join('\n');

async function bring(person: Caller, rows: number): Promise<void> {
  const { id } = await person.upload<{ id: string }>(`statement-${rows}.csv`, statement(rows));
  await person.must('transaction', 'POST', `/imports/${id}/commit`, {});
}

/** Four budgets that are overspent, each past three thresholds: twelve alerts that nobody has read. */
async function overspend(person: Caller): Promise<void> {
  for (const name of ['All', 'Every day', 'Together', 'Whole']) {
    const limit = { amount: '10.00', currency: 'EUR' };
    const body = { name, categoryIds: [], limit, period: 'month', thresholds: [50, 80, 100] };
    await person.must('transaction', 'POST', '/budgets', body);
  }
}

const ledgers: Record<string, (person: Caller) => Promise<void>> = {
  'no rows at all': async () => undefined,
  'four rows': (person) => bring(person, 4),
  'the sample household, 1,200 rows more and 12 unread alerts': async (person) => {
    await person.must('transaction', 'POST', '/sample');
    await overspend(person);
    await bring(person, ROWS);
  },
};
// Every day the fullest ledger, in the long tests each.
const looked = Object.entries(ledgers).slice(process.env.TEST_LONG === '1' ? 0 : -1);

/** What a page may load at first, in kB. */
const MOST_SCRIPTS = 200;

let system: RunningSystem;

beforeAll(async () => {
  system = await RunningSystem.shared();
});

afterAll(() => system?.stop());

describe.each(looked)('with %s, in every size, light and dark', (_name, fill) => {
  let viewer: Dashboard;
  let stranger: Dashboard;
  let shown: { account: string; preview: string };

  beforeAll(async () => {
    const person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada', locale: 'en-GB' });
    await fill(person);
    const { items } = await person.must<{ items: { id: string }[] }>('transaction', 'GET', '/accounts?limit=1');
    const [first] = items;
    const account =
      first ??
      (await person.must<{ id: string }>('transaction', 'POST', '/accounts', { name: 'Mine', currency: 'EUR' }));
    const preview = await person.upload<{ id: string }>('waiting.csv', `Date,Payee,Amount\n${today},Hofer,-3.20\n`);
    shown = { account: account.id, preview: preview.id };
    [viewer, stranger] = [await Dashboard.open(system), await Dashboard.open(system)];
    await viewer.logIn(person.email, person.password);
  });

  afterAll(async () => {
    await viewer?.close();
    await stranger?.close();
  });

  it.each(PAGES)('$name loads few scripts, fits, and axe finds nothing', async ({ path, open }) => {
    const seen = open ? stranger : viewer;
    await seen.visit(path(shown));
    expect(await seen.scriptsKb()).toBeLessThanOrEqual(MOST_SCRIPTS);
    expect(await seen.findingsEverywhere(everySize)).toEqual([]);
  });

  it('did nothing forbidden on the way', () => {
    expect([...viewer.complaints, ...stranger.complaints]).toEqual([]);
  });
});
