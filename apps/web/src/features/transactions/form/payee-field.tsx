'use client';

import { useTranslations } from 'next-intl';
import { useLedger } from '@/ui/ledger/ledger-context';
import { TypeAhead } from '@/ui/form/type-ahead';
import type { ProblemForm } from '@/ui/form/use-problem-form';
import { payeeOptions } from './payee-options';
import type { TransactionDraft } from './transaction-input';
import type { Entry } from './use-entry';

/** Who is paid or pays; a known one brings what is usual with it. */
export function PayeeField({ form, entry }: { form: ProblemForm<TransactionDraft>['form']; entry: Entry }) {
  const t = useTranslations('quickAdd');
  const words = useTranslations('ledger');
  const { categories, locale } = useLedger();
  const { error } = form.getInputProps('payee');
  return (
    <TypeAhead
      label={t('payee')}
      value={form.values.payee}
      onChange={(name) => form.setFieldValue('payee', name)}
      options={payeeOptions(entry.payees, categories, locale, words)}
      onChoose={({ id }) => entry.choosePayee(id)}
      error={error}
    />
  );
}
