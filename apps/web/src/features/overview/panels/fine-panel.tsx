import { useTranslations } from 'next-intl';
import type { Summary } from '@/api/types';
import { Chart } from '@/ui/chart/chart';
import { formatMonth } from '@/ui/format';
import { spendingSentence, type ComparedWith } from '@/ui/ledger/comparison-words';
import type { Figure } from '@/ui/ledger/figure';
import styles from '@/features/overview/overview.module.css';
import { Figures } from './figures';
import { spendingChart } from './spending-chart';

interface Props {
  summary: Summary;
  month: string;
  today: string;
  /** What each figure opens with, and what they stand beside; null where that cannot be said. */
  compared: Pick<Figure, 'compare' | 'toDate'>;
  beside: ComparedWith | null;
  locale: string;
}

/** Am I fine? One sentence, the days behind it, and what is left. */
export function FinePanel(props: Props) {
  const { summary, month, today, beside, locale } = props;
  const t = useTranslations('overview');
  const chart = spendingChart(summary, beside, today, locale, t);
  return (
    <section aria-label={t('fine.title')} className={styles.fine}>
      <Sentence {...{ summary, month, beside, locale }} />
      {chart && <Chart chart={chart} />}
      <Figures {...props} />
    </section>
  );
}

function Sentence({ summary, month, beside, locale }: Pick<Props, 'summary' | 'month' | 'beside' | 'locale'>) {
  const t = useTranslations('overview');
  const words = useTranslations('ledger');
  const { comparison, count } = summary;
  const name = formatMonth(month, locale);
  if (!comparison || !beside)
    return <p className={styles.finding}>{t('fine.ahead', { month: name, known: count === 0 ? 'no' : 'yes' })}</p>;
  if (count === 0)
    return <p className={styles.finding}>{t('fine.empty', { month: name, isOver: beside.running ? 'no' : 'yes' })}</p>;
  const { message, values } = spendingSentence(comparison.compared.spending, comparison.spending, beside, locale);
  return (
    <p className={`money ${styles.finding}`} suppressHydrationWarning>
      {words.rich(message, { ...values, amount: (chunks) => <strong>{chunks}</strong> })}
    </p>
  );
}
