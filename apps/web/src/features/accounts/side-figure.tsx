import { useTranslations } from 'next-intl';
import type { Money } from '@/api/types';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import styles from './side-figure.module.css';
import { worthFigure } from './worth-figure';

/** The net worth above the balances, beside every page. */
export function SideFigure({ amount, date }: { amount: Money; date: string }) {
  const t = useTranslations('accounts');
  return (
    <div className={styles.worth}>
      <span className="soft">{t('netWorth')}</span>
      <ExplainedAmount figure={worthFigure(date)} name={t('netWorth')} value={amount} />
    </div>
  );
}
