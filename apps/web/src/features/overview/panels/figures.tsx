import Link from 'next/link';
import type { Money, Summary } from '@/api/types';
import { formatCount, formatMoney, formatShare, type SignStyle } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';
import { comparedWords, type ComparedWith } from '@/ui/ledger/comparison-words';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import type { Figure } from '@/ui/ledger/figure';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import styles from '@/features/overview/overview.module.css';

interface Props {
  summary: Summary;
  /** What each opens with, and what they stand beside; null where that cannot be said. */
  compared: Pick<Figure, 'compare' | 'toDate'>;
  beside: ComparedWith | null;
  locale: string;
}

/** The three figures of a month, each with what it is compared with. */
export function Figures({ summary, compared, beside, locale }: Props) {
  const { from, to, income, spending, net, savingsRate, count, comparison } = summary;
  const before = (value: Money | undefined, sign: SignStyle = 'auto') =>
    value && beside && !beside.isEmpty && <Before {...{ value, beside, locale, sign }} />;
  const figure = (name: string): Figure => ({ figure: name, from, to, ...compared });
  return (
    <section aria-label="Totals" className={styles.figures}>
      <div className="card">
        <h2 className={styles.figureTitle}>
          <Link prefetch={false} href={transactionsLink({ from, to, type: 'income' })}>
            Income
          </Link>
        </h2>
        <p className={styles.figure} data-testid="income">
          <ExplainedAmount
            figure={figure('income')}
            name="Income"
            value={income}
            tone={isZero(income) ? undefined : 'income'}
          />
        </p>
        {before(comparison?.income)}
      </div>
      <div className="card">
        <h2 className={styles.figureTitle}>
          <Link prefetch={false} href={transactionsLink({ from, to, type: 'expense' })}>
            Spending
          </Link>
        </h2>
        <p className={styles.figure} data-testid="spending">
          <ExplainedAmount
            figure={figure('spending')}
            name="Spending"
            value={spending}
            tone={isZero(spending) ? undefined : 'spending'}
          />
        </p>
        {summary.refundsExceed && <p className="small soft">Refunds exceed spending.</p>}
        {before(comparison?.spending)}
      </div>
      <div className="card">
        <h2 className={styles.figureTitle}>Net</h2>
        <p className={styles.figure} data-testid="net">
          <ExplainedAmount figure={figure('net')} name="Net" value={net} sign="always" />
        </p>
        {before(comparison?.net, 'always')}
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
const isZero = (money: Money): boolean => answeredMoney(money).isZero();

function Before({
  value,
  beside,
  locale,
  sign,
}: {
  value: Money;
  beside: ComparedWith;
  locale: string;
  sign: SignStyle;
}) {
  const words = comparedWords(beside, locale);
  return (
    <p className="small soft money" suppressHydrationWarning>
      {words.charAt(0).toUpperCase() + words.slice(1)}: {formatMoney(value, locale, sign)}
    </p>
  );
}
