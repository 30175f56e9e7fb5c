/** Rows that a category for a payee would change. */
export interface RowsCounted {
  without: number;
  all: number;
  /** Of all those that have another category. */
  replaced: number;
}

/** What a category for a payee would do, before it does it. */
export function rowsWords(
  { without, all, replaced }: RowsCounted,
  kind: 'income' | 'expense',
  uncategorisedOnly: boolean,
): string {
  const count = uncategorisedOnly ? without : all;
  if (count === 0) return 'No transaction changes now; it is remembered for later imports.';
  const noun = kind === 'income' ? (count === 1 ? 'income' : 'incomes') : count === 1 ? 'expense' : 'expenses';
  const will = `${count} ${noun} of all days will change.`;
  if (uncategorisedOnly || replaced === 0) return will;
  return `${will} ${replaced} of them ${replaced === 1 ? 'has' : 'have'} another category, which is replaced.`;
}
