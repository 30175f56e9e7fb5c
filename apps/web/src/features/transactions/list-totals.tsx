'use client';

import { NativeSelect } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import type { Money, TransactionTotals } from '@/api/types';
import { Amount } from '@/ui/amount';
import { formatCount, formatMoney, formatPeriod, type SignStyle } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { totalsQuery, transactionsLink, type TransactionFilters } from '@/ui/ledger/transactions-link';
import { originals } from './originals';
import styles from './list-totals.module.css';

interface Props {
  filters: TransactionFilters;
  totals: TransactionTotals;
}

const orders = [
  { value: '', label: 'Newest first' },
  { value: 'date', label: 'Oldest first' },
  { value: '-amount', label: 'Largest first' },
  { value: 'amount', label: 'Smallest first' },
];

/** What the whole list adds up to, the pages that are not loaded yet too, and its order. */
export function ListTotals({ filters, totals }: Props) {
  const { locale } = useLedger();
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const { count, spending, income, net, inBase } = totals;
  return (
    <div className={styles.line}>
      <section aria-label="Totals of the list">
        <dl className={styles.sums}>
          <div>
            <dt className="hidden">Count</dt>
            <dd suppressHydrationWarning>
              {formatCount(count, locale)} {count === 1 ? 'transaction' : 'transactions'}
            </dd>
          </div>
          <Sum name="Spent" value={inBase.spending} booked={spending} />
          <Sum name="In" value={inBase.income} booked={income} />
          <Sum name="Net" value={inBase.net} booked={net} sign="always" />
          {inBase.average && count > 1 && <Sum name="Average" value={inBase.average} booked={[]} sign="always" />}
        </dl>
        {inBase.missingRates.map(({ currency, amount, count: rows, from, to }) => (
          <p key={currency} className={styles.missing} suppressHydrationWarning>
            No rate for {currency}: {formatMoney(amount, locale)} ({formatCount(rows, locale)}{' '}
            {rows === 1 ? 'transaction' : 'transactions'}, {formatPeriod(from, to, locale)}) is not in these sums.{' '}
            <Link href="/rates" prefetch={false}>
              Rates
            </Link>
          </p>
        ))}
        {inBase.rateStatus === 'stale' && <p className="small soft">Some of it is converted at an old rate.</p>}
      </section>
      <a
        className={styles.export}
        href={`/api/export?${new URLSearchParams({ format: 'csv', ...totalsQuery(filters), ...(filters.sort && { sort: filters.sort }) }).toString()}`}
        download
      >
        <IconDownload size={16} aria-hidden /> CSV <span className="hidden">of all these transactions</span>
      </a>
      <NativeSelect
        aria-label="Order"
        aria-busy={pending}
        size="sm"
        data={orders}
        value={filters.sort ?? ''}
        onChange={(event) => {
          const sort = event.currentTarget.value;
          startTransition(() => router.push(transactionsLink({ ...filters, sort }), { scroll: false }));
        }}
      />
    </div>
  );
}

interface SumProps {
  name: string;
  value: Money;
  booked: readonly Money[];
  sign?: SignStyle;
}

/** One sum in the base currency; as it was booked beside it, where that is in others. */
function Sum({ name, value, booked, sign = 'auto' }: SumProps) {
  const { locale, baseCurrency } = useLedger();
  const others = originals(booked, baseCurrency);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Amount value={value} locale={locale} sign={sign} />
        {others.length > 0 && (
          <span className={`small soft ${styles.booked}`}>
            {others.map((each) => (
              <Amount key={each.currency} value={each} locale={locale} sign={sign} />
            ))}
          </span>
        )}
      </dd>
    </div>
  );
}
