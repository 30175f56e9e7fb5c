import { Money, type MoneyJson } from '@pft/kernel';
import type { ImportWarning, StatementAccount, StatementBalance, StatementEntry, StatementSection } from './statement';
import { toldAccount } from './told-texts';

/** A balance that the file states. */
export interface StatedBalance extends MoneyJson {
  date: string | null;
}

/** Whether the booked rows of a statement lead from one of its balances to the other. */
export interface StatementCheck {
  account: Pick<StatementAccount, 'text' | 'iban' | 'number' | 'name'> | null;
  file: string | null;
  opening: StatedBalance | null;
  closing: StatedBalance | null;
  /** What came in less what went out. */
  sum: MoneyJson;
  /** Null where the file does not state both balances. */
  matches: boolean | null;
}

/** What moved on the account of a statement. */
interface Movement {
  date: string;
  signedMinor: bigint;
}

/** Statements that an import shows; a bank's file has one for each account and period. */
const MOST_STATEMENTS = 500;
/** Of statements that do not add up, those with a warning of their own. */
const MISMATCHES_NAMED = 10;

/** Checks the balances of each section by its entries. */
export function checkBalances(
  sections: readonly StatementSection[],
  entries: readonly StatementEntry[],
  fallbackCurrency: string,
): { statements: StatementCheck[]; warnings: ImportWarning[] } {
  const shown = sections.slice(0, MOST_STATEMENTS);
  const own = bySection(sections.length, entries);
  const statements: StatementCheck[] = [];
  const mismatches: string[] = [];
  for (const [index, section] of shown.entries()) {
    const booked = own[index] ?? [];
    const { account, opening, closing, file = null } = section;
    const currency =
      (closing ?? opening)?.amount.currency ?? account?.currency ?? booked[0]?.currency ?? fallbackCurrency;
    // What is in another currency did not move on this account, so that it is missing in the sum.
    const movements = booked.filter((each) => each.currency === currency);
    const sum = Money.of(sumOf(movements), currency);
    const gap = opening?.amount.currency === closing?.amount.currency ? gapOf(opening, sum, closing) : null;
    if (gap && !gap.isZero()) mismatches.push(mismatchText(section, movements, sum, gap));
    statements.push({
      account: account && toldAccount(account),
      file,
      opening: opening && stated(opening),
      closing: closing && stated(closing),
      sum: sum.toJSON(),
      matches: gap && gap.isZero(),
    });
  }
  const warnings = mismatches
    .slice(0, MISMATCHES_NAMED)
    .map((detail): ImportWarning => ({ code: 'balance-mismatch', detail }));
  const unnamed = mismatches.length - warnings.length;
  if (unnamed > 0) warnings.push({ code: 'balance-mismatch', detail: `${unnamed} more statements do not add up.` });
  const hidden = sections.length - shown.length;
  if (hidden > 0)
    warnings.push({
      code: 'statements-not-shown',
      detail: `The balances of ${hidden} more statements are not checked.`,
    });
  return { statements, warnings };
}

/** The booked movements of each section, in the order of the file. */
function bySection(count: number, entries: readonly StatementEntry[]): (Movement & { currency: string })[][] {
  const own: (Movement & { currency: string })[][] = Array.from({ length: count }, () => []);
  for (const entry of entries) {
    if ('problem' in entry || entry.values.ignored) continue;
    const { date, type, amount } = entry.values;
    const signedMinor = type === 'income' ? amount.amountMinor : -amount.amountMinor;
    own[entry.section ?? (count === 1 ? 0 : -1)]?.push({ date, signedMinor, currency: amount.currency });
  }
  return own;
}

const sumOf = (movements: readonly Movement[]) => movements.reduce((sum, { signedMinor }) => sum + signedMinor, 0n);

/** What the file states at the end more than its rows come to; null where it does not state both balances. */
function gapOf(opening: StatementBalance | null, sum: Money, closing: StatementBalance | null): Money | null {
  return opening && closing && closing.amount.minus(opening.amount.plus(sum));
}

const stated = ({ amount, date }: StatementBalance): StatedBalance => ({ ...amount.toJSON(), date });

const textOf = (money: Money) => `${money.toJSON().amount} ${money.currency}`;

function mismatchText(
  { account, opening, closing, interim = [] }: StatementSection,
  movements: readonly Movement[],
  sum: Money,
  gap: Money,
): string {
  if (!opening || !closing) return '';
  const whose = account?.name ?? account?.iban ?? account?.number;
  const from = firstDayOff(opening, [...interim, closing], movements);
  const much = textOf(gap.abs());
  const wrong = `${much} ${gap.isNegative() ? 'less' : 'more'}`;
  return (
    `The statement${whose ? ` of «${whose}»` : ''} does not add up${from ? ` from ${from} on` : ''}: ${textOf(opening.amount)} ` +
    `at the beginning and rows of ${textOf(sum)} make ${textOf(opening.amount.plus(sum))}, the file states ` +
    `${textOf(closing.amount)}, ${wrong}.`
  );
}

/** The first day with movements after the last balance that agrees; where there is none, the day of the first that does not. */
function firstDayOff(
  opening: StatementBalance,
  balances: readonly StatementBalance[],
  movements: readonly Movement[],
): string | null {
  const inOrder = [...movements].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const dated = balances
    .flatMap(({ date, amount }) => (date === null ? [] : [{ date, minor: amount.amountMinor }]))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  let next = 0;
  let held = opening.amount.amountMinor;
  for (const { date, minor } of dated) {
    const first = next;
    for (let movement = inOrder[next]; movement && movement.date <= date; movement = inOrder[next]) {
      held += movement.signedMinor;
      next++;
    }
    const day = inOrder[first]?.date;
    if (held !== minor) return day !== undefined && day <= date ? day : date;
  }
  return inOrder[next]?.date ?? inOrder[0]?.date ?? null;
}
