import type { StatementEntry } from '../../../domain/import/statement';

/** Types that say which way the money goes (OFX 11.4.4.3); all others may go either way. */
const INCOMES = new Set(['CREDIT', 'DEP', 'DIRECTDEP']);
const EXPENSES = new Set(['DEBIT', 'CHECK', 'PAYMENT', 'DIRECTDEBIT', 'REPEATPMT']);

/** An entry of one statement: where it stands among all of the file, and its TRNTYPE. */
export interface TypedEntry {
  index: number;
  type: string;
}

/**
 * The sign of an amount is its direction, but some banks write none and leave that to the type, and some write those of a card's
 * debts. Where the types of a whole statement say so the entries are turned, and it is told how many.
 */
export function turnByType(entries: StatementEntry[], typed: readonly TypedEntry[]): number {
  const told = typed.flatMap(({ index, type }) => {
    const entry = entries[index];
    return entry && 'values' in entry ? [{ index, type, entry }] : [];
  });
  const isIncome = ({ entry }: (typeof told)[number]) => entry.values.type === 'income';
  const debits = told.filter(({ type }) => EXPENSES.has(type));
  const credits = told.filter(({ type }) => INCOMES.has(type));
  if (debits.length === 0 || !debits.every(isIncome)) return 0;
  const isInverted = credits.length > 0 && !credits.some(isIncome);
  if (!isInverted && !told.every(isIncome)) return 0;
  const turned = isInverted ? told : debits;
  for (const each of turned) {
    const { values } = each.entry;
    entries[each.index] = { ...each.entry, values: { ...values, type: isIncome(each) ? 'expense' : 'income' } };
  }
  return turned.length;
}
