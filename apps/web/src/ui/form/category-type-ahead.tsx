'use client';

import type { TextInputProps } from '@mantine/core';
import { useState, type Ref } from 'react';
import { ColorDot } from '@/ui/color-dot';
import { categoryOptions } from '@/ui/ledger/category-tree';
import { useLedger } from '@/ui/ledger/ledger-context';
import { matching } from '@/ui/shell/palette-items';
import { TypeAhead } from './type-ahead';

interface Props extends Pick<TextInputProps, 'label' | 'placeholder'> {
  ref?: Ref<HTMLInputElement>;
  kind: 'income' | 'expense';
  onChoose: (categoryId: string) => void;
}

const MOST_LISTED = 12;

/** A category by the beginning of its name: what is listed first is taken by Enter. Incomes may be refunds of spending. */
export function CategoryTypeAhead({ kind, onChoose, ...shown }: Props) {
  const { categories } = useLedger();
  const [typed, setTyped] = useState('');
  const kinds = kind === 'income' ? ['income', 'expense'] : [kind];
  const options = kinds
    .flatMap((each) => categoryOptions(categories, each))
    .flatMap(({ group, items }) =>
      items.map(({ value, label }) => ({
        id: value,
        label,
        mark: <ColorDot color={categories.find(({ id }) => id === value)?.color ?? null} />,
        hint: group === label ? undefined : group,
      })),
    );
  return (
    <TypeAhead
      {...shown}
      first
      value={typed}
      onChange={setTyped}
      options={matching(options, typed).slice(0, MOST_LISTED)}
      onChoose={({ id }) => {
        setTyped('');
        onChoose(id);
      }}
    />
  );
}
