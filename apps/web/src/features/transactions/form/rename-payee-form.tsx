'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { TextInput } from '@/ui/controls/field';
import { FormFrame } from '@/ui/form/form-frame';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { formatCount } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toast } from '@/ui/toast';
import { staleQueries } from '@/ui/stale-queries';

interface Props {
  name: string;
  onDone: () => void;
  onCancel: () => void;
}

/** Another name for a payee in all transactions, and in those that come. */
export function RenamePayeeForm({ name, onDone, onCancel }: Props) {
  const t = useTranslations('quickAdd.rename');
  const { locale } = useLedger();
  const router = useRouter();
  const { form, busy, problem, submit, element } = useProblemForm({ initialValues: { name }, onDone });
  const field = useRef<HTMLInputElement>(null);
  // What is typed takes the place of the name, as in a field that is renamed in a list of files.
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const wanted = form.values.name.trim();

  const save = (): Promise<void> =>
    submit(async () => {
      const { updated } = await unwrap(
        transactionApi.PATCH('/payees/{name}', { params: { path: { name } }, body: { name: wanted } }),
      );
      toast(t('done', { count: updated, shown: formatCount(updated, locale), name: wanted }));
      await staleQueries('transactions');
      router.refresh();
    });

  return (
    <FormFrame
      {...{ element, busy, problem }}
      send={t('send')}
      incomplete={wanted === '' || wanted === name}
      onSend={save}
      onCancel={onCancel}
    >
      <TextInput
        label={t('label', { name })}
        description={t('description')}
        required
        ref={field}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
    </FormFrame>
  );
}
