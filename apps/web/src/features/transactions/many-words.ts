import type { ManyChanged, ManyChanges } from '@/api/types';

/** Why a row stays as it is, by the code of the rule that keeps it; how often is said behind. */
const REASONS: Record<string, string> = {
  'category-and-splits': 'split into parts, which have the categories',
  'field-not-allowed-for-type': 'of another type, such as a transfer, which has no category',
  'account-currency-differs': 'in another currency than the account',
  'account-archived': 'in an archived account',
  'transfer-to-same-account': 'a transfer that would go to its own account',
  'refund-of-invalid': 'a refund, which stands in a category of spending',
  'transaction-not-found': 'gone already',
};

/** As many as a request takes. */
export const MOST_AT_ONCE = 1_000;

export const counted = (count: number): string => `${count} ${count === 1 ? 'transaction' : 'transactions'}`;

/** What came of a change of many: what is changed, and what is not and why. */
export function manyWords({ changed, unchanged, refused }: ManyChanged, changes: ManyChanges): string {
  const is = changed === 1 ? 'is' : 'are';
  const done = changes.delete ? 'deleted' : changes.reviewed ? 'reviewed' : 'changed';
  const words = [changed > 0 || unchanged + refused.length === 0 ? `${counted(changed)} ${is} ${done}.` : null];
  if (unchanged > 0) words.push(`${unchanged} ${unchanged === 1 ? 'was' : 'were'} so already.`);
  if (refused.length > 0)
    words.push(`${refused.length} ${refused.length === 1 ? 'stays' : 'stay'} as before: ${why(refused)}.`);
  return words.filter((each) => each !== null).join(' ');
}

function why(refused: ManyChanged['refused']): string {
  const counts = new Map<string, number>();
  for (const { code } of refused) {
    const reason = REASONS[code] ?? `kept by a rule (${code})`;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const several = counts.size > 1;
  return [...counts].map(([reason, count]) => (several ? `${count} ${reason}` : reason)).join('; ');
}

/** Tags as they are typed, separated by commas. */
export const tagsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(',')
      .map((tag) => tag.trim().replace(/^#/, ''))
      .filter(Boolean),
  ),
];
