import { randomUUID } from 'node:crypto';
import { Money } from '@pft/kernel';
import { v7 as uuidv7 } from 'uuid';
import type { ReferenceRecord } from '../src/application/ledger/reference-data';
import type { Alert } from '../src/domain/alert/alert';
import type { Fact } from '../src/domain/fact/fact';
import { summarizeMonth } from '../src/domain/summary/month-summary';
import type { AnalyticsStores } from '../src/infrastructure/stores/analytics-stores';
import { sampleAlert } from './sample-alert';

const LARGE = 9_007_199_254_740_993n;

/** What each engine has to do alike; every store of the service passes exactly this. */
export function describeStores(engine: string, open: () => Promise<AnalyticsStores>): void {
  describe(`the four stores on ${engine}`, () => {
    let stores: AnalyticsStores;
    let ledgerId: string;
    beforeAll(async () => {
      stores = await open();
    });
    afterAll(() => stores.close());
    beforeEach(() => {
      ledgerId = randomUUID();
    });

    const fact = (more: Partial<Fact> = {}): Fact => ({
      ledgerId,
      id: randomUUID(),
      version: 1,
      deleted: false,
      date: '2026-03-14',
      type: 'expense',
      currency: 'EUR',
      accountId: randomUUID(),
      lines: [
        { categoryId: null, amountMinor: LARGE },
        { categoryId: randomUUID(), amountMinor: 5n },
      ],
      payee: 'Hofer',
      transfer: null,
      ...more,
    });

    const alert = (more: Partial<Alert> = {}): Alert =>
      sampleAlert({ ledgerId, spent: Money.of(LARGE, 'EUR'), limit: Money.of(-5n, 'BHD'), ...more });

    describe('facts', () => {
      it('gives back what was put in, amounts beyond a float’s precision too', async () => {
        const one = fact();
        await stores.facts.upsertNewer([one]);
        expect(await stores.facts.ofMonth(ledgerId, '2026-03')).toEqual([one]);
      });

      it('gives back a transfer with what left and what arrived', async () => {
        const transfer = { amountMinor: LARGE, toAccountId: randomUUID(), toCurrency: 'JPY', toAmountMinor: 7n };
        const one = fact({ type: 'transfer', lines: [], payee: null, transfer });
        await stores.facts.upsertNewer([one]);
        expect(await stores.facts.ofMonth(ledgerId, '2026-03')).toEqual([one]);
      });

      it('keeps the highest version, in whatever order versions arrive', async () => {
        const first = fact();
        const second = { ...first, version: 2, date: '2026-04-01' };
        await stores.facts.upsertNewer([second]);
        await stores.facts.upsertNewer([first, fact({ date: '2026-05-01' })]);
        await stores.facts.upsertNewer([second]);
        expect(await stores.facts.ofMonth(ledgerId, '2026-03')).toEqual([]);
        expect(await stores.facts.ofMonth(ledgerId, '2026-04')).toEqual([second]);
        expect(await stores.facts.ofMonth(ledgerId, '2026-05')).toHaveLength(1);
      });

      it('keeps a deleted fact, so that an older version cannot bring it back', async () => {
        const one = fact();
        await stores.facts.upsertNewer([{ ...one, version: 2, deleted: true }]);
        await stores.facts.upsertNewer([one]);
        expect(await stores.facts.ofMonth(ledgerId, '2026-03')).toEqual([]);
      });

      it('knows one ledger only', async () => {
        const one = fact();
        await stores.facts.upsertNewer([one]);
        const other = randomUUID();
        await stores.facts.clear(other);
        expect(await stores.facts.ofMonth(other, '2026-03')).toEqual([]);
        expect(await stores.facts.ofMonth(ledgerId, '2026-03')).toHaveLength(1);
        await stores.facts.clear(ledgerId);
        expect(await stores.facts.ofMonth(ledgerId, '2026-03')).toEqual([]);
      });

      it('takes and gives facts of many ledgers at once, each with its own versions, and only the months asked for', async () => {
        const [own, others, elsewhere] = [fact(), fact({ ledgerId: randomUUID() }), fact({ ledgerId: randomUUID() })];
        const april = fact({ ledgerId: others.ledgerId, date: '2026-04-01' });
        await stores.facts.upsertNewer([{ ...own, version: 2 }, others]);
        await stores.facts.upsertNewer([own, { ...others, version: 2, payee: null }, elsewhere, april]);
        const found = await stores.facts.ofMonths([
          { ledgerId, month: '2026-03' },
          { ledgerId: others.ledgerId, month: '2026-03' },
          { ledgerId: elsewhere.ledgerId, month: '2026-04' },
        ]);
        expect(found).toHaveLength(2);
        expect(found).toEqual(
          expect.arrayContaining([
            { ...own, version: 2 },
            { ...others, version: 2, payee: null },
          ]),
        );
      });

      it('takes and asks for nothing without complaint', async () => {
        await expect(stores.facts.upsertNewer([])).resolves.toBeUndefined();
        expect(await stores.facts.ofMonths([])).toEqual([]);
      });
    });

    describe('summaries', () => {
      const summary = (month: string, sequence: number, facts = [fact({ date: `${month}-14` })]) =>
        summarizeMonth(ledgerId, month, facts, new Map(), sequence);

      it('gives back a range of months, ascending', async () => {
        const months = ['2026-04', '2026-02', '2026-03', '2025-12'].map((month) => summary(month, 1));
        await stores.summaries.putIfNewer(months);
        expect(await stores.summaries.range(ledgerId, '2026-02', '2026-03')).toEqual([months[1], months[2]]);
      });

      it('gives back single months, and fingerprints without cells', async () => {
        const months = ['2026-02', '2026-03', '2026-04'].map((month) => summary(month, 1));
        await stores.summaries.putIfNewer(months);
        expect(await stores.summaries.ofMonths(ledgerId, ['2026-04', '2026-09'])).toEqual([months[2]]);
        expect(await stores.summaries.fingerprints(ledgerId, '2026-03', '2026-12')).toEqual(
          [months[1], months[2]].map((known) => ({ month: known?.month, fingerprint: known?.fingerprint })),
        );
      });

      it('gives back what accounts moved until a month, ascending, both legs of a transfer', async () => {
        const [from, to]: [string, string] = [randomUUID(), randomUUID()];
        const transfer = { amountMinor: LARGE, toAccountId: to, toCurrency: 'JPY', toAmountMinor: 7n };
        const moved = (month: string) =>
          summary(month, 1, [
            fact({ date: `${month}-14`, accountId: from, type: 'transfer', lines: [], transfer }),
            fact({ date: `${month}-14`, accountId: from, type: 'income' }),
            fact({ date: `${month}-02`, accountId: from }),
          ]);
        await stores.summaries.putIfNewer(['2026-04', '2026-02', '2026-03'].map(moved));
        const found = await stores.summaries.movements(ledgerId, '2026-03');
        expect(found).toHaveLength(6);
        expect(found[0]).toEqual({ date: '2026-02-02', accountId: from, currency: 'EUR', amountMinor: -LARGE - 5n });
        const ofMarch = found.slice(4).sort((a, b) => (a.currency < b.currency ? -1 : 1));
        expect(ofMarch).toEqual([
          { date: '2026-03-14', accountId: from, currency: 'EUR', amountMinor: 5n },
          { date: '2026-03-14', accountId: to, currency: 'JPY', amountMinor: 7n },
        ]);
        expect(await stores.summaries.movements(randomUUID(), '2026-03')).toEqual([]);
      });

      it('refuses a summary of an earlier change, and takes one of the same', async () => {
        const [older, newer] = [summary('2026-03', 4), summary('2026-03', 5)];
        await stores.summaries.putIfNewer([newer]);
        await stores.summaries.putIfNewer([older]);
        expect(await stores.summaries.range(ledgerId, '2026-03', '2026-03')).toEqual([newer]);
        const again = summary('2026-03', 5, []);
        await stores.summaries.putIfNewer([again]);
        expect(await stores.summaries.range(ledgerId, '2026-03', '2026-03')).toEqual([again]);
      });

      it('takes those of many ledgers at once and refuses the old ones alone', async () => {
        const other = randomUUID();
        const both = (sequence: number, rows: Fact[]) =>
          [ledgerId, other].map((each) => summarizeMonth(each, '2026-03', rows, new Map(), sequence));
        const [mine, theirs] = [summary('2026-03', 7), summarizeMonth(other, '2026-03', [fact()], new Map(), 3)];
        await stores.summaries.putIfNewer([mine, theirs, summary('2026-02', 7)]);
        const later = both(5, []);
        await stores.summaries.putIfNewer([...later, summary('2026-02', 6)]);
        await stores.summaries.putIfNewer([]);
        expect(await stores.summaries.range(ledgerId, '2026-01', '2026-12')).toMatchObject([
          { month: '2026-02', sequence: 7 },
          { ...mine },
        ]);
        expect(await stores.summaries.range(other, '2026-01', '2026-12')).toEqual([later[1]]);
      });

      it('knows the latest month that has rows', async () => {
        expect(await stores.summaries.latestMonth(ledgerId, '2026-12')).toBeNull();
        await stores.summaries.putIfNewer(['2026-01', '2026-03'].map((month) => summary(month, 1)));
        await stores.summaries.putIfNewer([summary('2026-04', 1, [])]);
        expect(await stores.summaries.latestMonth(ledgerId, '2026-12')).toBe('2026-03');
        expect(await stores.summaries.latestMonth(ledgerId, '2026-02')).toBe('2026-01');
        await stores.summaries.clear(ledgerId);
        expect(await stores.summaries.latestMonth(ledgerId, '2026-12')).toBeNull();
      });
    });

    describe('alerts', () => {
      it('raises one alert per budget, period start and threshold', async () => {
        const one = alert();
        expect(await stores.alerts.raiseOnce(one)).toBe(true);
        expect(await stores.alerts.raiseOnce({ ...one, id: uuidv7() })).toBe(false);
        expect(await stores.alerts.raiseOnce({ ...one, id: uuidv7(), threshold: 100 })).toBe(true);
        expect(await stores.alerts.raiseOnce({ ...one, id: uuidv7(), periodStart: '2026-04-01' })).toBe(true);
        expect(await stores.alerts.get(ledgerId, one.id)).toEqual(one);
        expect(await stores.alerts.ofBudgets([{ ledgerId, budgetId: one.budgetId }])).toHaveLength(3);
        expect(await stores.alerts.ofBudgets([])).toEqual([]);
      });

      it('gives those of many budgets, each of its own ledger', async () => {
        const [own, others] = [alert(), alert({ ledgerId: randomUUID() })];
        for (const one of [own, others, alert()]) await stores.alerts.raiseOnce(one);
        const elsewhere = { ledgerId: randomUUID(), budgetId: own.budgetId };
        const found = await stores.alerts.ofBudgets(
          [own, others, elsewhere].map(({ ledgerId: of, budgetId }) => ({ ledgerId: of, budgetId })),
        );
        expect(found).toHaveLength(2);
        expect(found).toEqual(expect.arrayContaining([own, others]));
      });

      it('raises one of many that are raised at the same time', async () => {
        const one = alert();
        const raised = await Promise.all(
          Array.from({ length: 8 }, () => stores.alerts.raiseOnce({ ...one, id: uuidv7() })),
        );
        expect(raised.filter(Boolean)).toHaveLength(1);
      });

      it('lists newest first, page by page, and what came after one, oldest first', async () => {
        const alerts = [alert(), alert(), alert()];
        for (const one of alerts) await stores.alerts.raiseOnce(one);
        const [first, second, third] = alerts.map(({ id }) => id);
        const ids = (found: Alert[]) => found.map(({ id }) => id);
        const newest = await stores.alerts.list(ledgerId, { limit: 2, unreadOnly: false });
        expect(ids(newest)).toEqual([third, second]);
        const page = { limit: 2, unreadOnly: false, before: second ?? '' };
        expect(ids(await stores.alerts.list(ledgerId, page))).toEqual([first]);
        expect(ids(await stores.alerts.since(ledgerId, first ?? '', 10))).toEqual([second, third]);
        expect(ids(await stores.alerts.since(ledgerId, first ?? '', 1))).toEqual([second]);
      });

      it('marks one field and leaves the other', async () => {
        const one = alert();
        await stores.alerts.raiseOnce(one);
        const readAt = new Date('2026-03-15T00:00:00Z');
        const resolvedAt = new Date('2026-03-16T00:00:00Z');
        await stores.alerts.mark(ledgerId, one.id, { readAt });
        expect(await stores.alerts.mark(ledgerId, one.id, { resolvedAt })).toEqual({ ...one, readAt, resolvedAt });
        expect(await stores.alerts.mark(ledgerId, one.id, { resolvedAt: null })).toEqual({ ...one, readAt });
        expect(await stores.alerts.list(ledgerId, { limit: 9, unreadOnly: true })).toEqual([]);
      });

      it('removes those of budgets that are gone, and no others', async () => {
        const [kept, gone] = [alert(), alert()];
        const second = alert({ budgetId: gone.budgetId, threshold: 100 });
        for (const one of [kept, gone, second]) await stores.alerts.raiseOnce(one);
        await stores.alerts.remove(randomUUID(), [gone.budgetId]);
        await stores.alerts.remove(ledgerId, []);
        expect(await stores.alerts.list(ledgerId, { limit: 9, unreadOnly: false })).toHaveLength(3);
        await stores.alerts.remove(ledgerId, [gone.budgetId]);
        expect(await stores.alerts.list(ledgerId, { limit: 9, unreadOnly: false })).toEqual([kept]);
      });

      it('does not show or change another ledger’s', async () => {
        const one = alert();
        await stores.alerts.raiseOnce(one);
        const other = randomUUID();
        expect(await stores.alerts.get(other, one.id)).toBeNull();
        expect(await stores.alerts.mark(other, one.id, { readAt: new Date() })).toBeNull();
        await stores.alerts.clear(other);
        expect(await stores.alerts.get(ledgerId, one.id)).toEqual(one);
        await stores.alerts.clear(ledgerId);
        expect(await stores.alerts.get(ledgerId, one.id)).toBeNull();
      });
    });

    describe('a move to another store', () => {
      // Other tests' alerts are there too, of ledgers before and after this one.
      const ofThis = async (limit: number): Promise<Alert[]> => {
        const found: Alert[] = [];
        let page: Alert[];
        do {
          page = await stores.alerts.all(found.at(-1), limit);
          found.push(...page);
          expect(page.length).toBeLessThanOrEqual(limit);
        } while (page.length > 0);
        return found.filter((alert) => alert.ledgerId === ledgerId);
      };

      it('reads the alerts of all ledgers page by page, each once', async () => {
        const alerts = [alert(), alert(), alert(), alert({ readAt: new Date('2026-03-15T00:00:00Z') })];
        const others = [alert({ ledgerId: randomUUID() }), alert({ ledgerId: randomUUID() })];
        for (const one of [...alerts, ...others]) await stores.alerts.raiseOnce(one);
        expect(await ofThis(3)).toEqual(alerts);
        const all = await stores.alerts.all(undefined, 10_000);
        const places = all.map((one) => `${one.ledgerId}/${one.id}`);
        expect(places).toEqual([...new Set(places)].sort());
        expect(all).toEqual(expect.arrayContaining(others));
      });

      it('puts alerts as they are, in the place of the same ones', async () => {
        const marks = { readAt: new Date('2026-03-15T00:00:00.500Z'), resolvedAt: new Date('2026-03-16T00:00:00Z') };
        const [kept, stale, twin] = [alert(), alert(), alert()];
        for (const one of [kept, stale, twin]) await stores.alerts.raiseOnce(one);
        const arriving = [alert(marks), { ...stale, ...marks }, { ...twin, id: uuidv7(), spent: Money.of(7n, 'EUR') }];
        await stores.alerts.put(arriving);
        await stores.alerts.put(arriving);
        await stores.alerts.put([]);
        const found = await ofThis(100);
        expect(found).toHaveLength(4);
        expect(found).toEqual(expect.arrayContaining([kept, ...arriving]));
        expect(await stores.alerts.raiseOnce({ ...twin, id: uuidv7() })).toBe(false);
      });

      it('clears what the feeds can rebuild, and no alert', async () => {
        const raised = alert();
        await stores.alerts.raiseOnce(raised);
        await stores.facts.upsertNewer([fact()]);
        await stores.summaries.putIfNewer([summarizeMonth(ledgerId, '2026-03', [fact()], new Map(), 9)]);
        const position = { ledgerId, kind: 'position', id: 'users', version: 1, deleted: false, body: {} } as const;
        await stores.reference.putIfNewer([position]);
        await stores.clearDerived();
        expect(await stores.facts.ofMonth(ledgerId, '2026-03')).toEqual([]);
        expect(await stores.summaries.range(ledgerId, '2026-03', '2026-03')).toEqual([]);
        expect(await stores.reference.has('position', 'users')).toBe(false);
        expect(await stores.alerts.get(ledgerId, raised.id)).toEqual(raised);
        await stores.reference.putIfNewer([position]);
        expect(await stores.reference.list(ledgerId, ['position'])).toEqual([position]);
      });
    });

    describe('reference data', () => {
      const record = (more: Partial<ReferenceRecord> = {}): ReferenceRecord => ({
        ledgerId,
        kind: 'category',
        id: randomUUID(),
        version: 1,
        deleted: false,
        body: { name: 'Groceries', parentId: null, nested: { list: [1, 'two', false] } },
        ...more,
      });

      it('gives back what was put in, by kind', async () => {
        const records = [record(), record({ kind: 'budget' }), record({ kind: 'user', body: {} })];
        await stores.reference.putIfNewer(records);
        const found = await stores.reference.list(ledgerId, ['category', 'user']);
        expect(found).toHaveLength(2);
        expect(found).toEqual(expect.arrayContaining([records[0], records[2]]));
        expect(await stores.reference.list(randomUUID(), ['category'])).toEqual([]);
      });

      it('takes and gives records of many ledgers at once', async () => {
        const other = randomUUID();
        const records = [record(), record({ ledgerId: other }), record({ ledgerId: other, kind: 'budget' })];
        await stores.reference.putIfNewer(records);
        await stores.reference.putIfNewer([]);
        const found = await stores.reference.ofLedgers([other, ledgerId, randomUUID()], ['category', 'user']);
        expect(found).toHaveLength(2);
        expect(found).toEqual(expect.arrayContaining(records.slice(0, 2)));
        expect(await stores.reference.ofLedgers([], ['category'])).toEqual([]);
      });

      it('keeps the highest version', async () => {
        const newer = record({ version: 2, deleted: true });
        await stores.reference.putIfNewer([newer]);
        await stores.reference.putIfNewer([{ ...newer, version: 1, deleted: false }]);
        expect(await stores.reference.list(ledgerId, ['category'])).toEqual([newer]);
      });

      it('keeps positions of either feed, and forgets one of them', async () => {
        const position = (id: string, version: number) => record({ kind: 'position', id, version, body: { id: 'x' } });
        await stores.reference.putIfNewer([position('transactions', 5_000_000_000), position('users', 0)]);
        expect(await stores.reference.has('position', 'transactions')).toBe(true);
        await stores.reference.clearOne(ledgerId, 'position', 'transactions');
        expect(await stores.reference.list(ledgerId, ['position'])).toEqual([position('users', 0)]);
      });

      it('clears the kinds it is told to', async () => {
        await stores.reference.putIfNewer([record(), record({ kind: 'budget' })]);
        await stores.reference.clear(ledgerId, ['category', 'account']);
        const left = await stores.reference.list(ledgerId, ['category', 'budget']);
        expect(left.map(({ kind }) => kind)).toEqual(['budget']);
      });

      it('lists the ledgers that have a kind, page by page', async () => {
        const ledgers: string[] = [randomUUID(), randomUUID(), randomUUID()].sort();
        for (const id of ledgers) await stores.reference.putIfNewer([record({ ledgerId: id, kind: 'budget' })]);
        const first = await stores.reference.ledgers('budget', undefined, 10_000);
        expect(first.filter((id) => ledgers.includes(id))).toEqual(ledgers);
        const rest = await stores.reference.ledgers('budget', ledgers[0], 10_000);
        expect(rest.filter((id) => ledgers.includes(id))).toEqual(ledgers.slice(1));
      });
    });
  });
}
