import type { Sample } from '@/api/types';
import { formatCount } from '@/ui/format';
import { wordsLocale } from '@/words/language';
import type { Words } from '@/words/words';

const PARTS = ['transactions', 'accounts', 'budgets', 'categories'] as const;

/** "1,312 transactions, 6 accounts and 5 budgets": what of the sample is there. */
export function sampleParts(sample: Sample, locale: string, t: Words<'sample'>): string {
  const counted = PARTS.filter((part) => sample[part] > 0).map((part) =>
    t(part, { count: sample[part], shown: formatCount(sample[part], locale) }),
  );
  return new Intl.ListFormat(wordsLocale(locale), { type: 'conjunction' }).format(counted);
}
