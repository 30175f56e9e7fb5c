'use client';

import { formatDay } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { SplitLines } from '../split-lines';
import { Cell, type CellProps } from './cell';
import styles from './rows.module.css';

/** What else is known of a row, in the line of its payee as far as there is room: its note, tags, parts. */
export function Details(cell: CellProps) {
  const { row, title, acts, active } = cell;
  const { locale } = useLedger();
  const { note, payeeName, tags, splits, refundOf } = row;
  const valueDate = row.valueDate === row.date ? null : row.valueDate;
  const said = payeeName ? note : null;
  return (
    <div className={styles.details}>
      {splits.length > 0 && <SplitLines splits={splits} />}
      {tags.map((tag) => (
        <span key={tag} className={styles.tag}>
          #{tag}
        </span>
      ))}
      {valueDate && <span suppressHydrationWarning>Value date {formatDay(valueDate, locale)}</span>}
      {refundOf && (
        <button
          type="button"
          className={styles.purchase}
          aria-label={`Show the purchase that ${title} refunds`}
          tabIndex={active ? 0 : -1}
          onClick={() => acts.showPurchase(row)}
        >
          Show the purchase
        </button>
      )}
      <Cell {...cell} field="note" name="note" className={said ? undefined : styles.empty}>
        {said ?? <span className={styles.add}>Add a note</span>}
      </Cell>
    </div>
  );
}
