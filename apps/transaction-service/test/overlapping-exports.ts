import { CalendarDate, Money } from '@pft/kernel';
import type { EntryValues, StatementEntry } from '../src/domain/import/statement';
import { seededRandom } from './import-drawn-file';

/** A movement as the bank has it in the end. */
interface Movement {
  /** Counted from the first day. */
  day: number;
  minor: number;
  payee: string;
  /** The bank's own id, or what the payer wrote on each of his orders. */
  id: string | null;
  /** So many days before it was booked it stood in the bank's list already. */
  pendingDays: number;
}

/** What the household sees of its account at one time. */
interface Export {
  from: number;
  to: number;
}

export interface Household {
  description: string;
  truth: readonly Movement[];
  exports: readonly Export[];
  random: () => number;
}

const FIRST_DAY = CalendarDate.toEpochDay('2026-01-01');
const DAYS = 180;
const SHOPS = ['Bakery Sun', 'Metro', 'Book Shop', 'Cafe Blue', 'Pharmacy', 'Coffee 24'];

export const dateOf = (day: number) => CalendarDate.fromEpochDay(FIRST_DAY + day);

/**
 * Half a year of purchases with twins and standing orders, and ten exports of it that overlap: half of the households bring
 * them in any order, one export comes twice, and the last one has all.
 */
export function drawHousehold(seed: number): Household {
  const random = seededRandom(seed);
  const below = (n: number) => Math.floor(random() * n);
  const oneOf = <T>(list: readonly [T, ...T[]]): T => list[below(list.length)] ?? list[0];
  const truth: Movement[] = [];
  const ids = oneOf(['none', 'of the bank', "payers' references"]);
  for (let n = 0; n < DAYS; n++) {
    const minor = random() < 0.3 ? oneOf([320, 450, 1_000]) : 100 + below(90_000);
    const movement = {
      day: below(DAYS),
      minor,
      payee: SHOPS[below(SHOPS.length)] ?? 'Metro',
      id: null,
      pendingDays: 0,
    };
    truth.push(movement);
    if (random() < 0.08) truth.push({ ...movement });
  }
  for (let month = 0; month < 6; month++) {
    const order = { minor: 80_000, pendingDays: 0, day: month * 30 };
    truth.push({ ...order, payee: 'Landlord', id: 'RENT FLAT 4' });
    truth.push({ ...order, day: order.day + 4, minor: 6_500, payee: 'Power Co', id: 'CUST-778' });
  }
  truth.sort((a, b) => a.day - b.day);
  truth.forEach((movement, index) => {
    if (ids === 'of the bank') movement.id = `TX${seed}-${index}`;
    if (ids === 'none') movement.id = null;
    if (random() < 0.1) movement.pendingDays = 1 + below(3);
  });
  const exports = Array.from({ length: 8 }, (_, n) => ({ from: n * 22, to: Math.min(DAYS, n * 22 + 45) }));
  const inOrder = random() < 0.5;
  if (!inOrder) shuffle(exports, random);
  exports.push(exports[below(8)] ?? { from: 0, to: 45 }, { from: 0, to: DAYS });
  const description = `seed ${seed}, ids ${ids}, ${inOrder ? 'in order' : 'in any order'}`;
  return { description, truth, exports, random };
}

/**
 * The rows of one export. Balances differ from one export to the next, one text in ten does, and what is booked after its end
 * is pending in it, under an earlier day, with another text and without an id.
 */
export function entriesOf({ truth, random }: Household, { from, to }: Export): StatementEntry[] {
  const seen = truth.filter(({ day, pendingDays }) => day >= from && day - pendingDays < to);
  return seen.map((movement, index): StatementEntry => {
    const pending = movement.day >= to;
    const date = dateOf(pending ? movement.day - movement.pendingDays : movement.day);
    const more = random() < 0.1 ? ` ${Math.floor(random() * 99)}/11` : '';
    const payee = pending ? `${movement.payee} reserved` : `${movement.payee}${more}`;
    const bankId = pending ? null : movement.id;
    const balance = String(Math.floor(random() * 3));
    const values: EntryValues = {
      date,
      valueDate: null,
      type: 'expense',
      amount: Money.of(BigInt(movement.minor), 'EUR'),
      payee,
      note: null,
      accountText: null,
      categoryText: null,
      bankId,
      ...(pending && { ignored: 'pending' as const }),
    };
    const cells = [date, payee, String(movement.minor), bankId ?? '', balance, pending ? 'pending' : ''];
    return { line: index + 1, source: { cells }, values };
  });
}

export function shuffle<T>(list: T[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1));
    const [a, b] = [list[i] as T, list[k] as T];
    [list[i], list[k]] = [b, a];
  }
}
