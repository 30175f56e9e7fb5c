import type { Category, PayeeCategoryPage, Transaction } from '@/api/types';

type Remembered = PayeeCategoryPage['items'][number];

/** What is known of a ledger that tells where a row belongs. */
export interface Evidence {
  /** What a person said of payees once and for all. */
  remembered: readonly Remembered[];
  /** Rows of the same payee, the newest first. */
  ofPayee: readonly Transaction[];
  /** The newest rows of the ledger. */
  recent: readonly Transaction[];
}

export interface CategoryProposal {
  categoryId: string;
  /** It has it already, it is remembered for the payee, or most of the payee's rows have it. */
  because: 'imported' | 'remembered' | 'usual';
  /** Of the payee's rows that have a category those that have this one. */
  count: number;
  of: number;
}

export interface LikelyCategories {
  proposal: CategoryProposal | null;
  /** By the digits 1 to 9, the likeliest first. */
  choices: string[];
}

const MOST_CHOICES = 9;

const lower = (text: string | null): string => (text ?? '').toLowerCase();

/** Where a row most likely belongs, by what the person did with others. A transfer, and a row with parts, has no category. */
export function likelyCategories(
  row: Transaction,
  evidence: Evidence,
  categories: readonly Category[],
): LikelyCategories {
  if (row.type === 'transfer' || row.splits.length > 0) return { proposal: null, choices: [] };
  const usable = new Set(
    categories
      .filter(({ kind, archived }) => !archived && (kind === row.type || row.type === 'income'))
      .map(({ id }) => id),
  );
  // What nobody looked at yet is no word of a person.
  const others = (rows: readonly Transaction[]): Transaction[] =>
    rows.filter(({ id, type, reviewed }) => id !== row.id && type === row.type && reviewed);
  const samePayee = others(evidence.ofPayee).filter(({ payeeName }) => lower(payeeName) === lower(row.payeeName));
  const votes = row.payeeName ? mostUsed(samePayee, usable) : [];
  const [first] = votes;
  const of = votes.reduce((sum, { count }) => sum + count, 0);
  const votesFor = (id: string): number => votes.find(({ categoryId }) => categoryId === id)?.count ?? 0;
  const remembered = rememberedFor(row, evidence.remembered, usable);
  const known = row.categoryId ?? remembered ?? first?.categoryId;
  const because: CategoryProposal['because'] = row.categoryId ? 'imported' : remembered ? 'remembered' : 'usual';
  const proposal = known ? { categoryId: known, because, count: votesFor(known), of } : null;
  const kind = categories.filter((each) => each.kind === row.type && usable.has(each.id));
  const choices = [
    known,
    ...votes.map(({ categoryId }) => categoryId),
    ...mostUsed(others(evidence.recent), usable).map(({ categoryId }) => categoryId),
    ...kind.filter(({ parentId }) => parentId === null).map(({ id }) => id),
  ].filter((id) => id !== undefined);
  return { proposal, choices: [...new Set(choices)].slice(0, MOST_CHOICES) };
}

/** What is remembered for the longest text that the payee has: `Spar` may be a shop, `Sparkasse` is a bank. */
function rememberedFor(
  { payee, payeeName, type }: Transaction,
  remembered: readonly Remembered[],
  usable: ReadonlySet<string>,
): string | undefined {
  const names = [lower(payee), lower(payeeName)];
  return remembered
    .filter(
      ({ payeeContains, kind, categoryId }) =>
        kind === type && usable.has(categoryId) && names.some((name) => name.includes(lower(payeeContains))),
    )
    .sort((left, right) => right.payeeContains.length - left.payeeContains.length)[0]?.categoryId;
}

/** Categories by how many rows have them; of equals the one that was used last. */
function mostUsed(rows: readonly Transaction[], usable: ReadonlySet<string>): { categoryId: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { categoryId } of rows) {
    if (categoryId && usable.has(categoryId)) counts.set(categoryId, (counts.get(categoryId) ?? 0) + 1);
  }
  return [...counts]
    .map(([categoryId, count]) => ({ categoryId, count }))
    .sort((left, right) => right.count - left.count);
}
