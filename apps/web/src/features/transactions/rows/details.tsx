'use client';

import { useTranslations } from 'next-intl';
import { formatDay } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { SplitLines } from '../split-lines';
import { Cell, type CellProps } from './cell';
import styles from './rows.module.css';

/** What else is known of a row, in the line of its payee as far as there is room: its note, tags, parts. */
export function Details(cell: CellProps) {
  const { row, title, acts, active } = cell;
  const { locale } = useLedger();
  const t = useTranslations('transactions');
  const { note, payeeName, tags, splits, refundOf } = row;
  const valueDate = row.valueDate === row.date ? null : row.valueDate;
  const said = payeeName ? note : null;
  return (
    <div className={styles.details}>
      {splits.length > 0 && <SplitLines splits={splits} />}
      {tags.map((tag) => (
        <span key={tag} className={styles.tag}>
          #<bdi>{tag}</bdi>
        </span>
      ))}
      {valueDate && <span suppressHydrationWarning>{t('row.valueDate', { date: formatDay(valueDate, locale) })}</span>}
      {refundOf && (
        <button
          type="button"
          className={styles.purchase}
          aria-label={t('row.showPurchaseOf', { title })}
          tabIndex={active ? 0 : -1}
          onClick={() => acts.showPurchase(row)}
        >
          {t('row.showPurchase')}
        </button>
      )}
      <Cell {...cell} field="note" className={said ? undefined : styles.empty}>
        {said ?? <span className={styles.add}>{t('row.addNote')}</span>}
      </Cell>
    </div>
  );
}
