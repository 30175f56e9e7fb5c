'use client';

import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { DateField } from '@/ui/form/date-field';
import styles from '@/ui/form/form.module.css';
import { MoneyField } from '@/ui/form/money-field';
import type { ProblemForm } from '@/ui/form/use-problem-form';
import { useLedger } from '@/ui/ledger/ledger-context';
import type { TransactionDraft } from './transaction-input';

const details = ['note', 'tags', 'valueDate', 'originalAmount', 'originalCurrency'] as const;

/** What most transactions have none of. Open where something is filled in, or wrong. */
export function MoreDetails({ form }: { form: ProblemForm<TransactionDraft>['form'] }) {
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
          {open ? 'Fewer details' : 'More details'}
        </Button>
      </div>
      <div id="more-details" className="stack" hidden={!open}>
        {open && (
          <>
            <Textarea label="Note" rows={2} {...field('note')} />
            <div className={styles.pair}>
              <TextInput label="Tags" description="Separated by commas" autoComplete="off" {...field('tags')} />
              <DateField label="Value date" description="When it counts for interest" {...field('valueDate')} />
            </div>
            <div className={styles.pair}>
              <MoneyField
                label="Original amount"
                description="As paid abroad; shown beside it, never added up"
                {...field('originalAmount')}
              />
              <NativeSelect
                label="Paid in"
                description="In the currency of that country"
                data={[{ value: '', label: 'Choose…' }, ...currencies]}
                {...field('originalCurrency')}
              />
            </div>
          </>
        )}
      </div>
    </>
  );
}
