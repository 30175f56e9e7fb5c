import { Money, type CalendarDate } from '@pft/kernel';
import { divideHalfEven, shown, type Exchange, type RateStatus } from '@pft/rates';
import { rateValue } from '../rate/quote';
import type { Share } from './figure';

export interface ExplainedRow extends Share {
  /** Of a balance of an account among those that a net worth is made of. */
  accountId?: string;
  rate: { value: string | null; date: CalendarDate | null; status: RateStatus };
  /** null: that day has no rate, and the row is left out of the total. */
  converted: Money | null;
}

/** `day`: at which the amount is converted, where that is not the row's own. */
export function explainRow(share: Share, exchange: Exchange, day = share.date): ExplainedRow {
  const { amount } = share;
  const rate = exchange.rate(amount.currency, day);
  if (!rate) return { ...share, rate: { value: null, date: null, status: 'missing' }, converted: null };
  return {
    ...share,
    rate: {
      value: rateValue(rate, amount.currency, exchange.currency),
      date: rate.rateDate ?? day,
      status: rate.status,
    },
    converted: Money.of(shown(exchange.convert(amount.amountMinor, rate)), exchange.currency),
  };
}

export interface PayeeMover {
  payee: string | null;
  amount: Money;
  before: Money;
  change: Money;
}

/** Sums by payee, converted and not yet rounded. */
export type PayeeSums = Map<string | null, bigint>;

export function addShare(sums: PayeeSums, { payee, date, amount }: Share, exchange: Exchange): void {
  const rate = exchange.rate(amount.currency, date);
  if (rate) sums.set(payee, (sums.get(payee) ?? 0n) + exchange.convert(amount.amountMinor, rate));
}

const MOST_MOVERS = 50;

/** The largest change first, whichever way it went. `parts`: of how many ranges `before` is the average. */
export function payeeMovers(now: PayeeSums, before: PayeeSums, currency: string, parts = 1): PayeeMover[] {
  const money = (scaled: bigint) => Money.of(shown(scaled), currency);
  const movers: PayeeMover[] = [];
  for (const payee of new Set([...now.keys(), ...before.keys()])) {
    const amount = money(now.get(payee) ?? 0n);
    const then = money(divideHalfEven(before.get(payee) ?? 0n, BigInt(Math.max(parts, 1))));
    const change = amount.minus(then);
    if (!change.isZero()) movers.push({ payee, amount, before: then, change });
  }
  const byName = (a: PayeeMover, b: PayeeMover) => ((a.payee ?? '') < (b.payee ?? '') ? -1 : 1);
  movers.sort((a, b) => b.change.abs().compare(a.change.abs()) || byName(a, b));
  return movers.slice(0, MOST_MOVERS);
}
