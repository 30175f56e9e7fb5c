'use client';

import { IconPencil, IconTags, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import type { Transaction } from '@/api/types';
import { Amount } from '@/ui/amount';
import { formatDay } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { isRefund } from '@/ui/ledger/refund';
import { bankText, transactionTitle } from '@/ui/ledger/transaction-line';
import type { Field } from '../in-place/field-change';
import { Cell } from './cell';
import { CategoryCell } from './category-cell';
import { Details } from './details';
import type { RowActs } from './row-acts';
import styles from './rows.module.css';
import { RowSum } from './row-sum';
import { PlaceCell } from './place-cell';

interface Props {
  row: Transaction;
  /** Its place among the lines of the list. */
  index: number;
  /** Whether its date has the month and year, because it does not stand below them. */
  dated: boolean;
  /** Whether there is a column for what the account had after it. */
  balanced: boolean;
  selected: boolean;
  /** Whether the keyboard is here: only then the cells are on its way. */
  active: boolean;
  editing: Field | null;
  typed: string | null;
  acts: RowActs;
  measure: (element: HTMLElement | null) => void;
}

/** The id of a row's box. */
export const boxOf = (id: string): string => `select-${id}`;

export const TransactionRow = memo(function TransactionRow(props: Props) {
  const { row, index, dated, balanced, selected, acts, measure } = props;
  const { locale, categories } = useLedger();
  const t = useTranslations('transactions');
  const title = transactionTitle(row, useTranslations('ledger'));
  const written = bankText(row);
  const cell = { ...props, title };
  return (
    <li
      ref={measure}
      className={styles.row}
      tabIndex={-1}
      data-row={row.id}
      data-index={index}
      data-selected={selected}
      data-balanced={balanced}
    >
      <label className={styles.select}>
        <input
          type="checkbox"
          id={boxOf(row.id)}
          aria-label={t('row.select', { title })}
          checked={selected}
          onChange={({ nativeEvent }) => acts.select(row.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
        />
      </label>
      <div className={styles.date}>
        <Cell {...cell} field="date">
          <time dateTime={row.date} suppressHydrationWarning>
            {formatDay(row.date, locale, dated ? 'medium' : 'day')}
          </time>
        </Cell>
      </div>
      <div className={styles.what}>
        <Cell {...cell} field="payee" {...(written !== null && { hint: written })}>
          {title}
        </Cell>
        <Details {...cell} />
      </div>
      <div className={styles.category}>
        <CategoryCell {...cell} />
        {isRefund(row, categories) && <span className="badge">{t('row.refund')}</span>}
      </div>
      <PlaceCell row={row} acts={acts} />
      <div className={styles.sum}>
        <RowSum {...cell} />
      </div>
      {balanced && (
        <div className={styles.balance}>{row.balance && <Amount value={row.balance} locale={locale} />}</div>
      )}
      <div className={styles.acts}>
        {row.type !== 'transfer' && row.payeeName && (
          <button type="button" aria-label={t('row.categorizeLike', { title })} onClick={() => acts.categorize(row)}>
            <IconTags size={16} aria-hidden />
          </button>
        )}
        <button
          type="button"
          className={styles.open}
          aria-label={t('row.edit', { title })}
          onClick={() => acts.open(row)}
        >
          <IconPencil size={16} aria-hidden />
        </button>
        <button type="button" aria-label={t('row.delete', { title })} onClick={() => acts.remove(row)}>
          <IconTrash size={16} aria-hidden />
        </button>
      </div>
    </li>
  );
});
