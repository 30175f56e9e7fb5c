import { CalendarDate } from '@pft/kernel';
import type { PreviewValues } from './preview-row';
import type { RowIdentity } from './row-identity';
import { halfStandsIn, standsIn, steadyWords, type SteadyWords } from '../../payee/steady-words';

/** A claim, and what the row said when it was imported. */
export interface ClaimedRow {
  accountId: string;
  signedMinor: bigint;
  date: string;
  /** Its payee, else its note. */
  text: string | null;
  /** As in `RowIdentity`. */
  bank: string | null;
  /** It was not booked then, and no import has brought it as booked since. */
  pending: boolean;
  transactionId: string;
  /** The transaction was deleted by hand. */
  deleted: boolean;
}

/** Days of an account on which an amount is looked for. */
export interface AmountDays {
  accountId: string;
  signedMinor: bigint;
  from: string;
  to: string;
}

/** What the ledger has of a row. `books`: it was pending there and is not any more. */
export interface KnownRow {
  claim: ClaimedRow;
  books: boolean;
}

interface OpenRow {
  index: number;
  day: number;
  /** Its payee, else its note. */
  text: string | null;
  bank: string | null;
  pending: boolean;
}

/** Rows of one account and amount whose cells nobody knows: only with each other they compete for what has been imported. */
export interface OpenRows {
  accountId: string;
  signedMinor: bigint;
  rows: OpenRow[];
}

/** By a weekend and a holiday: so far apart one movement stands in two exports. */
const DAYS_APART = 4;
const NEAREST_FIRST = [0, -1, 1, -2, 2, -3, 3, -4, 4];
/** Texts of one account, amount and day, and rows of one text, that a row is compared with; no real day has more. */
const MOST_COMPARED = 50;

/** A transaction as an account sees it. */
export const legKey = (accountId: string, transactionId: string) => `${accountId} ${transactionId}`;
const amountKey = ({ accountId, signedMinor }: { accountId: string; signedMinor: bigint }) =>
  `${accountId} ${signedMinor}`;

/** A movement of an account that the ledger has. */
export interface PlacedRow {
  values: Pick<PreviewValues, 'date' | 'type' | 'amount' | 'payee' | 'note'>;
  identity: RowIdentity;
  accountId: string;
}

/**
 * Null for what is no movement, or is known by its cells. They are told apart by their order and made one after the other: a
 * hundred thousand rows may be as many amounts.
 */
export function* openRows(rows: readonly (PlacedRow | null)[]): Generator<OpenRows> {
  const order: number[] = [];
  // No amount is so large that a number could not tell it exactly.
  const minors = new Float64Array(rows.length);
  rows.forEach((row, index) => {
    if (!row) return;
    order.push(index);
    minors[index] = Number(signedMinorOf(row));
  });
  const accountOf = (index: number) => rows[index]?.accountId ?? '';
  order.sort(
    (a, b) =>
      (minors[a] ?? 0) - (minors[b] ?? 0) ||
      Number(accountOf(a) > accountOf(b)) - Number(accountOf(a) < accountOf(b)) ||
      a - b,
  );
  let open: OpenRows | null = null;
  for (const index of order) {
    const row = rows[index];
    if (!row) continue;
    const { accountId } = row;
    const signedMinor = signedMinorOf(row);
    if (open && (open.accountId !== accountId || open.signedMinor !== signedMinor)) {
      yield open;
      open = null;
    }
    open ??= { accountId, signedMinor, rows: [] };
    open.rows.push(openRow(row, index));
  }
  if (open) yield open;
}

const signedMinorOf = ({ values: { type, amount } }: PlacedRow) =>
  type === 'income' ? amount.amountMinor : -amount.amountMinor;

function openRow({ values: { date, payee, note }, identity: { bank, pending } }: PlacedRow, index: number): OpenRow {
  return { index, day: CalendarDate.toEpochDay(date), text: payee ?? note, bank, pending };
}

/** The days around those of the rows, none of them twice. */
export function daysAround({ accountId, signedMinor, rows }: OpenRows): AmountDays[] {
  const spans: { first: number; last: number }[] = [];
  for (const day of [...new Set(rows.map((row) => row.day))].sort((a, b) => a - b)) {
    const [first, last] = [day - DAYS_APART, day + DAYS_APART];
    const before = spans.at(-1);
    if (before && first <= before.last + 1) before.last = last;
    else spans.push({ first, last });
  }
  const { fromEpochDay } = CalendarDate;
  return spans.map(({ first, last }) => ({
    accountId,
    signedMinor,
    from: fromEpochDay(first),
    to: fromEpochDay(last),
  }));
}

/**
 * Finds what is known of rows whose cells are not: by the bank's id, by what they say, and as the booking of what was pending.
 * The nearest goes first over all rows, and what is known is used once, so that of twins each finds its own.
 * @param claimed what was imported of the days that `daysAround` names
 * @param used the legs that other rows of the file are; grows
 */
export function knowAgain(
  open: Iterable<OpenRows>,
  claimed: readonly ClaimedRow[],
  used: Set<string>,
): Map<number, KnownRow> {
  const known = new Map<number, KnownRow>();
  const byAmount = new Map<string, ClaimedRow[]>();
  for (const claim of claimed) listAt(byAmount, amountKey(claim)).push(claim);
  for (const rows of open) {
    const claims = byAmount.get(amountKey(rows));
    if (claims) new OneAmount(claims, used).know(rows.rows, known);
  }
  return known;
}

type Pass = (row: OpenRow) => ClaimedRow | undefined;

/** What was imported of one account and amount. */
class OneAmount {
  private readonly booked = new Map<number, Map<string, Alike>>();
  private readonly pending = new Map<number, Map<string, Alike>>();
  private readonly byBank = new Map<string, ClaimedRow[]>();

  private readonly wordsOf = wordsOfTexts();

  constructor(
    claims: readonly ClaimedRow[],
    private readonly used: Set<string>,
  ) {
    // What is there is taken before what was deleted.
    for (const claim of [...claims].sort((a, b) => Number(b.deleted) - Number(a.deleted))) {
      const byDay = claim.pending ? this.pending : this.booked;
      const day = CalendarDate.toEpochDay(claim.date);
      const ofDay = byDay.get(day) ?? new Map<string, Alike>();
      byDay.set(day, ofDay);
      const words = this.wordsOf(claim.text);
      const alike = ofDay.get(words.text) ?? { words, claims: [] };
      ofDay.set(words.text, alike);
      alike.claims.push(claim);
      if (claim.bank !== null) listAt(this.byBank, claim.bank).push(claim);
    }
  }

  know(rows: readonly OpenRow[], known: Map<number, KnownRow>): void {
    const { booked, pending } = this;
    const ids = NEAREST_FIRST.map((days) => (row: OpenRow) => this.ofBank(row, days));
    const [sameDay, otherDays] = [ids.slice(0, 1), ids.slice(1)];
    const goThrough = (which: readonly OpenRow[], passes: readonly Pass[]) => {
      for (const pass of passes) {
        for (const row of which) {
          if (known.has(row.index)) continue;
          const claim = pass(row);
          if (!claim) continue;
          this.used.add(legKey(claim.accountId, claim.transactionId));
          known.set(row.index, { claim, books: claim.pending && !row.pending });
        }
      }
    };
    goThrough(
      rows.filter((row) => !row.pending),
      [
        ...sameDay,
        (row) => this.saying(row, booked) ?? this.saying(row, pending),
        ...otherDays,
        (row) => this.like(row, 0, booked, standsIn),
        ...NEAREST_FIRST.map((days) => (row: OpenRow) => this.like(row, days, pending, halfStandsIn)),
      ],
    );
    goThrough(
      rows.filter((row) => row.pending),
      [
        ...sameDay,
        (row) => this.saying(row, pending) ?? this.saying(row, booked),
        ...otherDays,
        // An older export that is imported later has a row pending that the ledger knows as booked.
        ...NEAREST_FIRST.filter((days) => days >= 0).map(
          (days) => (row: OpenRow) => this.like(row, days, booked, halfStandsIn),
        ),
      ],
    );
  }

  /** An id that several rows have within a few days is a payer's reference. */
  private ofBank({ bank, day }: OpenRow, days: number): ClaimedRow | undefined {
    const claims = bank === null ? undefined : this.byBank.get(bank);
    if (!claims || (days !== 0 && claims.some((claim) => claim.transactionId !== claims[0]?.transactionId))) return;
    const date = CalendarDate.fromEpochDay(day + days);
    return claims.findLast((claim) => claim.date === date && this.isFree(claim));
  }

  private saying({ day, text }: OpenRow, byDay: OneAmount['booked']): ClaimedRow | undefined {
    const alike = byDay.get(day)?.get(this.wordsOf(text).text);
    return alike && this.lastFree(alike);
  }

  private like(
    { day, text, bank }: OpenRow,
    days: number,
    byDay: OneAmount['booked'],
    agree: (a: SteadyWords, b: SteadyWords) => boolean,
  ): ClaimedRow | undefined {
    const words = this.wordsOf(text);
    let compared = 0;
    for (const alike of byDay.get(day + days)?.values() ?? []) {
      if (++compared > MOST_COMPARED) return undefined;
      if (!agree(words, alike.words) || !this.lastFree(alike)) continue;
      const free = alike.claims
        .slice(-MOST_COMPARED)
        .findLast((claim) => this.isFree(claim) && (claim.pending || !otherId(bank, claim.bank)));
      if (free) return free;
    }
    return undefined;
  }

  private lastFree({ claims }: Alike): ClaimedRow | undefined {
    for (let last = claims.at(-1); last; last = claims.at(-1)) {
      if (this.isFree(last)) return last;
      claims.pop();
    }
    return undefined;
  }

  private isFree({ accountId, transactionId }: ClaimedRow): boolean {
    return !this.used.has(legKey(accountId, transactionId));
  }
}

/** Those of one day that say the same. */
interface Alike {
  words: SteadyWords;
  claims: ClaimedRow[];
}

const otherId = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;

/** A text is taken apart once, however many rows have it. */
function wordsOfTexts(): (text: string | null) => SteadyWords {
  const known = new Map<string | null, SteadyWords>();
  return (text) => {
    let words = known.get(text);
    if (!words) known.set(text, (words = steadyWords(text)));
    return words;
  };
}

function listAt<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const there = lists.get(key);
  if (there) return there;
  const list: V[] = [];
  lists.set(key, list);
  return list;
}
