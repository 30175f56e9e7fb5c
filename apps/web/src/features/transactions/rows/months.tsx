'use client';

import { useTranslations } from 'next-intl';
import { formatMonth } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import type { Editing, RowActs } from './row-acts';
import styles from './rows.module.css';
import { TransactionRow } from './transaction-row';
import type { useDrawnLines } from './use-drawn-lines';

interface Props {
  drawn: ReturnType<typeof useDrawnLines>;
  balanced: boolean;
  selected: (id: string) => boolean;
  active: string | null;
  editing: Editing | null;
  acts: RowActs;
}

/** The rows that are seen, and some around them, under their months. */
export function Months({ drawn, balanced, selected, active, editing, acts }: Props) {
  const { locale } = useLedger();
  const t = useTranslations('transactions');
  return (
    <div style={{ paddingTop: drawn.above, paddingBottom: drawn.below }}>
      {drawn.sections.map(({ month, head, rows }) => (
        <section
          key={month ?? 'all'}
          aria-label={month ? formatMonth(month, locale) : t('list.byAmount')}
          suppressHydrationWarning
        >
          {month && (
            <h2 ref={drawn.measure} data-index={head} className={styles.month} suppressHydrationWarning>
              {formatMonth(month, locale)}
            </h2>
          )}
          <ul>
            {rows.map(({ row, index }) => (
              <TransactionRow
                key={row.id}
                row={row}
                index={index}
                dated={month === null}
                balanced={balanced}
                selected={selected(row.id)}
                active={active === row.id}
                editing={editing?.id === row.id ? editing.field : null}
                typed={editing?.id === row.id ? editing.typed : null}
                acts={acts}
                measure={drawn.measure}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
