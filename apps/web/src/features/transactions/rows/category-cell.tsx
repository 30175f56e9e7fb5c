'use client';

import { IconArrowsLeftRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { ColorDot } from '@/ui/color-dot';
import { useLedger } from '@/ui/ledger/ledger-context';
import { transactionCategory } from '@/ui/ledger/transaction-line';
import { Cell, type CellProps } from './cell';
import styles from './rows.module.css';

/** The category with its colour. That of a split transaction is a matter of its parts, for which there is the form. */
export function CategoryCell(cell: CellProps) {
  const { row, acts, active } = cell;
  const { categories } = useLedger();
  const t = useTranslations('transactions');
  const words = useTranslations('ledger');
  if (row.type === 'transfer')
    return (
      <span className={styles.transfer}>
        <IconArrowsLeftRight size={14} aria-hidden /> {words('transfer')}
      </span>
    );
  const parts = row.splits.length;
  const category = categories.find(({ id }) => id === (row.splits[0] ?? row).categoryId);
  const name = transactionCategory(row, categories, words);
  if (parts > 0)
    return (
      <button
        type="button"
        className={styles.chip}
        title={name}
        tabIndex={active ? 0 : -1}
        onClick={() => acts.open(row)}
      >
        {parts === 1 && category && <ColorDot color={category.color} />}
        <span>{parts > 1 ? t('row.splitInto', { count: String(parts) }) : name}</span>
      </button>
    );
  return (
    <Cell {...cell} field="category" className={category ? styles.chip : styles.none}>
      {category && <ColorDot color={category.color} />}
      <span>{name}</span>
    </Cell>
  );
}
