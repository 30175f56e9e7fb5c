'use client';

import { NativeSelect, TextInput } from '@mantine/core';
import type { ManyChanges, Transaction } from '@/api/types';
import { CategorySelect } from '@/ui/form/category-select';
import { FormFrame } from '@/ui/form/form-frame';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { useLedger } from '@/ui/ledger/ledger-context';
import { counted, tagsOf } from './many-words';

export type BulkField = 'category' | 'account' | 'tags';

interface Props {
  field: BulkField;
  rows: readonly Transaction[];
  change: (ids: string[], changes: ManyChanges, idempotencyKey: string) => Promise<void>;
  onCancel: () => void;
  onDone: () => void;
}

/** One field for all the rows that are chosen. */
export function BulkForm({ field, rows, change, onCancel, onDone }: Props) {
  const { accounts } = useLedger();
  const { form, busy, problem, submit, element } = useProblemForm({
    initialValues: { categoryId: '', accountId: '', addTags: '', removeTags: '' },
    onDone,
  });
  const { categoryId, accountId, addTags, removeTags } = form.values;
  const [adds, removes] = [tagsOf(addTags), tagsOf(removeTags)];
  const changes: Record<BulkField, ManyChanges | null> = {
    category: categoryId ? { categoryId } : null,
    account: accountId ? { accountId } : null,
    tags:
      adds.length + removes.length > 0
        ? { ...(adds.length > 0 && { addTags: adds }), ...(removes.length > 0 && { removeTags: removes }) }
        : null,
  };
  const wanted = changes[field];
  const types = new Set(rows.map(({ type }) => type).filter((type) => type !== 'transfer'));
  const [only] = types;
  const currencies = new Set(rows.map(({ amount }) => amount.currency));
  const there = [...new Set(rows.flatMap(({ tags }) => tags))];

  return (
    <FormFrame
      {...{ element, busy, problem }}
      send={`Change ${counted(rows.length)}`}
      incomplete={wanted === null}
      onSend={() =>
        submit(async (key) => {
          const ids = rows.map(({ id }) => id);
          if (wanted) await change(ids, wanted, key);
        })
      }
      onCancel={onCancel}
    >
      {field === 'category' && (
        <CategorySelect
          label="Category"
          required
          kind={types.size === 1 && only ? only : 'both'}
          none="Choose…"
          data-autofocus
          {...form.getInputProps('categoryId')}
        />
      )}
      {field === 'account' && (
        <NativeSelect
          label="Account"
          required
          data-autofocus
          data={[
            { value: '', label: 'Choose…' },
            ...accounts
              .filter(({ archived, currency }) => !archived && currencies.has(currency))
              .map(({ id, name, currency }) => ({ value: id, label: `${name} (${currency})` })),
          ]}
          {...form.getInputProps('accountId')}
        />
      )}
      {field === 'tags' && (
        <>
          <TextInput
            label="Add tags"
            description="Separated by commas"
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('addTags')}
          />
          <TextInput
            label="Take tags away"
            description={there.length > 0 ? `They have: ${there.slice(0, 20).join(', ')}` : 'They have none.'}
            autoComplete="off"
            {...form.getInputProps('removeTags')}
          />
        </>
      )}
    </FormFrame>
  );
}
