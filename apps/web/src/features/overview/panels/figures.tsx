import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Money, Summary } from '@/api/types';
import { formatCount, formatMoney, formatShare, type SignStyle } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';
import { comparedWords, type ComparedWith } from '@/ui/ledger/comparison-words';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import type { Figure } from '@/ui/ledger/figure';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import styles from '@/features/overview/overview.module.css';
import { LeftFigure } from './left-figure';

interface Props {
  summary: Summary;
  compared: Pick<Figure, 'compare' | 'toDate'>;
  beside: ComparedWith | null;
  locale: string;
}

/** The figures of a month, each with what it is compared with. */
export function Figures({ summary, compared, beside, locale }: Props) {
  const t = useTranslations('overview.figures');
  const { from, to, income, spending, net, savingsRate, count, comparison, expectedIncome, outlook } = summary;
  const before = (value: Money | undefined, sign: SignStyle = 'auto') =>
    value && beside && !beside.isEmpty && <Before {...{ value, beside, locale, sign }} />;
  const figure = (name: string): Figure => ({ figure: name, from, to, ...compared });
  const list = (type: string, name: string): ReactNode => (
    <Link prefetch={false} href={transactionsLink({ from, to, type })}>
      {name}
    </Link>
  );
  const more = expectedIncome && outlook && answeredMoney(expectedIncome).compare(answeredMoney(income)) > 0;
  const ahead = comparison && answeredMoney(spending).minus(answeredMoney(comparison.compared.spending));
  return (
    <section aria-label={t('title')} className={styles.figures} data-of={outlook?.left ? '4' : '3'}>
      <Part title={list('income', t('income'))} id="income" below={before(comparison?.income)}>
        <ExplainedAmount figure={figure('income')} name={t('income')} value={income} tone={toneOf(income, 'income')} />
      </Part>
      <Part title={list('expense', t('spending'))} id="spending" below={before(comparison?.spending)}>
        <ExplainedAmount
          figure={figure('spending')}
          name={t('spending')}
          value={spending}
          tone={toneOf(spending, 'spending')}
        />
      </Part>
      <Part title={t('net')} id="net" below={before(comparison?.net, 'always')}>
        <ExplainedAmount figure={figure('net')} name={t('net')} value={net} sign="always" />
      </Part>
      {outlook?.left && <LeftFigure left={outlook.left} locale={locale} />}
      <p className={`small soft money ${styles.notes}`} suppressHydrationWarning>
        {[
          more && t('expected', { amount: formatMoney(expectedIncome, locale) }),
          ahead && !ahead.isZero() && t('ahead', { amount: formatMoney(ahead.toJSON(), locale) }),
          summary.refundsExceed && t('refundsExceed'),
          savingsRate !== null &&
            savingsRate > 0 &&
            savingsRate <= 1 &&
            t('kept', { share: formatShare(savingsRate, locale) }),
          t('rows', { count, shown: formatCount(count, locale) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </section>
  );
}

function Part(props: { title: ReactNode; id: string; below: ReactNode; children: ReactNode }) {
  return (
    <div>
      <h2 className={styles.figureTitle}>{props.title}</h2>
      <p className={styles.figure} data-testid={props.id}>
        {props.children}
      </p>
      {props.below}
    </div>
  );
}

/** Nothing is neither good nor bad. */
const toneOf = (money: Money, tone: 'income' | 'spending') => (answeredMoney(money).isZero() ? undefined : tone);

function Before(props: { value: Money; beside: ComparedWith; locale: string; sign: SignStyle }) {
  const { value, beside, locale, sign } = props;
  const t = useTranslations('ledger');
  return (
    <p className="small soft money" suppressHydrationWarning>
      {t('before', { amount: formatMoney(value, locale, sign), ...comparedWords(beside, locale) })}
    </p>
  );
}
