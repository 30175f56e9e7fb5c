'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { TextInput } from '@/ui/controls/field';
import { CategorySelect } from '@/ui/form/category-select';
import { FormFrame } from '@/ui/form/form-frame';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { useRowsOfPayee, WhichRows } from '@/ui/form/which-rows';
import { formatCount } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toast } from '@/ui/toast';
import { staleQueries } from '@/ui/stale-queries';
import { useUndoActivity } from './use-undo-activity';

interface Props {
  text: string;
  kind: 'income' | 'expense';
  onDone: () => void;
}

/** A category for transactions whose payee contains a text, now and in later imports. */
export function CategorizeForm({ text, kind, onDone }: Props) {
  const t = useTranslations('forms.payeeRule');
  const { locale } = useLedger();
  const undoOf = useUndoActivity();
  const { form, busy, problem, submit, element } = useProblemForm({
    initialValues: { payeeContains: text, categoryId: '' },
    onDone,
  });
  const [uncategorisedOnly, setUncategorisedOnly] = useState(true);
  const { payeeContains, categoryId } = form.values;
  const counted = useRowsOfPayee({ payeeContains, categoryId, type: kind });

  const save = (): Promise<void> =>
    submit(async (key) => {
      const { updated, activityId } = await unwrap(
        transactionApi.POST('/transactions/categorize', {
          params: { header: { 'Idempotency-Key': key } },
          body: { payeeContains: payeeContains.trim(), categoryId, type: kind, uncategorisedOnly },
        }),
      );
      toast(t('done', { count: updated, shown: formatCount(updated, locale) }), {
        ...(activityId && { undo: undoOf(activityId) }),
      });
      await staleQueries('transactions');
    });

  return (
    <FormFrame
      {...{ element, busy, problem }}
      send={t('send')}
      incomplete={!categoryId || !payeeContains.trim()}
      onSend={save}
      onCancel={onDone}
    >
      <TextInput label={t('contains')} required data-autofocus {...form.getInputProps('payeeContains')} />
      <CategorySelect
        label={t('category')}
        required
        kind={kind}
        none={t('choose')}
        {...form.getInputProps('categoryId')}
      />
      <WhichRows counted={counted} kind={kind} uncategorisedOnly={uncategorisedOnly} onChange={setUncategorisedOnly} />
      <p className="small soft">
        {t.rich('remembered', {
          link: (chunks) => (
            <Link prefetch={false} href="/categories#remembered">
              {chunks}
            </Link>
          ),
        })}
      </p>
    </FormFrame>
  );
}
