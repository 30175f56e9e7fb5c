'use client';

import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import type { Money, TransactionTotals } from '@/api/types';
import { NativeSelect } from '@/ui/controls/field';
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
  { value: '', label: 'newest' },
  { value: 'date', label: 'oldest' },
  { value: '-amount', label: 'largest' },
  { value: 'amount', label: 'smallest' },
] as const;

/** What the whole list adds up to, the pages that are not loaded yet too, and its order. */
export function ListTotals({ filters, totals }: Props) {
  const { locale } = useLedger();
  const router = useRouter();
  const t = useTranslations('transactions.totals');
  const [pending, startTransition] = useTransition();
  const { count, spending, income, net, inBase } = totals;
  return (
    <div className={styles.line}>
      <section aria-label={t('label')}>
        <dl className={styles.sums}>
          <div>
            <dt className="hidden">{t('count')}</dt>
            <dd suppressHydrationWarning>{t('counted', { count, shown: formatCount(count, locale) })}</dd>
          </div>
          <Sum name={t('spent')} value={inBase.spending} />
          <Sum name={t('in')} value={inBase.income} />
          <Sum name={t('net')} value={inBase.net} sign="always" />
          {inBase.average && count > 1 && <Sum name={t('average')} value={inBase.average} sign="always" />}
        </dl>
        <Booked {...{ spending, income, net }} />
        {inBase.missingRates.map(({ currency, amount, count: rows, from, to }) => (
          <p key={currency} className={styles.missing} suppressHydrationWarning>
            {t('missing', {
              currency,
              amount: formatMoney(amount, locale),
              count: rows,
              shown: formatCount(rows, locale),
              period: formatPeriod(from, to, locale),
            })}{' '}
            <Link href="/rates" prefetch={false}>
              {t('rates')}
            </Link>
          </p>
        ))}
        {inBase.rateStatus === 'stale' && <p className="small soft">{t('stale')}</p>}
      </section>
      <a
        className={styles.export}
        href={`/api/export?${new URLSearchParams({ format: 'csv', ...totalsQuery(filters), ...(filters.sort && { sort: filters.sort }) }).toString()}`}
        download
      >
        <IconDownload size={16} aria-hidden />{' '}
        {t.rich('csv', { hidden: (chunks) => <span className="hidden">{chunks}</span> })}
      </a>
      <NativeSelect
        aria-label={t('order')}
        aria-busy={pending}
        data={orders.map(({ value, label }) => ({ value, label: t(label) }))}
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
  sign?: SignStyle;
}

function Sum({ name, value, sign = 'auto' }: SumProps) {
  const { locale } = useLedger();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Amount value={value} locale={locale} sign={sign} />
      </dd>
    </div>
  );
}

/** The same sums as they were booked, where that is in other currencies. */
function Booked({ spending, income, net }: Pick<TransactionTotals, 'spending' | 'income' | 'net'>) {
  const { locale, baseCurrency } = useLedger();
  const t = useTranslations('transactions.totals');
  const sums = [
    { name: t('spent'), amounts: originals(spending, baseCurrency), sign: 'auto' as const },
    { name: t('in'), amounts: originals(income, baseCurrency), sign: 'auto' as const },
    { name: t('net'), amounts: originals(net, baseCurrency), sign: 'always' as const },
  ].filter(({ amounts }) => amounts.length > 0);
  if (sums.length === 0) return null;
  return (
    <details className={styles.booked}>
      <summary>{t('booked')}</summary>
      <dl className={styles.sums}>
        {sums.map(({ name, amounts, sign }) => (
          <div key={name}>
            <dt>{name}</dt>
            {amounts.map((each) => (
              <dd key={each.currency}>
                <Amount value={each} locale={locale} sign={sign} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}
