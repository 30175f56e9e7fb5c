import Link from 'next/link';
import type { Money, MonthFigure, Summary } from '@/api/types';
import { Amount } from '@/ui/amount';
import { formatCount, formatMoney, formatMonth, formatShare } from '@/ui/format';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import styles from '@/features/overview/overview.module.css';

interface Props {
  summary: Summary;
  before: MonthFigure | undefined;
  locale: string;
}

/** The three figures of a month, each with the month before it. */
export function Figures({ summary, before, locale }: Props) {
  const { from, to, income, spending, net, savingsRate, count } = summary;
  return (
    <section aria-label="Totals" className={styles.figures}>
      <div className="card">
        <h2 className={styles.figureTitle}>
          <Link prefetch={false} href={transactionsLink({ from, to, type: 'income' })}>
            Income
          </Link>
        </h2>
        <p className={styles.figure} data-testid="income">
          <Amount value={income} locale={locale} tone={isZero(income) ? undefined : 'income'} />
        </p>
        <Before month={before?.month} value={before?.income} locale={locale} />
      </div>
      <div className="card">
        <h2 className={styles.figureTitle}>
          <Link prefetch={false} href={transactionsLink({ from, to, type: 'expense' })}>
            Spending
          </Link>
        </h2>
        <p className={styles.figure} data-testid="spending">
          <Amount value={spending} locale={locale} tone={isZero(spending) ? undefined : 'spending'} />
        </p>
        {summary.refundsExceed && <p className="small soft">Refunds exceed spending.</p>}
        <Before month={before?.month} value={before?.spending} locale={locale} />
      </div>
      <div className="card">
        <h2 className={styles.figureTitle}>Net</h2>
        <p className={styles.figure} data-testid="net">
          <Amount value={net} locale={locale} sign="always" />
        </p>
        <p className="small soft" suppressHydrationWarning>
          {savingsRate !== null && savingsRate > 0 && savingsRate <= 1
            ? `${formatShare(savingsRate, locale)} of the income kept`
            : `${formatCount(count, locale)} ${count === 1 ? 'transaction' : 'transactions'}`}
        </p>
      </div>
    </section>
  );
}

/** Nothing is neither good nor bad. */
const isZero = ({ amount }: Money): boolean => /^0(\.0*)?$/.test(amount);

function Before({ month, value, locale }: { month: string | undefined; value: Money | undefined; locale: string }) {
  if (!month || !value) return null;
  return (
    <p className="small soft money" suppressHydrationWarning>
      {formatMonth(month, locale)}: {formatMoney(value, locale)}
    </p>
  );
}
