import { Money } from '@pft/kernel';
import { type Exchange, type Rate, type RateStatus, shown, worse } from '@pft/rates';

/** What rows of one sort, currency and day add up to; a row with splits has a part in each of its sorts. */
export interface PartialSum {
  /** What it counts as: an income in a category of spending is spending with a minus, a transfer counts as neither. */
  readonly countsAs: 'income' | 'expense' | 'transfer';
  readonly currency: string;
  /** Null where no rate is needed. */
  readonly date: string | null;
  readonly minor: bigint;
  readonly rows: number;
}

interface MissingRate {
  readonly currency: string;
  readonly income: Money;
  readonly spending: Money;
  readonly amount: Money;
  readonly count: number;
  readonly from: string;
  readonly to: string;
}

interface BaseTotals {
  readonly currency: string;
  readonly income: Money;
  readonly spending: Money;
  readonly net: Money;
  /** Of the rows that are in `net`; null where there are none. */
  readonly average: Money | null;
  readonly rateStatus: RateStatus;
  readonly missingRates: readonly MissingRate[];
}

export interface TransactionTotals {
  /** Transfers too, as the list has them. */
  readonly count: number;
  /** One amount a currency, in the order of their codes; only currencies that have such rows. */
  readonly income: readonly Money[];
  readonly spending: readonly Money[];
  readonly net: readonly Money[];
  readonly inBase: BaseTotals;
}

/**
 * Totals of rows, and what they are in one currency: each day's sum at that day's rate, rounded once, as summaries do it, so
 * that the figures are the same. What has no rate is left out of them and said.
 */
export function totalsOf(sums: readonly PartialSum[], exchange: Exchange): TransactionTotals {
  const counted = sums.filter(({ countsAs }) => countsAs !== 'transfer');
  const ofSort = (sort: PartialSum['countsAs']) => counted.filter(({ countsAs }) => countsAs === sort);
  const [incomes, expenses] = [ofSort('income'), ofSort('expense')];
  const [income, spending] = [byCurrency(incomes), byCurrency(expenses)];
  const net = new Map(income);
  for (const [currency, minor] of spending) net.set(currency, (net.get(currency) ?? 0n) - minor);
  return {
    count: sums.reduce((count, { rows }) => count + rows, 0),
    income: moneyOf(income),
    spending: moneyOf(spending),
    net: moneyOf(net),
    inBase: inBase(incomes, expenses, exchange),
  };
}

function byCurrency(sums: readonly PartialSum[]): Map<string, bigint> {
  const total = new Map<string, bigint>();
  for (const { currency, minor } of sums) total.set(currency, (total.get(currency) ?? 0n) + minor);
  return total;
}

function moneyOf(minors: ReadonlyMap<string, bigint>): Money[] {
  return [...minors].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, minor]) => Money.of(minor, currency));
}

function inBase(incomes: readonly PartialSum[], expenses: readonly PartialSum[], exchange: Exchange): BaseTotals {
  const rateOf = ({ currency, date }: PartialSum): Rate | null => exchange.rate(currency, date ?? '');
  const converted = (sums: readonly PartialSum[]) => {
    let scaled = 0n;
    for (const sum of sums) {
      const rate = rateOf(sum);
      if (rate) scaled += exchange.convert(sum.minor, rate);
    }
    return Money.of(shown(scaled), exchange.currency);
  };
  const all = [...incomes, ...expenses];
  const [income, spending] = [converted(incomes), converted(expenses)];
  const net = income.minus(spending);
  const rows = all.filter((sum) => rateOf(sum) !== null).reduce((count, sum) => count + sum.rows, 0);
  return {
    currency: exchange.currency,
    income,
    spending,
    net,
    average: rows === 0 ? null : Money.of(divided(net.amountMinor, BigInt(rows)), exchange.currency),
    rateStatus: all.reduce<RateStatus>((status, sum) => worse(status, rateOf(sum)?.status ?? 'missing'), 'exact'),
    missingRates: missingAmong(all.filter((sum) => rateOf(sum) === null)),
  };
}

/** Half away from zero, as a person rounds. */
function divided(minor: bigint, by: bigint): bigint {
  const half = (2n * (minor < 0n ? -minor : minor) + by) / (2n * by);
  return minor < 0n ? -half : half;
}

function missingAmong(sums: readonly PartialSum[]): MissingRate[] {
  const currencies = [...new Set(sums.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = sums.filter((sum) => sum.currency === currency);
    const minorOf = (sort: PartialSum['countsAs']) =>
      own.filter(({ countsAs }) => countsAs === sort).reduce((total, { minor }) => total + minor, 0n);
    const [income, spending] = [minorOf('income'), minorOf('expense')];
    const days = own.map(({ date }) => date ?? '').sort();
    return {
      currency,
      amount: Money.of(income + spending, currency),
      income: Money.of(income, currency),
      spending: Money.of(spending, currency),
      count: own.reduce((count, { rows }) => count + rows, 0),
      from: days[0] ?? '',
      to: days.at(-1) ?? '',
    };
  });
}
