import type { Category, Transaction } from '@/api/types';

/** Whether one of these is a category of spending. */
export function isSpendingIn(categories: readonly Category[], ids: readonly (string | null)[]): boolean {
  return categories.some(({ id, kind }) => kind === 'expense' && ids.includes(id));
}

/** Whether an income gives back what was spent, as a whole or in a part. */
export function isRefund(
  { type, refundOf, categoryId, splits }: Transaction,
  categories: readonly Category[],
): boolean {
  if (type !== 'income') return false;
  return refundOf !== null || isSpendingIn(categories, [categoryId, ...splits.map((split) => split.categoryId)]);
}
