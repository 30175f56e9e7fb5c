'use client';

import { useTranslations } from 'next-intl';
import { NativeSelect, type NativeSelectProps } from '@/ui/controls/field';
import { categoryOptions } from '@/ui/ledger/category-tree';
import { useLedger } from '@/ui/ledger/ledger-context';

interface Props extends Omit<NativeSelectProps, 'data'> {
  kind: 'income' | 'expense' | 'both';
  /** Whether it is for a row, so that an income may also be a refund in a category of spending. */
  refunds?: boolean;
  /** One that cannot be chosen. */
  except?: string;
  /** The first entry; without it a category must be chosen. */
  none?: string;
}

/** A category to choose, children under their parents. */
export function CategorySelect({ kind, refunds = true, except, none, ...props }: Props) {
  const t = useTranslations('forms.category');
  const categories = useLedger().categories.filter(({ id }) => id !== except);
  const chosen = typeof props.value === 'string' ? props.value : null;
  const kinds = kind === 'both' ? (['expense', 'income'] as const) : [kind];
  const labelOf = (each: string, group: string): string => {
    if (each !== kind && kind !== 'both') return t('refund', { group });
    return kind === 'both' && each === 'income' ? t('income', { group }) : group;
  };
  return (
    <NativeSelect {...props}>
      {none !== undefined && <option value="">{none}</option>}
      {[...kinds, ...(refunds && kind === 'income' ? (['expense'] as const) : [])].flatMap((each) =>
        categoryOptions(categories, each, chosen).map(({ group, items }) => (
          <optgroup key={`${each} ${group}`} label={labelOf(each, group)}>
            {items.map((item) => (
              <option key={item.value} value={item.value}>
                {item.label}
              </option>
            ))}
          </optgroup>
        )),
      )}
    </NativeSelect>
  );
}
