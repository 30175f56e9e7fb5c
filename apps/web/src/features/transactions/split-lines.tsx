'use client';

import { useTranslations } from 'next-intl';
import type { Transaction } from '@/api/types';
import { useLedger } from '@/ui/ledger/ledger-context';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { formatMoney } from '@/ui/format';

const mostShown = 4;

/** Where the parts of a split transaction belong; of very many the first ones. */
export function SplitLines({ splits }: { splits: Transaction['splits'] }) {
  const { categories, locale } = useLedger();
  const t = useTranslations('transactions');
  const words = useTranslations('ledger');
  const shown = splits.length > mostShown ? splits.slice(0, mostShown - 1) : splits;
  return (
    <ul aria-label={t('row.parts')}>
      {shown.map(({ categoryId, amount, note }, index) => (
        <li key={index}>
          <b>{categoryLabel(categories, categoryId, words)}</b>{' '}
          <span className="money" suppressHydrationWarning>
            {formatMoney(amount, locale)}
            {note && (
              <>
                {' · '}
                <bdi>{note}</bdi>
              </>
            )}
          </span>
        </li>
      ))}
      {shown.length < splits.length && <li>{t('row.moreParts', { count: String(splits.length - shown.length) })}</li>}
    </ul>
  );
}
