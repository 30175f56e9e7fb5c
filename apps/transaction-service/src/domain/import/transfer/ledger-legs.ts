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

/** What the other legs of those would be where they are in the same currency, each amount with its days, none of them twice. */
export function wantedFor(legs: readonly Pick<Leg, 'signedMinor' | 'date'>[]): WantedLegs[] {
  const days = new Map<bigint, Set<number>>();
  for (const { signedMinor, date } of legs) {
    const there = days.get(-signedMinor);
    if (there) there.add(CalendarDate.toEpochDay(date));
    else days.set(-signedMinor, new Set([CalendarDate.toEpochDay(date)]));
  }
  return [...days].flatMap(([signedMinor, ofAmount]) =>
    spansAround([...ofAmount]).map(([first, last]) => ({
      signedMinor,
      from: CalendarDate.fromEpochDay(first),
      to: CalendarDate.fromEpochDay(last),
    })),
  );
}

function spansAround(days: readonly number[]): [first: number, last: number][] {
  const spans: [number, number][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const [first, last] = [day - TRANSFER_DAYS, day + TRANSFER_DAYS];
    const before = spans.at(-1);
    if (before && first <= before[1] + 1) before[1] = last;
    else spans.push([first, last]);
  }
  return spans;
}
