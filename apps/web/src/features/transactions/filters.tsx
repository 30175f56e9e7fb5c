'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { DateField } from '@/ui/form/date-field';
import { useLedger } from '@/ui/ledger/ledger-context';
import { categoryOptions } from '@/ui/ledger/category-tree';
import { isFiltered, transactionsLink, type TransactionFilters } from '@/ui/ledger/transactions-link';
import styles from './transactions.module.css';

/** The filters live in the address, so that a filtered list can be kept, shared and gone back to. */
export function Filters({ filters }: { filters: TransactionFilters }) {
  const { accounts } = useLedger();
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  // On a phone only the search shows at first; the width decides in CSS.
  const [open, setOpen] = useState(isFiltered({ ...filters, q: '', reviewed: '' }));
  // What is asked for is ahead of the address till the list is there; whoever goes back sees what the address says.
  const address = transactionsLink(filters);
  const [asked, setAsked] = useState({ address, filters });
  if (asked.address !== address) setAsked({ address, filters });
  const shown = asked.address === address ? asked.filters : filters;

  const show = (changed: TransactionFilters): void =>
    startTransition(() => router.push(transactionsLink(changed), { scroll: false }));
  function change(part: TransactionFilters): void {
    const changed = { ...shown, ...part };
    setAsked({ address, filters: changed });
    show(changed);
  }

  return (
    <form
      className={`card ${styles.filters}`}
      role="search"
      aria-label="Transactions"
      aria-busy={pending}
      data-open={open}
      onSubmit={(event) => {
        event.preventDefault();
        show(shown);
      }}
    >
      <TextInput
        label="Search"
        name="q"
        type="search"
        maxLength={200}
        placeholder="Payee, category, amount …"
        value={shown.q ?? ''}
        onChange={(event) => setAsked({ address, filters: { ...shown, q: event.currentTarget.value } })}
        leftSection={<IconSearch size={16} aria-hidden />}
        className={styles.search ?? ''}
      />
      <div className={styles.filterButtons}>
        <Button type="submit" variant="light" loading={pending}>
          Search
        </Button>
        <Button
          variant="subtle"
          className={styles.more ?? ''}
          aria-expanded={open}
          aria-controls="more-filters"
          onClick={() => setOpen(!open)}
        >
          {open ? 'Fewer filters' : 'More filters'}
        </Button>
        {isFiltered(filters) && <Link href="/transactions">Clear filters</Link>}
      </div>
      <div id="more-filters" className={styles.others}>
        <DateField label="From" value={shown.from ?? ''} onChange={(from) => change({ from })} />
        <DateField label="To" value={shown.to ?? ''} onChange={(to) => change({ to })} />
        <NativeSelect
          label="Type"
          name="type"
          value={shown.type ?? ''}
          onChange={(event) => change({ type: event.currentTarget.value })}
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
          onChange={(event) => change({ account: event.currentTarget.value })}
          data={[{ value: '', label: 'All accounts' }, ...accounts.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <CategoryFilter chosen={shown.category ?? ''} onChange={(category) => change({ category })} />
      </div>
    </form>
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
      className={styles.wide ?? ''}
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
