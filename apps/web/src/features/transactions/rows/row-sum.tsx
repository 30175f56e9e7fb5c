'use client';

import { useTranslations } from 'next-intl';
import { formatMoney } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { TransactionAmount } from '@/ui/ledger/transaction-line';
import { Cell, type CellProps } from './cell';
import styles from './rows.module.css';

/** The amount, and beside it what it is elsewhere: paid abroad, or arrived in another currency. */
export function RowSum(cell: CellProps) {
  const { row, active, acts } = cell;
  const { locale } = useLedger();
  const t = useTranslations('transactions.row');
  const amount = <TransactionAmount transaction={row} locale={locale} />;
  const elsewhere =
    row.toAmount && row.toAmount.currency !== row.amount.currency
      ? t('arrives', { amount: formatMoney(row.toAmount, locale) })
      : row.originalAmount && formatMoney(row.originalAmount, locale);
  return (
    <>
      {elsewhere && (
        <span className={`amount ${styles.elsewhere}`} suppressHydrationWarning>
          {elsewhere}
        </span>
      )}
      {row.splits.length > 0 ? (
        <button type="button" className={styles.cell} tabIndex={active ? 0 : -1} onClick={() => acts.open(row)}>
          {amount}
        </button>
      ) : (
        <Cell {...cell} field="amount">
          {amount}
        </Cell>
      )}
    </>
  );
}
