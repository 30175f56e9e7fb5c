import { CalendarDate } from '@pft/kernel';
import { TRANSFER_DAYS, type Leg } from './pair-transfers';

/** An income or expense of the ledger, whole and no refund, as one leg of a transfer that may be there. */
export interface LedgerLeg {
  transactionId: string;
  accountId: string;
  currency: string;
  signedMinor: bigint;
  date: string;
  payee: string | null;
  note: string | null;
  /** Of the row that it was imported from. */
  counterparty: string | null;
  /** Raw identities of rows that it was imported from. */
  identities: readonly string[];
}

/** Days on which an amount is looked for in some accounts. */
export interface WantedLegs {
  signedMinor: bigint;
  from: string;
  to: string;
}

/**
 * What the other legs of those would be where they are in the same currency, each amount with its days, none of them twice. One
 * after the other: a long file has as many amounts as rows.
 */
export function* wantedFor(legs: readonly Pick<Leg, 'signedMinor' | 'date'>[]): Generator<WantedLegs> {
  const { toEpochDay, fromEpochDay } = CalendarDate;
  let [amount, first, last]: [bigint | null, number, number] = [null, 0, 0];
  const span = (signedMinor: bigint) => ({ signedMinor, from: fromEpochDay(first), to: fromEpochDay(last) });
  for (const { signedMinor, date } of [...legs].sort(byAmountAndDay)) {
    const day = toEpochDay(date);
    if (amount !== -signedMinor || day - TRANSFER_DAYS > last + 1) {
      if (amount !== null) yield span(amount);
      [amount, first] = [-signedMinor, day - TRANSFER_DAYS];
    }
    last = day + TRANSFER_DAYS;
  }
  if (amount !== null) yield span(amount);
}

function byAmountAndDay(a: Pick<Leg, 'signedMinor' | 'date'>, b: typeof a): number {
  if (a.signedMinor !== b.signedMinor) return a.signedMinor < b.signedMinor ? -1 : 1;
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}
