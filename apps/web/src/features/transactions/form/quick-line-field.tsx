'use client';

import { useTranslations } from 'next-intl';
import { amountForInput } from '@/ui/form/amount-input';
import { useLedger } from '@/ui/ledger/ledger-context';
import { TypeAhead } from '@/ui/form/type-ahead';
import { payeeOptions } from './payee-options';
import type { Entry } from './use-entry';

/** The whole entry in one line; what is read of it stands in the fields below. */
export function QuickLineField({ entry, said }: { entry: Entry; said: string }) {
  const t = useTranslations('quickAdd.line');
  const words = useTranslations('ledger');
  const { categories, locale } = useLedger();
  return (
    <>
      <TypeAhead
        label={t('label')}
        placeholder={t('example', { amount: amountForInput('18.40', locale) })}
        description={t('description')}
        data-autofocus
        maxLength={300}
        value={entry.line}
        onChange={entry.changeLine}
        options={entry.line.trim() === '' ? [] : payeeOptions(entry.payees, categories, locale, words)}
        onChoose={({ id }) => entry.choosePayee(id)}
      />
      <p className="hidden" role="status">
        {said}
      </p>
    </>
  );
}
