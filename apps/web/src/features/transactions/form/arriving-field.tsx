'use client';

import { useTranslations } from 'next-intl';
import type { Account } from '@/api/types';
import { MoneyField } from '@/ui/form/money-field';
import { ProposedLabel } from '@/ui/form/proposed-label';
import type { ProblemForm } from '@/ui/form/use-problem-form';
import { formatDay, formatRate } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import type { Words } from '@/words/words';
import type { TransactionDraft } from './transaction-input';
import { useArriving } from './use-arriving';

interface Props {
  form: ProblemForm<TransactionDraft>['form'];
  from: Account;
  to: Account;
}

/** What arrives in an account of another currency: proposed at the rate of the day, which is said with its day. */
export function ArrivingField({ form, from, to }: Props) {
  const t = useTranslations('quickAdd.arriving');
  const { locale } = useLedger();
  const { rate, isProposed } = useArriving(form, from, to);
  return (
    <div>
      <MoneyField
        label={<ProposedLabel proposed={isProposed}>{t('label')}</ProposedLabel>}
        currency={to.currency}
        required
        {...form.getInputProps('toAmount')}
      />
      <p className="small soft" role="status" suppressHydrationWarning>
        {rate ? rateWords(rate, from.currency, locale, t) : '\u00a0'}
      </p>
    </div>
  );
}

function rateWords(
  { rate, rateDate, status, currency }: NonNullable<ReturnType<typeof useArriving>['rate']>,
  base: string,
  locale: string,
  t: Words<'quickAdd.arriving'>,
): string {
  if (rate === null || rateDate === null) return t('missing');
  const equation = t('equation', { base, rate: formatRate(rate, locale), currency });
  return t(status === 'stale' ? 'stale' : 'rate', { rate: equation, day: formatDay(rateDate, locale) });
}
