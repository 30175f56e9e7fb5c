'use client';

import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { NativeSelect, TextInput, Textarea } from '@/ui/controls/field';
import { DateField } from '@/ui/form/date-field';
import styles from '@/ui/form/form.module.css';
import { MoneyField } from '@/ui/form/money-field';
import type { ProblemForm } from '@/ui/form/use-problem-form';
import { useLedger } from '@/ui/ledger/ledger-context';
import type { TransactionDraft } from './transaction-input';

const details = ['note', 'tags', 'valueDate', 'originalAmount', 'originalCurrency'] as const;

/** What most transactions have none of. Open where something is filled in, or wrong. */
export function MoreDetails({ form }: { form: ProblemForm<TransactionDraft>['form'] }) {
  const t = useTranslations('quickAdd.details');
  const choose = useTranslations('quickAdd');
  const { currencies } = useLedger();
  const [open, setOpen] = useState(details.some((name) => form.values[name] !== ''));
  if (!open && details.some((name) => Boolean(form.errors[name]))) setOpen(true);
  const field = form.getInputProps;
  const Icon = open ? IconChevronUp : IconChevronDown;

  return (
    <>
      <div>
        <Button
          className={styles.flush ?? ''}
          variant="subtle"
          size="compact-sm"
          rightSection={<Icon size={16} aria-hidden />}
          aria-expanded={open}
          aria-controls="more-details"
          onClick={() => setOpen(!open)}
        >
          {open ? t('fewer') : t('more')}
        </Button>
      </div>
      <div id="more-details" className="stack" hidden={!open}>
        {open && (
          <>
            <Textarea label={t('note')} rows={2} {...field('note')} />
            <div className={styles.pair}>
              <TextInput label={t('tags')} description={t('tagsHow')} autoComplete="off" {...field('tags')} />
              <DateField label={t('valueDate')} description={t('valueDateWhat')} {...field('valueDate')} />
            </div>
            <div className={styles.pair}>
              <MoneyField label={t('original')} description={t('originalWhat')} {...field('originalAmount')} />
              <NativeSelect
                label={t('paidIn')}
                description={t('paidInWhat')}
                data={[{ value: '', label: choose('account.choose') }, ...currencies]}
                {...field('originalCurrency')}
              />
            </div>
          </>
        )}
      </div>
    </>
  );
}
