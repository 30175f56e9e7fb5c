'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { BudgetState } from '@/api/types';
import { NativeSelect, TextInput } from '@/ui/controls/field';
import { DateField } from '@/ui/form/date-field';
import { FormFrame } from '@/ui/form/form-frame';
import styles from '@/ui/form/form.module.css';
import { MoneyField } from '@/ui/form/money-field';
import { useProblemForm, type ProblemForm } from '@/ui/form/use-problem-form';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toast } from '@/ui/toast';
import { checkDraft, draftOf, PERIODS, ROLLOVERS, undoBody, type BudgetDraft } from './budget-input';
import { CategoryChips } from './category-chips';
import { LimitFrom, LimitsSoFar } from './limit-from';
import { LimitProposal } from './limit-proposal';
import { ThresholdChips } from './threshold-chips';

export type BudgetFormState = ProblemForm<BudgetDraft>['form'];

export function BudgetForm({ budget, onDone }: { budget?: BudgetState; onDone: () => void }) {
  const t = useTranslations('budgets');
  const words = useTranslations('common');
  const { currencies, baseCurrency, locale } = useLedger();
  const initialValues = draftOf(budget, locale, baseCurrency);
  const { form, busy, problem, submit, refuse, element } = useProblemForm({ initialValues, onDone });
  const save = useSave();
  const field = form.getInputProps;

  async function send(): Promise<void> {
    const { body, errors } = checkDraft(form.getValues(), budget, locale, t);
    if (!body) return refuse(errors);
    await submit((key) => save(body, budget, key));
  }

  return (
    <FormFrame
      {...{ element, busy, problem }}
      send={budget ? words('save') : t('form.set')}
      onSend={send}
      onCancel={onDone}
    >
      <TextInput label={t('form.name')} required data-autofocus autoComplete="off" {...field('name')} />
      <CategoryChips form={form} />
      <div className={styles.pair}>
        <MoneyField label={t('form.limit')} required {...field('limit')} />
        <NativeSelect label={t('form.currency')} data={[...currencies]} {...field('currency')} />
      </div>
      <LimitProposal form={form} />
      {budget && <LimitFrom budget={budget} form={form} />}
      {budget && <LimitsSoFar budget={budget} />}
      <PeriodFields form={form} />
      <ThresholdChips form={form} />
    </FormFrame>
  );
}

type Body = NonNullable<ReturnType<typeof checkDraft>['body']>;

function useSave() {
  const t = useTranslations('budgets.said');
  const router = useRouter();
  return async (body: Body, budget: BudgetState | undefined, key: string): Promise<void> => {
    const { name } = body;
    if (!budget) {
      await unwrap(transactionApi.POST('/budgets', { params: { header: { 'Idempotency-Key': key } }, body }));
      return toast(t('set', { name }));
    }
    const change = (version: number, to: NonNullable<ReturnType<typeof undoBody>> | Body) =>
      unwrap(
        transactionApi.PATCH('/budgets/{id}', {
          params: { path: { id: budget.id } },
          headers: ifMatch(version),
          body: to,
        }),
      );
    const after = await change(budget.version, body);
    const before = undoBody(budget, after);
    const undo = async (): Promise<void> => {
      if (before) await change(after.version, before);
      router.refresh();
    };
    toast(t('changed', { name }), before ? { undo } : {});
  };
}

/** How long a period is, and what becomes of the rest at its end. */
function PeriodFields({ form }: { form: BudgetFormState }) {
  const t = useTranslations('budgets.form');
  const field = form.getInputProps;
  const { currency, rollover } = form.values;
  return (
    <>
      <div className={styles.pair}>
        <NativeSelect
          label={t('period.label')}
          data={PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
          {...field('period')}
        />
        <NativeSelect
          label={t('rollover.label')}
          data={ROLLOVERS.map((value) => ({ value, label: t(`rollover.${value}`) }))}
          {...field('rollover')}
        />
      </div>
      {rollover !== 'none' && (
        <div className={styles.pair}>
          <MoneyField label={t('cap')} currency={currency} placeholder={t('noCap')} {...field('rolloverCap')} />
          <DateField label={t('startsOn')} {...field('startsOn')} />
        </div>
      )}
    </>
  );
}
