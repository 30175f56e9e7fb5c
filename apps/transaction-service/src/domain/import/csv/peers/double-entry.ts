import { Money } from '@pft/kernel';
import type { EntryValues, StatementAccount } from '../../statement';
import { fail } from '../reading/written-values';

/** A line of double entry: what moved on an account of the person's own, or what a movement was for. */
export interface EntryLine {
  kind: 'own' | 'category' | 'opening';
  /** The account's name, or the category's. */
  name: string | null;
  type?: StatementAccount['type'];
  /** What moved on the account, in its own currency. */
  amount: Money;
  /** The same in the currency of all lines, in which they sum to zero. */
  value: bigint;
  note: string | null;
}

export interface DoubleEntry {
  /** Of the values. */
  currency: string;
  lines: readonly EntryLine[];
  /** Not all lines of the transaction have to be there. */
  partial: boolean;
}

/** What moved on one account; the texts and the day are those of the whole. */
export type Movement = Pick<EntryValues, 'type' | 'amount' | 'categoryText'> &
  Pick<EntryValues, 'originalAmount' | 'splits' | 'transfer' | 'ignored'> & {
    accountText: string;
    note: string | null;
    /** What the account began with. */
    isOpening: boolean;
  };

/** Parts that a transaction of the ledger may have. */
const MOST_PARTS = 100;

/**
 * One movement for each account of the person's own: two of them are a transfer, whatever they move between each other, and the
 * rest is for the categories of the other lines, as parts where there are several. What stands opposite to opening balances
 * alone is what an account began with.
 * @throws RowProblem
 */
export function movementsOf({ currency, lines, partial }: DoubleEntry): Movement[] {
  const sum = lines.reduce((total, { value }) => total + value, 0n);
  if (sum !== 0n && !partial) fail(`The lines do not add up to zero: ${String(Money.of(sum, currency))} is left over.`);
  const legs = mergedLegs(lines.filter(({ kind }) => kind === 'own'));
  if (legs.length === 0) fail('No line is on an account of your own.');
  const others = lines.filter(({ kind, value }) => kind !== 'own' && value !== 0n);
  if (others.length > 0 && others.every(({ kind }) => kind === 'opening') && sum === 0n)
    return legs.map((leg) => ({ ...leg.take(leg.left), categoryText: null, isOpening: true, ignored: 'balance' }));
  const rest: EntryLine[] =
    sum === 0n ? [] : [{ kind: 'category', name: null, amount: Money.of(-sum, currency), value: -sum, note: null }];
  const movements = [...transfersBetween(legs), ...movementsFor(legs, [...others, ...rest], currency)];
  if (movements.length === 0) fail('The amount is zero: nothing was moved.');
  return movements;
}

/** What is left to tell of an account. */
class Leg {
  left: bigint;
  private minor: bigint;

  constructor(
    private readonly line: EntryLine,
    value: bigint,
    minor: bigint,
  ) {
    this.left = value;
    this.minor = minor;
  }

  /** Takes a part of the value, and as much of the amount; the last part is all that is left. */
  take(value: bigint): Movement {
    const minor = value === this.left ? this.minor : rounded(this.minor * value, this.left);
    this.left -= value;
    this.minor -= minor;
    const { name, note, amount } = this.line;
    return {
      type: minor < 0n ? 'expense' : 'income',
      amount: Money.of(minor < 0n ? -minor : minor, amount.currency),
      categoryText: null,
      accountText: name ?? '',
      note,
      isOpening: false,
    };
  }
}

/** An account may have several lines. */
function mergedLegs(own: readonly EntryLine[]): Leg[] {
  const byAccount = new Map<string, EntryLine[]>();
  for (const line of own) {
    const key = `${line.name ?? ''}\n${line.amount.currency}`;
    byAccount.set(key, [...(byAccount.get(key) ?? []), line]);
  }
  return [...byAccount.values()].flatMap((lines) => {
    const [first] = lines;
    const value = lines.reduce((sum, line) => sum + line.value, 0n);
    const minor = lines.reduce((sum, { amount }) => sum + amount.amountMinor, 0n);
    if (!first || (value === 0n && minor === 0n)) return [];
    if (value === 0n || minor === 0n || value < 0n !== minor < 0n)
      fail(`What moved on «${first.name ?? ''}» cannot be told in both currencies.`);
    return [new Leg({ ...first, note: joined(lines.map(({ note }) => note)) }, value, minor)];
  });
}

/** What left one account and came into another. */
function transfersBetween(legs: readonly Leg[]): Movement[] {
  const transfers: Movement[] = [];
  const from = legs.filter(({ left }) => left < 0n);
  const into = legs.filter(({ left }) => left > 0n);
  for (const source of from) {
    for (const target of into) {
      const value = -source.left < target.left ? -source.left : target.left;
      if (value === 0n) continue;
      const out = source.take(-value);
      const arrived = target.take(value);
      const amount = arrived.amount.currency === out.amount.currency ? null : arrived.amount;
      const transfer = { accountText: arrived.accountText, amount };
      transfers.push({ ...out, note: joined([out.note, arrived.note]), transfer });
    }
  }
  return transfers;
}

/** What the rest was for: lines of the same direction, which take something off, go to the first account. */
function movementsFor(legs: readonly Leg[], lines: readonly EntryLine[], currency: string): Movement[] {
  const open = legs.filter(({ left }) => left !== 0n);
  const [first] = open;
  if (!first) return [];
  const isOut = first.left < 0n;
  const against = lines.filter(({ value }) => value < 0n !== isOut).map((line) => ({ line, left: line.value }));
  let off = lines.filter(({ value }) => value < 0n === isOut);
  return open.map((leg) => {
    const value = leg.left;
    const parts: Part[] = off.map((line) => ({ line, value: line.value }));
    let wanted = -value - off.reduce((sum, line) => sum + line.value, 0n);
    off = [];
    for (const each of against) {
      const part = absolute(each.left) < absolute(wanted) ? each.left : wanted;
      if (part === 0n) continue;
      parts.push({ line: each.line, value: part });
      each.left -= part;
      wanted -= part;
    }
    return withParts(leg.take(value), value, parts, currency);
  });
}

/** A line, or what of it is for this account. */
interface Part {
  line: EntryLine;
  value: bigint;
}

function withParts(movement: Movement, value: bigint, parts: readonly Part[], currency: string): Movement {
  if (parts.length > MOST_PARTS)
    fail(`The transaction has ${parts.length} parts, one of the ledger has ${MOST_PARTS} at most.`);
  const { amount } = movement;
  const original = amount.currency === currency ? null : { originalAmount: Money.of(absolute(value), currency) };
  const [first] = parts;
  if (parts.length < 2)
    return {
      ...movement,
      ...original,
      categoryText: first?.line.name ?? null,
      note: joined([movement.note, first?.line.note ?? null]),
    };
  let left = amount.amountMinor;
  const splits = parts.map(({ line, value: part }, index) => {
    const share = rounded(amount.amountMinor * part, -value);
    const minor = index === parts.length - 1 ? left : share;
    left -= minor;
    return { amount: Money.of(minor, amount.currency), categoryText: line.name, note: joined([line.note]) };
  });
  return { ...movement, ...original, splits };
}

const absolute = (value: bigint) => (value < 0n ? -value : value);

/** Half of a unit goes away from zero. */
function rounded(dividend: bigint, divisor: bigint): bigint {
  const [a, b] = [absolute(dividend), absolute(divisor)];
  const quotient = (2n * a + b) / (2n * b);
  return dividend < 0n === divisor < 0n ? quotient : -quotient;
}

/** What several notes say, each once. */
export function joined(notes: readonly (string | null | undefined)[]): string | null {
  const said = new Set(notes.map((note) => note?.trim() ?? '').filter((note) => note !== ''));
  return said.size === 0 ? null : [...said].join('; ');
}
