'use client';

import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconTags, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { Transaction } from '@/api/types';
import { CategoryMark } from '@/ui/category-mark';
import { useLedger } from '@/ui/ledger/ledger-context';
import {
  bankText,
  transactionCategory,
  transactionPlace,
  transactionTitle,
  TransactionAmount,
} from '@/ui/ledger/transaction-line';
import { isRefund } from '@/ui/ledger/refund';
import { formatDay, formatMoney } from '@/ui/format';
import { useFocusPlaces } from '@/ui/use-focus-places';
import { SplitLines } from './split-lines';
import formStyles from '@/ui/form/form.module.css';
import styles from './transactions.module.css';

interface Props {
  transaction: Transaction;
  /** Whether it says its day, because it does not stand below it. */
  dated: boolean;
  selected: boolean;
  /** With `range` all from the one selected before. */
  onSelect: (range: boolean) => void;
  onEdit: () => void;
  onCategorize: () => void;
  onDelete: () => void;
  /** Of a refund that names its purchase. */
  onShowPurchase: () => void;
}

/** The id of a row's box. */
export const boxOf = (id: string): string => `select-${id}`;

export function TransactionItem({ transaction, dated, selected, onSelect, ...acts }: Props) {
  const { onEdit, onCategorize, onDelete, onShowPurchase } = acts;
  const { accounts, categories, locale } = useLedger();
  const { keep } = useFocusPlaces();
  const words = useTranslations('ledger');
  const title = transactionTitle(transaction, words);
  const written = bankText(transaction);
  const valueDate = transaction.valueDate === transaction.date ? null : transaction.valueDate;
  const parts = transaction.splits.length;
  const category = categories.find(({ id }) => id === (transaction.splits[0] ?? transaction).categoryId);
  const uncategorised = transaction.type !== 'transfer' && !transaction.categoryId && parts === 0;
  return (
    <li className={styles.item} data-row={transaction.id} data-selected={selected}>
      <label className={styles.select}>
        <input
          type="checkbox"
          id={boxOf(transaction.id)}
          aria-label={`Select ${title}`}
          checked={selected}
          onChange={({ nativeEvent }) => onSelect(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
        />
      </label>
      <div className={styles.what}>
        <p className={styles.title} {...(written !== null && { title: written })}>
          {title}
        </p>
        {(transaction.note && transaction.payeeName) || transaction.tags.length > 0 || valueDate ? (
          <p className={`small soft ${styles.note}`}>
            {transaction.payeeName && transaction.note}
            {transaction.tags.map((tag) => (
              <span key={tag} className={styles.tag}>
                #{tag}
              </span>
            ))}
            {valueDate && <span suppressHydrationWarning>Value date {formatDay(valueDate, locale)}</span>}
          </p>
        ) : null}
        {parts > 0 && <SplitLines splits={transaction.splits} />}
        {transaction.refundOf && (
          <Button
            className={formStyles.flush ?? ''}
            variant="subtle"
            size="compact-sm"
            aria-label={`Show the purchase that ${title} refunds`}
            onClick={onShowPurchase}
          >
            Show the purchase
          </Button>
        )}
      </div>
      <p className={styles.category}>
        {transaction.type !== 'transfer' && parts < 2 && <CategoryMark category={category} />}
        <span className={uncategorised ? styles.uncategorised : undefined}>
          {parts > 1 ? `Split into ${parts} parts` : transactionCategory(transaction, categories, words)}
        </span>{' '}
        {isRefund(transaction, categories) && <span className="badge">Refund</span>}
      </p>
      <p className={`small soft ${styles.account}`} suppressHydrationWarning>
        {dated && `${formatDay(transaction.date, locale)} · `}
        {transactionPlace(transaction, accounts, words)}
      </p>
      <div className={styles.sum}>
        <TransactionAmount transaction={transaction} locale={locale} />
        {transaction.originalAmount && (
          <p className="small soft amount" suppressHydrationWarning>
            {formatMoney(transaction.originalAmount, locale)}
          </p>
        )}
        {transaction.toAmount && transaction.toAmount.currency !== transaction.amount.currency && (
          <p className="small soft amount" suppressHydrationWarning>
            → {formatMoney(transaction.toAmount, locale)}
          </p>
        )}
      </div>
      <div className={styles.itemActions}>
        {transaction.type !== 'transfer' && transaction.payeeName && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Categorize all like ${title}`}
            onClick={onCategorize}
          >
            <IconTags size={18} aria-hidden />
          </ActionIcon>
        )}
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={`Edit ${title}`} onClick={onEdit}>
          <IconPencil size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={`Delete ${title}`}
          onClick={(event) => {
            keep(event.currentTarget);
            onDelete();
          }}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </div>
    </li>
  );
}
