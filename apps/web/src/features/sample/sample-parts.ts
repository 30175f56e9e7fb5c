import type { Sample } from '@/api/types';

const PARTS = [
  ['transactions', 'transaction', 'transactions'],
  ['accounts', 'account', 'accounts'],
  ['budgets', 'budget', 'budgets'],
  ['categories', 'category', 'categories'],
] as const;

/** "1,312 transactions, 6 accounts and 5 budgets": what of the sample is there. */
export function sampleParts(sample: Sample, locale: string): string {
  const counted = PARTS.filter(([part]) => sample[part] > 0).map(
    ([part, one, many]) => `${new Intl.NumberFormat(locale).format(sample[part])} ${sample[part] === 1 ? one : many}`,
  );
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(counted);
}
