'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newIdempotencyKey } from '@/api/browser';
import { asProblem } from '@/api/problem';
import { problemWords } from '@/api/problem-words';
import type { ManyChanges, Transaction } from '@/api/types';
import { NativeSelect, TextInput } from '@/ui/controls/field';
import { formatCount } from '@/ui/format';
import { FormFrame } from '@/ui/form/form-frame';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { useLedger } from '@/ui/ledger/ledger-context';
import { CategoryPicker } from './in-place/category-picker';
import { tagsOf } from './many-words';

export type BulkField = 'category' | 'account' | 'payee' | 'note' | 'tags';

interface Props {
  field: BulkField;
  rows: readonly Transaction[];
  change: (ids: string[], changes: ManyChanges, idempotencyKey: string) => Promise<void>;
  onCancel: () => void;
  onDone: () => void;
}

/** One field for all the rows that are chosen. */
export function BulkForm(props: Props) {
  return props.field === 'category' ? <BulkCategory {...props} /> : <BulkFields {...props} field={props.field} />;
}

/** Nothing is asked after the choice: it can be undone. */
function BulkCategory({ rows, change, onCancel, onDone }: Props) {
  const t = useTranslations('transactions.many');
  const problems = useTranslations('problems');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const types = new Set(rows.map(({ type }) => type).filter((type) => type !== 'transfer'));
  const [only] = types;

  async function choose(categoryId: string | null): Promise<void> {
    setBusy(true);
    try {
      const ids = rows.map(({ id }) => id);
      await change(ids, { categoryId }, newIdempotencyKey());
      onDone();
    } catch (problem) {
      setError(problemWords(asProblem(problem), problems).text.text);
      setBusy(false);
    }
  }
  return (
    <CategoryPicker
      label={t('fields.category')}
      kind={types.size === 1 && only ? only : 'both'}
      value={null}
      disabled={busy}
      error={error}
      onChoose={(categoryId) => void choose(categoryId)}
      onClose={(here) => here && onCancel()}
    />
  );
}

function BulkFields({ field, rows, change, onCancel, onDone }: Props & { field: Exclude<BulkField, 'category'> }) {
  const { accounts, locale } = useLedger();
  const t = useTranslations('transactions.many');
  const { form, busy, problem, submit, element } = useProblemForm({
    initialValues: { accountId: '', payeeName: '', note: '', addTags: '', removeTags: '' },
    onDone,
  });
  const { accountId, payeeName, note, addTags, removeTags } = form.values;
  const [adds, removes] = [tagsOf(addTags), tagsOf(removeTags)];
  const changes: Record<typeof field, ManyChanges | null> = {
    account: accountId ? { accountId } : null,
    payee: payeeName.trim() ? { payeeName: payeeName.trim() } : null,
    note: { note: note.trim() || null },
    tags:
      adds.length + removes.length > 0
        ? { ...(adds.length > 0 && { addTags: adds }), ...(removes.length > 0 && { removeTags: removes }) }
        : null,
  };
  const wanted = changes[field];
  const currencies = new Set(rows.map(({ amount }) => amount.currency));
  const there = [...new Set(rows.flatMap(({ tags }) => tags))];

  return (
    <FormFrame
      {...{ element, busy, problem }}
      send={t('send', { count: rows.length, shown: formatCount(rows.length, locale) })}
      incomplete={wanted === null}
      onSend={() =>
        submit(async (key) => {
          const ids = rows.map(({ id }) => id);
          if (wanted) await change(ids, wanted, key);
        })
      }
      onCancel={onCancel}
    >
      {field === 'account' && (
        <NativeSelect
          label={t('fields.account')}
          required
          data-autofocus
          data={[
            { value: '', label: t('choose') },
            ...accounts
              .filter(({ archived, currency }) => !archived && currencies.has(currency))
              .map(({ id, name, currency }) => ({ value: id, label: `${name} (${currency})` })),
          ]}
          {...form.getInputProps('accountId')}
        />
      )}
      {field === 'payee' && (
        <TextInput
          label={t('fields.payee')}
          description={t('payeeHint')}
          required
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('payeeName')}
        />
      )}
      {field === 'note' && (
        <TextInput
          label={t('fields.note')}
          description={t('noteHint')}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('note')}
        />
      )}
      {field === 'tags' && (
        <>
          <TextInput
            label={t('addTags')}
            description={t('addTagsHint')}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('addTags')}
          />
          <TextInput
            label={t('removeTags')}
            description={there.length > 0 ? t('theyHave', { tags: there.slice(0, 20).join(', ') }) : t('theyHaveNone')}
            autoComplete="off"
            {...form.getInputProps('removeTags')}
          />
        </>
      )}
    </FormFrame>
  );
}
