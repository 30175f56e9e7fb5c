import Link from 'next/link';
import type { Summary } from '../../../api/types';
import { Amount } from '../../../components/amount';
import { formatCount, formatShare } from '../../../domain/format';
import { transactionsLink } from '../../../domain/transactions-link';
import styles from './overview.module.css';

/** The three figures of a month. */
export function Figures({ summary, locale }: { summary: Summary; locale: string }) {
  const { from, to, income, spending, net, savingsRate, count } = summary;
  return (
    <section aria-label="Totals" className={styles.figures}>
      <div className="card">
        <h2 className={styles.figureTitle}>
          <Link href={transactionsLink({ from, to, type: 'income' })}>Income</Link>
        </h2>
        <p className={styles.figure} data-testid="income">
          <Amount value={income} locale={locale} tone="income" />
        </p>
      </div>
      <div className="card">
        <h2 className={styles.figureTitle}>
          <Link href={transactionsLink({ from, to, type: 'expense' })}>Spending</Link>
        </h2>
        <p className={styles.figure} data-testid="spending">
          <Amount value={spending} locale={locale} tone="spending" />
        </p>
      </div>
      <div className="card">
        <h2 className={styles.figureTitle}>Net</h2>
        <p className={styles.figure} data-testid="net">
          <Amount value={net} locale={locale} sign="always" />
        </p>
        <p className="small soft" suppressHydrationWarning>
          {savingsRate !== null && savingsRate > 0 && `${formatShare(savingsRate, locale)} of the income was kept · `}
          {formatCount(count, locale)} {count === 1 ? 'transaction' : 'transactions'}
        </p>
      </div>
    </section>
  );
}
