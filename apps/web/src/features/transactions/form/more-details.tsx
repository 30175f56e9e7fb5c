'use client';

import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { TransactionDraft } from './transaction-input';
import styles from '@/ui/form/form.module.css';
import { useLedger } from '@/ui/ledger/ledger-context';

type Details = Pick<TransactionDraft, 'note' | 'tags' | 'valueDate' | 'originalAmount' | 'originalCurrency'>;

export const detailPointers = ['/note', '/tags', '/valueDate', '/originalAmount'] as const;

interface Props {
  details: Details;
  error: (pointer: string) => string | undefined;
  onChange: (change: Partial<Details>) => void;
}

/** What most transactions have none of. Open where something is filled in, or wrong. */
export function MoreDetails({ details, error, onChange }: Props) {
  const { currencies } = useLedger();
  const { note, tags, valueDate, originalAmount, originalCurrency } = details;
  const [asked, setAsked] = useState([note, tags, valueDate, originalAmount].some((text) => text !== ''));
  const open = asked || detailPointers.some((pointer) => error(pointer) !== undefined);
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
          onClick={() => setAsked(!open)}
        >
          {open ? 'Fewer details' : 'More details'}
        </Button>
      </div>
      <div id="more-details" className="stack" hidden={!open}>
        {open && (
          <>
            <Textarea
              label="Note"
              rows={2}
              value={note}
              onChange={(event) => onChange({ note: event.currentTarget.value })}
              error={error('/note')}
            />
            <div className={styles.pair}>
              <TextInput
                label="Tags"
                description="Separated by commas"
                autoComplete="off"
                value={tags}
                onChange={(event) => onChange({ tags: event.currentTarget.value })}
                error={error('/tags')}
              />
              <TextInput
                label="Value date"
                description="When it counts for interest"
                type="date"
                value={valueDate}
                onChange={(event) => onChange({ valueDate: event.currentTarget.value })}
                error={error('/valueDate')}
              />
            </div>
            <div className={styles.pair}>
              <TextInput
                label="Paid abroad"
                description="Shown beside it, never added up"
                inputMode="decimal"
                autoComplete="off"
                value={originalAmount}
                onChange={(event) => onChange({ originalAmount: event.currentTarget.value })}
                error={error('/originalAmount')}
                classNames={{ input: styles.amount ?? '' }}
              />
              <NativeSelect
                label="Paid in"
                description="In the currency of that country"
                value={originalCurrency}
                onChange={(event) => onChange({ originalCurrency: event.currentTarget.value })}
                data={[{ value: '', label: 'Choose…' }, ...currencies]}
              />
            </div>
          </>
        )}
      </div>
    </>
  );
}
