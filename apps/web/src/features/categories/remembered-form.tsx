'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { TextInput } from '@/ui/controls/field';
import { CategorySelect } from '@/ui/form/category-select';
import { FormFrame } from '@/ui/form/form-frame';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { toast } from '@/ui/toast';
import type { Remembered } from './remembered-payee';

/** Another text or another category for what is remembered; rows keep what they have. */
export function RememberedForm({ entry, onDone }: { entry: Remembered; onDone: () => void }) {
  const t = useTranslations('categories');
  const words = useTranslations('common');
  const router = useRouter();
  const initialValues = { payeeContains: entry.payeeContains, categoryId: entry.categoryId };
  const { form, busy, problem, submit, element } = useProblemForm({ initialValues, onDone });

  const change = async (body: typeof initialValues): Promise<void> => {
    await unwrap(transactionApi.PATCH('/payee-categories/{id}', { params: { path: { id: entry.id } }, body }));
  };

  async function save(): Promise<void> {
    await submit(async () => {
      const body = form.getValues();
      await change({ ...body, payeeContains: body.payeeContains.trim() });
      const undo = async (): Promise<void> => {
        await change(initialValues);
        router.refresh();
      };
      toast(t('said.remembered', { text: body.payeeContains.trim() }), { undo });
    });
  }

  return (
    <FormFrame {...{ element, busy, problem }} send={words('save')} onSend={save} onCancel={onDone}>
      <TextInput
        label={t('remembered.form.text')}
        description={t('remembered.form.keeps')}
        required
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('payeeContains')}
      />
      <CategorySelect label={t('remembered.form.category')} kind={entry.kind} {...form.getInputProps('categoryId')} />
    </FormFrame>
  );
}
