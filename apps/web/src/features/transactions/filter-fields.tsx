'use client';

import { useTranslations } from 'next-intl';
import { NativeSelect } from '@/ui/controls/field';
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
  const t = useTranslations('transactions.filters');
  const days = daysOf(shown);
  return (
    <div className={styles.fields}>
      <DateField
        label={t('from')}
        value={days.from ?? ''}
        onChange={(from) => onChange({ month: '', to: days.to ?? '', from })}
      />
      <DateField
        label={t('to')}
        value={days.to ?? ''}
        onChange={(to) => onChange({ month: '', from: days.from ?? '', to })}
      />
      <NativeSelect
        label={t('type')}
        name="type"
        value={shown.type ?? ''}
        onChange={(event) => onChange({ type: event.currentTarget.value })}
        data={[
          { value: '', label: t('types.all') },
          { value: 'expense', label: t('types.expense') },
          { value: 'income', label: t('types.income') },
          { value: 'transfer', label: t('types.transfer') },
        ]}
      />
      <NativeSelect
        label={t('account')}
        name="account"
        value={shown.account ?? ''}
        onChange={(event) => onChange({ account: event.currentTarget.value })}
        data={[{ value: '', label: t('allAccounts') }, ...accounts.map(({ id, name }) => ({ value: id, label: name }))]}
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
  const t = useTranslations('transactions.filters');
  return (
    <NativeSelect
      label={t('category')}
      name="category"
      value={chosen}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{t('allCategories')}</option>
      <option value="none">{t('uncategorised')}</option>
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
