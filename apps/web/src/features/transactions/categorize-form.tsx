'use client';

import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { CategorySelect } from '@/ui/form/category-select';
import { FormFrame } from '@/ui/form/form-frame';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { toast } from '@/ui/toast';
import { likeWords } from './like-words';
import { useUndoActivity } from './use-undo-activity';

interface Props {
  text: string;
  kind: 'income' | 'expense';
  onDone: () => void;
}

/** A category for all transactions whose payee contains a text, now and in later imports. */
export function CategorizeForm({ text, kind, onDone }: Props) {
  const queryClient = useQueryClient();
  const undoOf = useUndoActivity();
  const { form, busy, problem, submit, element } = useProblemForm({
    initialValues: { payeeContains: text, categoryId: '' },
    onDone,
  });
  const { payeeContains, categoryId } = form.values;

  const like = useLike(payeeContains.trim(), kind);

  const save = (): Promise<void> =>
    submit(async (key) => {
      const { updated, activityId } = await unwrap(
        transactionApi.POST('/transactions/categorize', {
          params: { header: { 'Idempotency-Key': key } },
          body: { payeeContains: payeeContains.trim(), categoryId, type: kind },
        }),
      );
      toast(`${updated} ${updated === 1 ? 'transaction has' : 'transactions have'} the category now.`, {
        undo: undoOf(activityId),
      });
      await queryClient.invalidateQueries({ queryKey: ['transactions'] });
    });

  return (
    <FormFrame
      {...{ element, busy, problem }}
      send="Set category"
      incomplete={!categoryId || !payeeContains.trim()}
      onSend={save}
      onCancel={onDone}
    >
      <TextInput label="Payee contains" required data-autofocus {...form.getInputProps('payeeContains')} />
      <CategorySelect label="Category" required kind={kind} none="Choose…" {...form.getInputProps('categoryId')} />
      <p role="status" suppressHydrationWarning>
        {like ? likeWords(like, kind) : '\u00a0'}
      </p>
      <p className="small soft">
        Upper and lower case make no difference. It is <Link href="/categories#remembered">remembered</Link> and
        proposed at the next import.
      </p>
    </FormFrame>
  );
}

/** How many rows have these words, of which not all need to change, and how many of them have no category yet. */
function useLike(text: string, type: 'income' | 'expense'): { count: number; without: number } | undefined {
  const [settled] = useDebouncedValue(text, 300);
  const { data } = useQuery({
    queryKey: ['transactions', 'like', settled, type],
    enabled: settled !== '',
    queryFn: async () => {
      const query = { q: settled.slice(0, 200), type };
      const [all, none] = await Promise.all(
        [query, { ...query, categoryId: 'none' }].map((each) =>
          unwrap(transactionApi.GET('/transactions/totals', { params: { query: each } })),
        ),
      );
      return { count: all?.count ?? 0, without: none?.count ?? 0 };
    },
  });
  return settled === text ? data : undefined;
}
