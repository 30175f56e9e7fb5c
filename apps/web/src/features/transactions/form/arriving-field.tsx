'use client';

import type { Account } from '@/api/types';
import { MoneyField } from '@/ui/form/money-field';
import { ProposedLabel } from '@/ui/form/proposed-label';
import type { ProblemForm } from '@/ui/form/use-problem-form';
import { formatDay, formatRate } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import type { TransactionDraft } from './transaction-input';
import { useArriving } from './use-arriving';

interface Props {
  form: ProblemForm<TransactionDraft>['form'];
  from: Account;
  to: Account;
}

/** What arrives in an account of another currency: proposed at the rate of the day, which is said with its day. */
export function ArrivingField({ form, from, to }: Props) {
  const { locale } = useLedger();
  const { rate, isProposed } = useArriving(form, from, to);
  return (
    <div>
      <MoneyField
        label={<ProposedLabel proposed={isProposed}>Amount that arrives</ProposedLabel>}
        currency={to.currency}
        required
        {...form.getInputProps('toAmount')}
      />
      <p className="small soft" role="status" suppressHydrationWarning>
        {rate ? rateWords(rate, from.currency, locale) : '\u00a0'}
      </p>
    </div>
  );
}

function rateWords(
  { rate, rateDate, status, currency }: NonNullable<ReturnType<typeof useArriving>['rate']>,
  base: string,
  locale: string,
): string {
  if (rate === null || rateDate === null) return 'There is no rate for that day: enter what arrived.';
  const said = `1 ${base} = ${formatRate(rate, locale)} ${currency}`;
  return status === 'stale'
    ? `${said}, an old rate of ${formatDay(rateDate, locale)}: look what your bank says.`
    : `${said}, the rate of ${formatDay(rateDate, locale)}.`;
}
