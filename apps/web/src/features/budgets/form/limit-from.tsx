'use client';

import { useTranslations } from 'next-intl';
import type { BudgetState } from '@/api/types';
import { NativeSelect } from '@/ui/controls/field';
import { DateField } from '@/ui/form/date-field';
import { formatDay, formatMoney } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import type { BudgetFormState } from './budget-form';
import { changesLimit, LIMIT_FROM } from './budget-input';

/** From when on another limit counts, once it is another one. */
export function LimitFrom({ budget, form }: { budget: BudgetState; form: BudgetFormState }) {
  const { locale } = useLedger();
  const t = useTranslations('budgets.form.from');
  if (!changesLimit(form.values, budget, locale)) return null;
  const day = formatDay(budget.periodStart, locale);
  return (
    <>
      <NativeSelect
        label={t('label')}
        description={form.values.limitFrom === 'always' ? t('replaced') : t('kept')}
        data={LIMIT_FROM.map((value) => ({ value, label: t(value, { day }) }))}
        {...form.getInputProps('limitFrom')}
      />
      {form.values.limitFrom === 'day' && <DateField label={t('dayLabel')} {...form.getInputProps('limitFromDay')} />}
    </>
  );
}

/** The limits that a budget had, each from its day on. */
export function LimitsSoFar({ budget }: { budget: BudgetState }) {
  const { locale } = useLedger();
  const t = useTranslations('budgets.form');
  if (budget.limits.length < 2) return null;
  return (
    <ul className="small soft money" aria-label={t('limitsSoFar')}>
      {budget.limits.map(({ from, limit }) => (
        <li key={from} suppressHydrationWarning>
          {t('limitFrom', { limit: formatMoney(limit, locale), day: formatDay(from, locale) })}
        </li>
      ))}
    </ul>
  );
}
