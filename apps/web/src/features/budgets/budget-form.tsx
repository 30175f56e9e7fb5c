'use client';

import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { BudgetState } from '@/api/types';
import { formatDay, formatMoney } from '@/ui/format';
import { DateField } from '@/ui/form/date-field';
import { FormFrame } from '@/ui/form/form-frame';
import styles from '@/ui/form/form.module.css';
import { MoneyField } from '@/ui/form/money-field';
import { useProblemForm, type ProblemForm } from '@/ui/form/use-problem-form';
import { categoryOptions } from '@/ui/ledger/category-tree';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { toast } from '@/ui/toast';
import { checkDraft, draftOf, type BudgetDraft } from './budget-input';

type Form = ProblemForm<BudgetDraft>['form'];

export function BudgetForm({ budget, onDone }: { budget?: BudgetState; onDone: () => void }) {
  const { currencies, baseCurrency, locale } = useLedger();
  const initialValues = draftOf(budget, locale, baseCurrency);
  const { form, busy, problem, submit, refuse, element } = useProblemForm({ initialValues, onDone });
  const field = form.getInputProps;

  async function save(): Promise<void> {
    const { body, errors } = checkDraft(form.getValues(), locale);
    if (!body) return refuse(errors);
    await submit(async (key) => {
      if (budget) {
        await unwrap(
          transactionApi.PATCH('/budgets/{id}', {
            params: { path: { id: budget.id } },
            headers: ifMatch(budget.version),
            body: { ...body, archived: form.getValues().archived },
          }),
        );
      } else {
        await unwrap(transactionApi.POST('/budgets', { params: { header: { 'Idempotency-Key': key } }, body }));
      }
      toast(`The budget “${body.name}” is ${budget ? 'changed' : 'set'}.`);
    });
  }

  return (
    <FormFrame {...{ element, busy, problem }} send={budget ? 'Save' : 'Set budget'} onSend={save} onCancel={onDone}>
      <TextInput label="Name" required data-autofocus autoComplete="off" {...field('name')} />
      <div className={styles.pair}>
        <MoneyField label="Limit" required {...field('limit')} />
        <NativeSelect label="Currency" data={[...currencies]} {...field('currency')} />
      </div>
      {budget && <LimitHistory budget={budget} form={form} />}
      <PeriodFields form={form} />
      <TextInput
        label="Tell me at (%)"
        description="Of the limit, separated by commas"
        autoComplete="off"
        {...field('thresholds')}
      />
      <CategoryChoices form={form} />
      {budget && (
        <Checkbox label="Archived: kept, but neither counted nor shown" {...field('archived', { type: 'checkbox' })} />
      )}
    </FormFrame>
  );
}

/** From when on another limit counts: what was before keeps the one that it had. */
function LimitHistory({ budget, form }: { budget: BudgetState; form: Form }) {
  const { locale } = useLedger();
  const changed = form.values.limit !== form.getInitialValues().limit;
  return (
    <>
      {changed && (
        <DateField
          label="Counts from"
          description={`Left empty: from this period on (${formatDay(budget.periodStart, locale)}). Periods before keep their limit.`}
          {...form.getInputProps('limitFrom')}
        />
      )}
      {budget.limits.length > 1 && (
        <ul className="small soft money" aria-label="Limits so far">
          {budget.limits.map(({ from, limit }) => (
            <li key={from} suppressHydrationWarning>
              {formatMoney(limit, locale)} from {formatDay(from, locale)} on
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** How long a period is, and what becomes of the rest at its end. */
function PeriodFields({ form }: { form: Form }) {
  const field = form.getInputProps;
  const { currency, rollover } = form.values;
  return (
    <>
      <div className={styles.pair}>
        <NativeSelect
          label="Period"
          data={[
            { value: 'week', label: 'Week' },
            { value: 'month', label: 'Month' },
            { value: 'quarter', label: 'Quarter' },
            { value: 'year', label: 'Year' },
          ]}
          {...field('period')}
        />
        <NativeSelect
          label="At the end"
          data={[
            { value: 'none', label: 'Start anew' },
            { value: 'surplus', label: 'Carry over what is left' },
            { value: 'deficit', label: 'Carry over what was overspent' },
            { value: 'both', label: 'Carry over both' },
          ]}
          {...field('rollover')}
        />
      </div>
      {rollover !== 'none' && (
        <div className={styles.pair}>
          <MoneyField label="Carry over at most" currency={currency} placeholder="no limit" {...field('rolloverCap')} />
          <DateField label="Beginning with" {...field('startsOn')} />
        </div>
      )}
    </>
  );
}

function CategoryChoices({ form }: { form: Form }) {
  const { categories } = useLedger();
  const { categoryIds } = form.values;
  const toggle = (id: string): void =>
    form.setFieldValue(
      'categoryIds',
      categoryIds.includes(id) ? categoryIds.filter((each) => each !== id) : [...categoryIds, id],
    );
  const error = form.errors['categoryIds'];
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>Categories: {categoryIds.length === 0 ? 'all spending' : `${categoryIds.length} chosen`}</legend>
        {categoryOptions(categories, 'expense').map(({ group, items }) =>
          items.map((item, index) => (
            <Checkbox
              key={item.value}
              label={item.label}
              {...(index > 0 && { className: styles.child ?? '', 'aria-description': `in ${group}` })}
              checked={categoryIds.includes(item.value)}
              onChange={() => toggle(item.value)}
            />
          )),
        )}
      </fieldset>
      {typeof error === 'string' && <ProblemAlert problem={{ title: 'Categories', text: error }} />}
    </>
  );
}
