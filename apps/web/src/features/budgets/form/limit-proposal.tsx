'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { analyticsApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { Button } from '@/ui/controls/button';
import { amountForInput } from '@/ui/form/amount-input';
import { formatMoney } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';
import { useLedger } from '@/ui/ledger/ledger-context';
import { wholeUnits } from '../whole-units';
import type { BudgetFormState } from './budget-form';
import styles from './chips.module.css';

/** What was spent in what is chosen, and the middle of it as the limit, which one click takes. */
export function LimitProposal({ form }: { form: BudgetFormState }) {
  const { locale } = useLedger();
  const t = useTranslations('budgets.form.proposal');
  const { counts, categoryIds, period, currency } = form.values;
  const chosen = counts === 'all' ? '' : [...categoryIds].sort().join(',');
  const { data } = useQuery({
    queryKey: ['budget-proposal', chosen, period, currency],
    enabled: counts === 'all' || chosen !== '',
    // What it was for other categories says nothing of these.
    queryFn: () =>
      unwrap(
        analyticsApi.GET('/analytics/budgets/proposal', {
          params: { query: { ...(chosen && { categoryIds: chosen }), period, currency } },
        }),
      ),
  });
  if (!data) return <div className={styles.proposal} aria-live="polite" />;
  const limit = wholeUnits(data.median);
  const isSpent = data.periods.some(({ spent }) => !answeredMoney(spent).isZero());
  const amounts = [...data.periods].reverse().map(({ spent }) => formatMoney(spent, locale));
  return (
    <div className={styles.proposal} aria-live="polite">
      <p className="small soft money" suppressHydrationWarning>
        {isSpent ? t('spent', { amounts: amounts.join(', ') }) : t('nothing')}
      </p>
      {answeredMoney(limit).isPositive() && (
        <Button
          variant="light"
          size="compact-sm"
          onClick={() => form.setFieldValue('limit', amountForInput(limit.amount, locale))}
        >
          {t('take', { amount: formatMoney(limit, locale) })}
        </Button>
      )}
    </div>
  );
}
