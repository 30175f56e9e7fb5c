'use client';

import { Radio } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { rowsWords, type RowsCounted } from './rows-words';

interface Rule {
  payeeContains: string;
  categoryId: string;
  type: 'income' | 'expense';
}

const SETTLED_MS = 250;

/** How many rows a category for a payee would change: those without one, and all of them. Nothing is changed by asking. */
export function useRowsOfPayee({ payeeContains, categoryId, type }: Rule): RowsCounted | undefined {
  const [settled] = useDebouncedValue(payeeContains.trim(), SETTLED_MS);
  const count = async (uncategorisedOnly: boolean, signal: AbortSignal) =>
    unwrap(
      transactionApi.POST('/transactions/categorize', {
        body: { payeeContains: settled, categoryId, type, uncategorisedOnly, dryRun: true },
        signal,
      }),
    );
  const { data } = useQuery({
    queryKey: ['transactions', 'rows of payee', settled, categoryId, type],
    enabled: settled !== '' && categoryId !== '',
    queryFn: async ({ signal }) => {
      const [without, all] = await Promise.all([count(true, signal), count(false, signal)]);
      return { without: without.updated, all: all.updated, replaced: all.replaced };
    },
  });
  return settled === payeeContains.trim() && categoryId !== '' ? data : undefined;
}

interface Props {
  counted: RowsCounted | undefined;
  kind: 'income' | 'expense';
  /** Whether what has a category keeps it. */
  uncategorisedOnly: boolean;
  onChange: (uncategorisedOnly: boolean) => void;
}

/** Which rows of a payee are meant, with their number before anything is done. */
export function WhichRows({ counted, kind, uncategorisedOnly, onChange }: Props) {
  return (
    <>
      <Radio.Group
        label="Which of them"
        value={uncategorisedOnly ? 'without' : 'all'}
        onChange={(which) => onChange(which === 'without')}
      >
        <div className="row">
          <Radio
            value="without"
            label={counted ? `Only those without a category (${counted.without})` : 'Only those without a category'}
          />
          <Radio value="all" label={counted ? `All of them (${counted.all})` : 'All of them'} />
        </div>
      </Radio.Group>
      <p role="status" suppressHydrationWarning>
        {counted ? rowsWords(counted, kind, uncategorisedOnly) : '\u00a0'}
      </p>
    </>
  );
}
