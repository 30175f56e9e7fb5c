import { useTranslations } from 'next-intl';
import type { Summary } from '@/api/types';
import { Amount } from '@/ui/amount';
import { formatMoney } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';
import { FigureLink } from '@/ui/ledger/figure-link';
import styles from '@/features/overview/overview.module.css';

type Left = NonNullable<NonNullable<Summary['outlook']>['left']>;

/** What is left to spend this month, with the parts that make it. */
export function LeftFigure({ left, locale }: { left: Left; locale: string }) {
  const t = useTranslations('overview.left');
  const { amount, budgetId, income, spent, due } = left;
  const shown = { spent: formatMoney(spent, locale) };
  return (
    <div>
      <h2 className={styles.figureTitle}>{t('title')}</h2>
      <p className={styles.figure} data-testid="left">
        <Amount value={amount} locale={locale} tone={answeredMoney(amount).isNegative() ? 'spending' : undefined} />
      </p>
      <p className="small soft money" suppressHydrationWarning>
        {budgetId && (
          <FigureLink figure={{ figure: `budget:${budgetId}`, compare: 'previous', toDate: 'same-day' }}>
            {t('ofBudget', shown)}
          </FigureLink>
        )}
        {income &&
          due &&
          t(answeredMoney(due).isZero() ? 'ofIncome' : 'ofIncomeDue', {
            ...shown,
            income: formatMoney(income, locale),
            due: formatMoney(due, locale),
          })}
      </p>
    </div>
  );
}
