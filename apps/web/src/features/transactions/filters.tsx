'use client';

import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useEffect, useRef, useState, useTransition } from 'react';
import { Button } from '@/ui/controls/button';
import { TextInput } from '@/ui/controls/field';
import { transactionsLink, type TransactionFilters } from '@/ui/ledger/transactions-link';
import { FilterChips } from './filter-chips';
import styles from './filters.module.css';
import { MonthChoice } from './month-choice';
import { ToReview } from './to-review';

const FilterFields = lazy(() => import('./filter-fields').then((module) => ({ default: module.FilterFields })));

/** So long after the last letter the list follows. */
const TYPING_MS = 300;

interface Props {
  filters: TransactionFilters;
  unreviewed: number;
  uncategorised: number;
}

/** The filters live in the address, so that a filtered list can be kept, shared and gone back to. */
export function Filters({ filters, unreviewed, uncategorised }: Props) {
  const router = useRouter();
  const t = useTranslations('transactions.filters');
  const [pending, startTransition] = useTransition();
  const [open, setOpen] = useState(false);
  // What is asked for is ahead of the address till the list is there; whoever goes back sees what the address says.
  const address = transactionsLink(filters);
  const [asked, setAsked] = useState({ address, filters });
  if (asked.address !== address) setAsked({ address, filters });
  const shown = asked.address === address ? asked.filters : filters;
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(typing.current), []);

  function show(changed: TransactionFilters, way: 'push' | 'replace' = 'push'): void {
    clearTimeout(typing.current);
    if (transactionsLink(changed) !== address)
      startTransition(() => router[way](transactionsLink(changed), { scroll: false }));
  }
  function change(part: TransactionFilters): void {
    const changed = { ...shown, ...part };
    setAsked({ address, filters: changed });
    show(changed);
  }
  function type(q: string): void {
    const changed = { ...shown, q };
    setAsked({ address, filters: changed });
    clearTimeout(typing.current);
    typing.current = setTimeout(() => show(changed, 'replace'), TYPING_MS);
  }

  return (
    <div className={styles.filters}>
      <form
        className={styles.line}
        role="search"
        aria-label={t('label')}
        aria-busy={pending}
        onSubmit={(event) => {
          event.preventDefault();
          show(shown);
        }}
      >
        <MonthChoice filters={filters} onChange={change} />
        <TextInput
          aria-label={t('search')}
          name="q"
          type="search"
          maxLength={200}
          placeholder={t('searchHint')}
          value={shown.q ?? ''}
          onChange={(event) => type(event.currentTarget.value)}
          leftSection={<IconSearch size={16} aria-hidden />}
          className={styles.search}
        />
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          aria-expanded={open}
          aria-controls="more-filters"
          onClick={() => setOpen(!open)}
        >
          {t('open')}
        </Button>
        <ToReview filters={filters} unreviewed={unreviewed} uncategorised={uncategorised} />
      </form>
      <div id="more-filters" hidden={!open}>
        {open && (
          <Suspense fallback={null}>
            <FilterFields shown={shown} onChange={change} />
          </Suspense>
        )}
      </div>
      <FilterChips filters={filters} />
    </div>
  );
}
