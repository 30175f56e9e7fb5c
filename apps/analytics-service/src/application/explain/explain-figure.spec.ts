import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Money } from '@pft/kernel';
import { AnalyticsInMemory } from '../../../test/analytics-in-memory';
import { Household } from '../../../test/household';
import type { ExplainInput, Explanation, RowPlace } from './explain-figure';

const RANGE = { from: '2024-01-10', to: '2024-03-20' };
const home = new Household();
const { ledgerId } = home;
const dollars = home.accountNamed('Dollars', '77.10', 'USD');
const yen = home.accountNamed('Yen', '0', 'JPY');
const francs = home.accountNamed('Francs', '9', 'XOF');
const accounts = [
  { id: home.account, currency: 'EUR', digits: 2 },
  { id: dollars.entityId, currency: 'USD', digits: 2 },
  { id: yen.entityId, currency: 'JPY', digits: 0 },
];

/** All pages of a figure, with what the first one says of the whole. */
async function explained(analytics: AnalyticsInMemory, more: Partial<ExplainInput> & { figure: string }) {
  const input = { ledgerId, ...more };
  const rows: Explanation['rows'] = [];
  let first: Explanation | undefined;
  let after: RowPlace | null = null;
  do {
    const page: Explanation = await analytics.explainFigure.execute(input, after);
    first ??= page;
    expect(page).toMatchObject({ total: first.total, rounding: first.rounding });
    rows.push(...page.rows);
    after = page.next;
  } while (after);
  return { ...first, rows };
}

/** The rows that are shown, added up by hand, come to the figure. */
function requireAddsUp({ total, rounding, rows, originals }: Explanation): void {
  const sum = rows.reduce((left, { converted }) => (converted ? left.plus(converted) : left), rounding);
  expect(sum).toEqual(total);
  const byCurrency = new Map<string, Money>();
  for (const { amount, converted, rate } of rows) {
    byCurrency.set(amount.currency, byCurrency.get(amount.currency)?.plus(amount) ?? amount);
    if (!converted) continue;
    // Ten digits of a rate are enough to come to within a cent of what is shown.
    const factor = (currency: string) => (currency === 'JPY' ? 1 : 100);
    const byHand = (Number(amount.amountMinor) / factor(amount.currency)) * Number(rate.value);
    expect(Math.abs(byHand - Number(converted.amountMinor) / factor(converted.currency))).toBeLessThan(
      0.501 / factor(converted.currency),
    );
  }
  for (const original of originals) {
    expect(byCurrency.get(original.currency) ?? Money.zero(original.currency)).toEqual(original);
  }
}

const amountOf = (minor: number, digits: number) => (digits === 0 ? String(minor) : (minor / 100).toFixed(2));

/** Rows in several currencies, refunds, splits and transfers among them. */
const drawnRow = fc
  .record({
    date: fc.constantFrom(
      '2024-01-09',
      '2024-01-10',
      '2024-01-31',
      '2024-02-10',
      '2024-02-29',
      '2024-03-20',
      '2024-03-21',
    ),
    kind: fc.constantFrom('expense', 'income', 'refund', 'split', 'transfer', 'lost'),
    at: fc.integer({ min: 0, max: 2 }),
    minor: fc.integer({ min: 2, max: 9_999_999 }),
    categoryId: fc.constantFrom(null, home.food, home.groceries),
    payee: fc.constantFrom(null, 'Hofer', 'Spar'),
  })
  .map(({ date, kind, at, minor, categoryId, payee }) => {
    const { id: accountId, currency, digits } = accounts[at] ?? { id: home.account, currency: 'EUR', digits: 2 };
    const amount = amountOf(minor, digits);
    const about = { accountId, currency, payee };
    if (kind === 'lost')
      return home.row(date, amountOf(minor, 0), { ...about, accountId: francs.entityId, currency: 'XOF', categoryId });
    if (kind === 'income') return home.row(date, amount, { ...about, type: 'income', categoryId: home.salary });
    if (kind === 'refund') return home.row(date, amount, { ...about, type: 'income', categoryId });
    if (kind === 'transfer') {
      const target = accounts[(at + 1) % 3] ?? { id: home.account, currency: 'EUR', digits: 2 };
      const toAmount = { amount: amountOf(minor + 1, target.digits), currency: target.currency };
      return home.row(date, amount, { ...about, type: 'transfer', toAccountId: target.id, toAmount });
    }
    if (kind !== 'split') return home.row(date, amount, { ...about, categoryId });
    const part = (minorOfPart: number, id: string | null) => ({
      categoryId: id,
      amount: { amount: amountOf(minorOfPart, digits), currency },
      note: null,
    });
    return home.row(date, amount, { ...about, splits: [part(minor - 1, categoryId), part(1, home.food)] });
  });

describe('every figure', () => {
  it('is what its rows come to, and what its own door says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(drawnRow, { maxLength: 40 }),
        fc.constantFrom('EUR', 'USD', 'JPY'),
        async (rows, currency) => {
          const analytics = new AnalyticsInMemory(ledgerId);
          const budget = home.budget('500', { categoryIds: [home.food], limit: { amount: '5000', currency: 'USD' } });
          analytics.log.commit('users', [home.user()]);
          analytics.log.commit('transactions', [...home.beginnings(), dollars, yen, francs, budget, ...rows]);
          await analytics.takeIn();
          const asked = { ...RANGE, currency };
          const equals = async (figure: string, total: Money | undefined, more: Partial<ExplainInput> = asked) => {
            const explanation = await explained(analytics, { ...more, figure });
            expect([figure, explanation.total]).toEqual([figure, total]);
            requireAddsUp(explanation);
          };

          const summary = await analytics.summarize.execute({ ledgerId, ...asked });
          await equals('income', summary.income);
          await equals('spending', summary.spending);
          await equals('net', summary.net);
          for (const { categoryId, kind, amount } of summary.byCategory) {
            await equals(`category:${categoryId ?? 'none'}`, amount, { ...asked, kind });
          }
          const ofFood = summary.byCategory.filter(
            ({ categoryId, parentId, kind }) =>
              kind === 'expense' && (categoryId === home.food || parentId === home.food),
          );
          // A category with its children is the sum of what is shown of each.
          await equals(
            `category:${home.food}`,
            ofFood.reduce((sum, { amount }) => sum.plus(amount), Money.zero(currency)),
            { ...asked, children: true },
          );
          for (const { accountId, net } of summary.byAccount) await equals(`account:${accountId}`, net);
          const [state] = await analytics.showBudgets.execute({ ledgerId, date: '2024-02-10' });
          await equals(`budget:${budget.entityId}`, state?.state.spent, { date: '2024-02-10' });
          const { points } = await analytics.showNetWorth.execute({ ledgerId, ...asked });
          await equals('net-worth', points.at(-1)?.amount);
          for (const { accountId, balance } of points.at(-1)?.byAccount ?? []) {
            await equals(`balance:${accountId}`, balance, { to: RANGE.to });
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe('a figure', () => {
  const analytics = new AnalyticsInMemory(ledgerId);
  const twoCents = Array.from({ length: 450 }, (_, index) =>
    home.row(`2024-02-${String((index % 28) + 1).padStart(2, '0')}`, '0.02', { currency: 'USD', payee: 'Kiosk' }),
  );

  beforeAll(async () => {
    analytics.log.commit('users', [home.user()]);
    analytics.log.commit('transactions', [
      ...home.beginnings(),
      dollars,
      ...twoCents,
      home.row('2024-03-05', '10.00', { payee: 'Kiosk', payeeName: 'Kiosk am Eck', categoryId: home.groceries }),
      home.row('2024-03-06', '4.00', { type: 'income', payee: 'Spar', categoryId: home.groceries }),
      home.row('2024-03-07', '7.00', { payee: 'Spar', categoryId: home.food }),
      home.row('2024-04-05', '0.06', { currency: 'USD', categoryId: home.food }),
      home.row('2024-04-05', '0.06', { currency: 'USD', categoryId: home.groceries }),
    ]);
    await analytics.takeIn();
  });

  it('comes page by page, each row once, and its rounding is of all rows', async () => {
    const first = await analytics.explainFigure.execute(
      { ledgerId, figure: 'spending', from: '2024-02-01', to: '2024-03-31' },
      null,
    );
    expect(first.rows).toHaveLength(200);
    const whole = await explained(analytics, { figure: 'spending', from: '2024-02-01', to: '2024-03-31' });
    expect(new Set(whole.rows.map(({ transactionId }) => transactionId)).size).toBe(453);
    expect([...whole.rows].sort((a, b) => (a.date < b.date ? 1 : -1)).map(({ date }) => date)).toEqual(
      whole.rows.map(({ date }) => date),
    );
    // 450 times 0.0185 EUR are shown as 0.02 each.
    expect(whole.rounding.isNegative()).toBe(true);
    requireAddsUp(whole);
    expect(whole.q).toBe('from=2024-02-01&to=2024-03-31');
  });

  it('shows a refund as less, its payee by name, and what changed by payee', async () => {
    const march = { from: '2024-03-01', to: '2024-03-31', compare: 'previous' } as const;
    const { rows, comparison, movers, total } = await explained(analytics, { figure: 'spending', ...march });
    expect(rows.map(({ payee, converted }) => [payee, converted?.toDecimal()])).toEqual([
      ['Spar', '7.00'],
      ['Spar', '-4.00'],
      ['Kiosk am Eck', '10.00'],
    ]);
    const summary = await analytics.summarize.execute({ ledgerId, ...march });
    expect([total, comparison?.before]).toEqual([summary.spending, summary.comparison?.spending]);
    expect(movers?.map(({ payee, change }) => [payee, change.toDecimal()])).toEqual([
      ['Kiosk am Eck', '10.00'],
      ['Kiosk', summary.comparison?.spending.negate().toDecimal()],
      ['Spar', '3.00'],
    ]);
  });

  it('of a category may have its children in it', async () => {
    const march = { from: '2024-03-01', to: '2024-03-31', figure: `category:${home.food}` };
    expect((await explained(analytics, march)).total.toDecimal()).toBe('7.00');
    const whole = await explained(analytics, { ...march, children: true });
    expect(whole.total.toDecimal()).toBe('13.00');
    requireAddsUp(whole);
    // Twice 0.0553 EUR: shown as 0.06 each, together 0.11.
    const april = { ...march, from: '2024-04-01', to: '2024-04-30', children: true };
    expect((await explained(analytics, april)).total.toDecimal()).toBe('0.12');
    expect((await explained(analytics, { ...april, figure: 'spending' })).total.toDecimal()).toBe('0.11');
  });

  it('of a balance has the opening in it, and one of a net worth the accounts, with what each changed', async () => {
    const balance = await explained(analytics, { figure: `balance:${dollars.entityId}` });
    expect(balance.rows).toMatchObject([{ transactionId: null, date: '2020-01-01' }]);
    const worth = await explained(analytics, {
      figure: 'net-worth',
      from: '2024-03-01',
      to: '2024-03-31',
      compare: 'previous',
    });
    expect(worth.rows.map(({ payee }) => payee)).toEqual(['Dollars', 'Main account']);
    const { before, compared, from } = worth.comparison ?? {};
    expect([from, compared?.total]).toEqual(['2024-02-01', worth.total]);
    const changes = worth.movers?.reduce((sum, { change }) => sum.plus(change), Money.zero('EUR'));
    expect(changes?.minus(worth.total.minus(before ?? worth.total)).abs().amountMinor).toBeLessThanOrEqual(1n);
    await expect(explained(analytics, { figure: `balance:${randomUUID()}` })).rejects.toThrow('no such account');
    await expect(explained(analytics, { figure: `budget:${randomUUID()}` })).rejects.toThrow('no such budget');
  });
});
