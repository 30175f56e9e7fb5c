/** What a category for all rows of a payee would do, before it does it. The search that counts finds notes and tags too. */
export function likeWords({ count, without }: { count: number; without: number }, kind: 'income' | 'expense'): string {
  const noun = kind === 'income' ? (count === 1 ? 'income' : 'incomes') : count === 1 ? 'expense' : 'expenses';
  if (count === 0) return 'No transaction changes now; it is remembered for later imports.';
  const having = count - without;
  if (having === 0) return `Up to ${count} ${noun} will change, none of which has a category yet.`;
  return `Up to ${count} ${noun} will change, of all days. ${having} of them ${having === 1 ? 'has' : 'have'} a category already, which is replaced.`;
}
