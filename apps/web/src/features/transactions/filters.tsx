'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useLedger } from '@/ui/ledger/ledger-context';
import { categoryOptions } from '@/ui/ledger/category-tree';
import { filtersOf, transactionsLink, type TransactionFilters } from '@/ui/ledger/transactions-link';
import styles from './transactions.module.css';

/** The filters live in the address, so that a filtered list can be kept, shared and gone back to. */
export function Filters({ filters }: { filters: TransactionFilters }) {
  const { accounts, categories } = useLedger();
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  // On a phone only the search shows at first; the width decides in CSS.
  const [open, setOpen] = useState(Object.keys(filters).some((name) => name !== 'q'));

  function apply(form: HTMLFormElement): void {
    const params = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    startTransition(() => router.push(transactionsLink(filtersOf(params)), { scroll: false }));
  }
  const applyNow = (event: { currentTarget: { form: HTMLFormElement | null } }): void => {
    if (event.currentTarget.form) apply(event.currentTarget.form);
  };

  return (
    <form
      className={`card ${styles.filters}`}
      role="search"
      aria-label="Transactions"
      aria-busy={pending}
      data-open={open}
      onSubmit={(event) => {
        event.preventDefault();
        apply(event.currentTarget);
      }}
    >
      <TextInput
        label="Search"
        name="q"
        type="search"
        maxLength={200}
        placeholder="Payee, note or tag"
        defaultValue={filters.q ?? ''}
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
        {Object.keys(filters).length > 0 && <Link href="/transactions">Clear filters</Link>}
      </div>
      <div id="more-filters" className={styles.others}>
        <TextInput label="From" name="from" type="date" defaultValue={filters.from ?? ''} onChange={applyNow} />
        <TextInput label="To" name="to" type="date" defaultValue={filters.to ?? ''} onChange={applyNow} />
        <NativeSelect
          label="Type"
          name="type"
          defaultValue={filters.type ?? ''}
          onChange={applyNow}
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
          defaultValue={filters.account ?? ''}
          onChange={applyNow}
          data={[{ value: '', label: 'All accounts' }, ...accounts.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <NativeSelect
          className={styles.wide ?? ''}
          label="Category"
          name="category"
          defaultValue={filters.category ?? ''}
          onChange={applyNow}
        >
          <option value="">All categories</option>
          <option value="none">Uncategorised</option>
          {(['expense', 'income'] as const).flatMap((kind) =>
            categoryOptions(categories, kind, filters.category).map(({ group, items }) => (
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
      </div>
    </form>
  );
}
