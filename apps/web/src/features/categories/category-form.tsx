'use client';

import { useTranslations } from 'next-intl';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Category } from '@/api/types';
import { Checkbox, NativeSelect, TextInput } from '@/ui/controls/field';
import { ColorDot } from '@/ui/color-dot';
import { FormFrame } from '@/ui/form/form-frame';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toast } from '@/ui/toast';
import { colorOptions } from './category-colors';

export function CategoryForm({ category, onDone }: { category?: Category; onDone: () => void }) {
  const { categories } = useLedger();
  const t = useTranslations('categories');
  const words = useTranslations('common');
  const { form, busy, problem, submit, element } = useProblemForm({
    initialValues: {
      name: category?.name ?? '',
      kind: category?.kind ?? ('expense' as Category['kind']),
      parentId: category?.parentId ?? '',
      color: category?.color ?? '',
      archived: category?.archived ?? false,
    },
    onDone,
  });
  const field = form.getInputProps;
  const { kind, color } = form.values;
  const parents = categories.filter(
    (each) => each.kind === kind && !each.parentId && !each.archived && each.id !== category?.id,
  );
  const isParent = categories.some((each) => each.parentId !== null && each.parentId === category?.id);

  async function save(): Promise<void> {
    const { name, parentId, archived } = form.getValues();
    await submit(async (key) => {
      const body = { name: name.trim(), parentId: parentId || null, color: color || null };
      if (category) {
        await unwrap(
          transactionApi.PATCH('/categories/{id}', {
            params: { path: { id: category.id } },
            headers: ifMatch(category.version),
            body: { ...body, archived },
          }),
        );
      } else {
        await unwrap(
          transactionApi.POST('/categories', {
            params: { header: { 'Idempotency-Key': key } },
            body: { ...body, kind },
          }),
        );
      }
      toast(t(category ? 'said.changed' : 'said.added', { name: body.name }));
    });
  }

  return (
    <FormFrame
      {...{ element, busy, problem }}
      send={category ? words('save') : t('form.create')}
      onSend={save}
      onCancel={onDone}
    >
      <TextInput label={t('form.name')} required data-autofocus autoComplete="off" {...field('name')} />
      {!category && (
        <NativeSelect
          label={t('form.kind')}
          data={[
            { value: 'expense', label: t('form.expense') },
            { value: 'income', label: t('form.income') },
          ]}
          {...field('kind')}
          onChange={(event) => {
            field('kind').onChange(event);
            form.setFieldValue('parentId', '');
          }}
        />
      )}
      {!isParent && (
        <NativeSelect
          label={t('form.parent')}
          data={[
            { value: '', label: t('form.noParent') },
            ...parents.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...field('parentId')}
        />
      )}
      <NativeSelect
        label={t('form.color')}
        data={colorOptions(color, t)}
        leftSection={<ColorDot color={color || null} />}
        {...field('color')}
      />
      {category && <Checkbox label={t('form.archived')} {...field('archived', { type: 'checkbox' })} />}
    </FormFrame>
  );
}
