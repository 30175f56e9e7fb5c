'use client';

import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { BudgetState } from '@/api/types';
import styles from '@/ui/form/form.module.css';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/form/use-submit';
import { amountForInput, parseAmountInput } from '@/ui/form/amount-input';
import { categoryOptions } from '@/ui/ledger/category-tree';
import { parseThresholds } from './thresholds';

const pointers = [
  '/name',
  '/limit',
  '/thresholds',
  '/categoryIds',
  '/period',
  '/rollover',
  '/rolloverCap',
  '/startsOn',
];
type Period = 'week' | 'month' | 'quarter' | 'year';
type Rollover = 'none' | 'surplus' | 'deficit' | 'both';

export function BudgetForm({ budget, onDone }: { budget?: BudgetState; onDone: () => void }) {
  const { categories, currencies, baseCurrency, locale } = useLedger();
  const [name, setName] = useState(budget?.name ?? '');
  const [limit, setLimit] = useState(budget ? amountForInput(budget.limit.amount, locale) : '');
  const [currency, setCurrency] = useState(budget?.limit.currency ?? baseCurrency);
  const [period, setPeriod] = useState<Period>((budget?.period as Period | undefined) ?? 'month');
  const [rollover, setRollover] = useState<Rollover>((budget?.rollover as Rollover | undefined) ?? 'none');
  const [cap, setCap] = useState(budget?.rolloverCap ? amountForInput(budget.rolloverCap.amount, locale) : '');
  const [startsOn, setStartsOn] = useState(budget?.startsOn ?? '');
  const [archived, setArchived] = useState(budget?.archived ?? false);
  const [thresholds, setThresholds] = useState((budget?.thresholds ?? [80, 100]).join(', '));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(budget?.categoryIds));
  const [own, setOwn] = useState<Record<string, string>>({});
  const { busy, problem, submit } = useSubmit(onDone);

  function toggle(id: string): void {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  }

  async function save(): Promise<void> {
    const amount = parseAmountInput(limit, locale);
    const parsed = parseThresholds(thresholds);
    const carries = rollover !== 'none';
    const capAmount = carries ? parseAmountInput(cap, locale) : null;
    const capWrong = carries && cap.trim() !== '' && !capAmount;
    const errors = {
      ...(!amount && { '/limit': 'Enter an amount such as 300.' }),
      ...(!parsed && { '/thresholds': 'Enter whole per cents, such as 80, 100.' }),
      ...(capWrong && { '/rolloverCap': 'Enter an amount such as 300, or none.' }),
    };
    setOwn(errors);
    if (!amount || !parsed || capWrong) return;
    const body = {
      name: name.trim(),
      limit: { amount, currency },
      period,
      rollover,
      rolloverCap: capAmount ? { amount: capAmount, currency } : null,
      ...(carries && startsOn && { startsOn }),
      thresholds: parsed,
      categoryIds: [...chosen],
    };
    await submit(async (key) => {
      if (budget) {
        await unwrap(
          transactionApi.PATCH('/budgets/{id}', {
            params: { path: { id: budget.id } },
            headers: ifMatch(budget.version),
            body: { ...body, archived },
          }),
        );
        toast(`The budget “${body.name}” is changed.`);
      } else {
        await unwrap(transactionApi.POST('/budgets', { params: { header: { 'Idempotency-Key': key } }, body }));
        toast(`The budget “${body.name}” is set.`);
      }
    });
  }
  const error = (pointer: string): string | undefined => own[pointer] ?? problem?.at(pointer);

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {problem?.concernsOthersThan(pointers) && <ProblemAlert problem={problem} />}
      <TextInput
        label="Name"
        required
        data-autofocus
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={error('/name')}
      />
      <div className={styles.pair}>
        <TextInput
          label="Limit"
          required
          inputMode="decimal"
          autoComplete="off"
          value={limit}
          onChange={(event) => setLimit(event.currentTarget.value)}
          error={error('/limit')}
          classNames={{ input: styles.amount ?? '' }}
        />
        <NativeSelect
          label="Currency"
          value={currency}
          onChange={(event) => setCurrency(event.currentTarget.value)}
          data={[...currencies]}
        />
      </div>
      <div className={styles.pair}>
        <NativeSelect
          label="Period"
          value={period}
          onChange={(event) => setPeriod(event.currentTarget.value as Period)}
          data={[
            { value: 'week', label: 'Week' },
            { value: 'month', label: 'Month' },
            { value: 'quarter', label: 'Quarter' },
            { value: 'year', label: 'Year' },
          ]}
          error={error('/period')}
        />
        <NativeSelect
          label="At the end"
          value={rollover}
          onChange={(event) => setRollover(event.currentTarget.value as Rollover)}
          data={[
            { value: 'none', label: 'Start anew' },
            { value: 'surplus', label: 'Carry over what is left' },
            { value: 'deficit', label: 'Carry over what was overspent' },
            { value: 'both', label: 'Carry over both' },
          ]}
          error={error('/rollover')}
        />
      </div>
      {rollover !== 'none' && (
        <div className={styles.pair}>
          <TextInput
            label={`Carry over at most (${currency})`}
            inputMode="decimal"
            autoComplete="off"
            placeholder="no limit"
            value={cap}
            onChange={(event) => setCap(event.currentTarget.value)}
            error={error('/rolloverCap')}
            classNames={{ input: styles.amount ?? '' }}
          />
          <TextInput
            label="Beginning with"
            type="date"
            value={startsOn}
            onChange={(event) => setStartsOn(event.currentTarget.value)}
            error={error('/startsOn')}
          />
        </div>
      )}
      <TextInput
        label="Tell me at (%)"
        description="Of the limit, separated by commas"
        autoComplete="off"
        value={thresholds}
        onChange={(event) => setThresholds(event.currentTarget.value)}
        error={error('/thresholds')}
      />
      <fieldset className={styles.choices}>
        <legend>Categories: {chosen.size === 0 ? 'all spending' : `${chosen.size} chosen`}</legend>
        {categoryOptions(categories, 'expense').map(({ group, items }) =>
          items.map((item, index) => (
            <Checkbox
              key={item.value}
              label={item.label}
              {...(index > 0 && { className: styles.child ?? '', 'aria-description': `in ${group}` })}
              checked={chosen.has(item.value)}
              onChange={() => toggle(item.value)}
            />
          )),
        )}
      </fieldset>
      {error('/categoryIds') && <ProblemAlert problem={{ title: 'Categories', text: error('/categoryIds') ?? '' }} />}
      {budget && (
        <Checkbox
          label="Archived: kept, but neither counted nor shown"
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" loading={busy}>
          {budget ? 'Save' : 'Set budget'}
        </Button>
      </div>
    </form>
  );
}
