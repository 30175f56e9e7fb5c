'use client';

import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { categoryOptions } from '@/ui/ledger/category-tree';
import { useLedger } from '@/ui/ledger/ledger-context';

interface Props extends Omit<NativeSelectProps, 'data'> {
  kind: 'income' | 'expense' | 'both';
  /** The first entry; without it a category must be chosen. */
  none?: string;
}

/** A category to choose, children under their parents. */
export function CategorySelect({ kind, none, ...props }: Props) {
  const { categories } = useLedger();
  const chosen = typeof props.value === 'string' ? props.value : null;
  const kinds = kind === 'both' ? (['expense', 'income'] as const) : [kind];
  return (
    <NativeSelect {...props}>
      {none !== undefined && <option value="">{none}</option>}
      {kinds.flatMap((each) =>
        categoryOptions(categories, each, chosen).map(({ group, items }) => (
          <optgroup key={`${each} ${group}`} label={kind === 'both' && each === 'income' ? `${group} (income)` : group}>
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
