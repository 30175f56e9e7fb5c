'use client';

import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { FormFrame } from '@/ui/form/form-frame';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { toast } from '@/ui/toast';

/** Another name for a payee in all transactions, and in those that come. */
export function RenamePayeeForm({ name, onDone }: { name: string; onDone: () => void }) {
  const queryClient = useQueryClient();
  const router = useRouter();
  const { form, busy, problem, submit } = useProblemForm({ initialValues: { name }, onDone });
  const wanted = form.values.name.trim();

  const save = (): Promise<void> =>
    submit(async () => {
      const { updated } = await unwrap(
        transactionApi.PATCH('/payees/{name}', { params: { path: { name } }, body: { name: wanted } }),
      );
      toast(`${updated} ${updated === 1 ? 'transaction is' : 'transactions are'} called “${wanted}” now.`);
      await queryClient.invalidateQueries({ queryKey: ['transactions'] });
      router.refresh();
    });

  return (
    <FormFrame
      {...{ busy, problem }}
      send="Rename for all"
      incomplete={wanted === '' || wanted === name}
      onSend={save}
      onCancel={onDone}
    >
      <TextInput
        label={`“${name}” is called`}
        description="In all transactions, and in those that come. A name that is there already makes the two one."
        required
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('name')}
      />
    </FormFrame>
  );
}
