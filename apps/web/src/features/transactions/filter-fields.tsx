'use client';

import { NativeSelect } from '@mantine/core';
import { DateField } from '@/ui/form/date-field';
import { categoryOptions } from '@/ui/ledger/category-tree';
import { useLedger } from '@/ui/ledger/ledger-context';
import { daysOf, type TransactionFilters } from '@/ui/ledger/transactions-link';
import styles from './filters.module.css';

interface Props {
  shown: TransactionFilters;
  onChange: (part: TransactionFilters) => void;
}

/** What a list can be narrowed down by, beside words and months. */
export function FilterFields({ shown, onChange }: Props) {
  const { accounts } = useLedger();
  const days = daysOf(shown);
  return (
    <div className={styles.fields}>
      <DateField
        label="From"
        value={days.from ?? ''}
        onChange={(from) => onChange({ month: '', to: days.to ?? '', from })}
      />
      <DateField
        label="To"
        value={days.to ?? ''}
        onChange={(to) => onChange({ month: '', from: days.from ?? '', to })}
      />
      <NativeSelect
        label="Type"
        name="type"
        value={shown.type ?? ''}
        onChange={(event) => onChange({ type: event.currentTarget.value })}
        data={[
          { value: '', label: 'All types' },
          { value: 'expense', label: 'Expenses' },
          { value: 'income', label: 'Income' },
          { value: 'transfer', label: 'Transfers' },
        ]}
      />
      <NativeSelect
        label="Account"
        name="account"
        value={shown.account ?? ''}
        onChange={(event) => onChange({ account: event.currentTarget.value })}
        data={[{ value: '', label: 'All accounts' }, ...accounts.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <CategoryFilter chosen={shown.category ?? ''} onChange={(category) => onChange({ category })} />
    </div>
  );
}

interface CategoryFilterProps {
  chosen: string;
  onChange: (category: string) => void;
}

function CategoryFilter({ chosen, onChange }: CategoryFilterProps) {
  const { categories } = useLedger();
  return (
    <NativeSelect
      label="Category"
      name="category"
      value={chosen}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">All categories</option>
      <option value="none">Uncategorised</option>
      {(['expense', 'income'] as const).flatMap((kind) =>
        categoryOptions(categories, kind, chosen).map(({ group, items }) => (
          <optgroup key={`${kind} ${group}`} label={group}>
            {items.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </optgroup>
        )),
      )}
    </NativeSelect>
  );
}
