import fc from 'fast-check';
import { CalendarDate, Money } from '@pft/kernel';
import { BundledRates, Exchange } from '@pft/rates';
import type { FixedAmounts } from '../budget/fixed-costs';
import { comingOf, leftOfIncome, projectedSpending, type SpentSoFar } from './outlook';

const eur = (minor: number | bigint) => Money.of(BigInt(minor), 'EUR');
const month = { from: '2026-03-01', to: '2026-03-31' };
const exchange = new Exchange(new BundledRates(), 'EUR');
const fixed = (more: Partial<FixedAmounts> = {}): FixedAmounts => ({
  paid: eur(0),
  paidOn: [],
  due: eur(0),
  dueRows: [],
  others: 4,
  othersByToday: 4,
  ...more,
});
const projected = (more: Partial<SpentSoFar>) =>
  projectedSpending({ month, today: '2026-03-10', soFar: eur(0), known: eur(0), fixed: fixed(), ...more })?.toDecimal();

describe('what a month may come to', () => {
  it('is what is known, what is due, and the rest going on as before', () => {
    const rent = fixed({ paid: eur(90_000), paidOn: [{ date: '2026-03-01', amount: eur(90_000) }], due: eur(6_000) });
    // 100.00 in ten days beside the rent: 210.00 in the 21 days ahead.
    expect(projected({ soFar: eur(100_000), known: eur(100_000), fixed: rent })).toBe('1270.00');
    // A flight that is booked for the 20th is known and changes no pace.
    expect(projected({ soFar: eur(100_000), known: eur(150_000), fixed: rent })).toBe('1770.00');
    // Rent that is dated ahead was not among what was spent so far.
    const ahead = fixed({ paid: eur(90_000), paidOn: [{ date: '2026-03-30', amount: eur(90_000) }] });
    expect(projected({ soFar: eur(10_000), known: eur(100_000), fixed: ahead })).toBe('1210.00');
  });

  it('is not said where few rows are no fixed costs, nor of another month', () => {
    expect(projected({ fixed: fixed({ othersByToday: 3 }) })).toBeUndefined();
    expect(projected({ today: '2026-04-01' })).toBeUndefined();
    expect(projected({ today: '2026-02-28' })).toBeUndefined();
  });

  it('is on the last day what is known and due, and never less', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.bigInt(-1_000_000n, 1_000_000n),
        fc.bigInt(0n, 1_000_000n),
        fc.bigInt(0n, 1_000_000n),
        (day, soFar, ahead, due) => {
          const today = CalendarDate.plusDays(month.from, day);
          const known = eur(soFar + ahead);
          const all = projectedSpending({ month, today, soFar: eur(soFar), known, fixed: fixed({ due: eur(due) }) });
          const least = known.plus(eur(due));
          expect(all?.compare(least)).toBeGreaterThanOrEqual(0);
          if (today === month.to || soFar <= 0n) expect(all).toEqual(least);
        },
      ),
    );
  });
});

describe('what is left to spend', () => {
  it('is of the income that a month brings as a rule, or of more where more came', () => {
    const of = (income: number) =>
      leftOfIncome(eur(300_000), { income: eur(income), spending: eur(120_000) }, { due: eur(50_000) });
    expect([of(0)?.amount, of(0)?.income, of(310_000)?.amount]).toEqual([eur(130_000), eur(300_000), eur(140_000)]);
    expect(leftOfIncome(null, { income: eur(1), spending: eur(0) }, { due: eur(0) })).toBeNull();
  });

  it('adds up by hand', () => {
    const amount = fc.bigInt(0n, 10n ** 12n).map(eur);
    fc.assert(
      fc.property(amount, amount, amount, amount, (expected, income, spending, due) => {
        const left = leftOfIncome(expected, { income, spending }, { due });
        expect(left?.amount.plus(left.spent).plus(left.due ?? eur(1))).toEqual(left?.income);
      }),
    );
  });
});

describe('what comes', () => {
  const row = (date: string, minor: bigint, currency = 'EUR', payee: string | null = 'Airline') => ({
    transactionId: `${date} ${minor}`,
    date,
    payee,
    amount: Money.of(minor, currency),
    kind: 'expense' as const,
  });
  const due = (date: string, kind: 'expense' | 'income', minor: number, payee = 'Landlord') => ({
    payee,
    date,
    amount: eur(minor),
    kind,
  });

  it('is dated ahead or due in the next fourteen days, by day, with a sum', () => {
    const known = [
      row('2024-03-05', 1_00n),
      row('2024-03-06', 108_00n, 'USD'),
      row('2024-03-20', 5n),
      row('2024-03-19', 7n, 'XOF'),
    ];
    const coming = comingOf(
      known,
      [
        due('2024-03-03', 'expense', 900_00),
        due('2024-03-19', 'income', 2_000_00, 'Employer'),
        due('2024-03-20', 'expense', 1),
      ],
      '2024-03-05',
      exchange,
    );
    expect(coming.items.map(({ date, payee, transactionId }) => [date, payee, transactionId !== null])).toEqual([
      ['2024-03-03', 'Landlord', false],
      ['2024-03-06', 'Airline', true],
      ['2024-03-19', 'Airline', true],
      ['2024-03-19', 'Employer', false],
    ]);
    const usd = exchange.rate('USD', '2024-03-06');
    expect(usd).not.toBeNull();
    expect(coming).toMatchObject({ from: '2024-03-06', to: '2024-03-19', count: 4, income: eur(200_000) });
    expect(coming.items[2]?.converted).toBeNull();
    expect(coming.spending).toEqual(eur(90_000).plus(coming.items[1]?.converted ?? eur(0)));
  });

  it('is named up to fifty, and added up as a whole', () => {
    const coming = comingOf(
      Array.from({ length: 60 }, (_, i) => row('2024-03-06', BigInt(i + 1))),
      [],
      '2024-03-05',
      exchange,
    );
    expect([coming.items.length, coming.count, coming.spending]).toEqual([50, 60, eur(1830)]);
  });
});
