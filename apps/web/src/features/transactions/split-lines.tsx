'use client';

import { useTranslations } from 'next-intl';
import type { Transaction } from '@/api/types';
import { useLedger } from '@/ui/ledger/ledger-context';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { formatMoney } from '@/ui/format';
import styles from './transactions.module.css';

const mostShown = 4;

/** Where the parts of a split transaction belong; of very many the first ones. */
export function SplitLines({ splits }: { splits: Transaction['splits'] }) {
  const { categories, locale } = useLedger();
  const words = useTranslations('ledger');
  const shown = splits.length > mostShown ? splits.slice(0, mostShown - 1) : splits;
  return (
    <ul className={`small soft ${styles.splits}`} aria-label="Parts">
      {shown.map(({ categoryId, amount, note }, index) => (
        <li key={index}>
          <b>{categoryLabel(categories, categoryId, words)}</b>{' '}
          <span className="money" suppressHydrationWarning>
            {formatMoney(amount, locale)}
            {note && ` · ${note}`}
          </span>
        </li>
      ))}
      {shown.length < splits.length && <li>and {splits.length - shown.length} more</li>}
    </ul>
  );
}
