import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { unwrap } from '@/api/problem';
import { filtersOf, isBalanced, totalsQuery, transactionsLink, transactionsQuery } from '@/ui/ledger/transactions-link';
import { transactionApi } from '@/server/api';
import { Filters } from '@/features/transactions/filters';
import { ListTotals } from '@/features/transactions/list-totals';
import { TransactionList } from '@/features/transactions/transaction-list';
import { Queries } from '@/ui/queries';
import styles from '@/features/transactions/page.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('transactions');
  return { title: t('title') };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function TransactionsPage({ searchParams }: Props) {
  const t = await getTranslations('transactions');
  const filters = filtersOf(await searchParams);
  const api = await transactionApi();
  const totals = (query: ReturnType<typeof totalsQuery>) =>
    unwrap(api.GET('/transactions/totals', { params: { query } }));
  const [first, listed, unreviewed, uncategorised] = await Promise.all([
    unwrap(api.GET('/transactions', { params: { query: { ...transactionsQuery(filters), limit: 200 } } })),
    totals(totalsQuery(filters)),
    totals({ reviewed: 'false' }),
    totals({ categoryId: 'none' }),
  ]);
  const address = transactionsLink(filters);
  return (
    <div className={styles.page}>
      <h1>{t('title')}</h1>
      <Filters filters={filters} unreviewed={unreviewed.count} uncategorised={uncategorised.count} />
      {listed.count > 0 && <ListTotals filters={filters} totals={listed} />}
      <Queries>
        <TransactionList key={`list ${address}`} filters={filters} first={first} balanced={isBalanced(filters)} />
      </Queries>
      <p className="small">
        <Link prefetch={false} href="/transactions/twins">
          {t('twins')}
        </Link>
      </p>
    </div>
  );
}
