import type { Metadata } from 'next';
import Link from 'next/link';
import { unwrap } from '@/api/problem';
import { filtersOf, transactionsLink, transactionsQuery } from '@/ui/ledger/transactions-link';
import { transactionApi } from '@/server/api';
import { Filters } from '@/features/transactions/filters';
import { TransactionList } from '@/features/transactions/transaction-list';

export const metadata: Metadata = { title: 'Transactions' };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function TransactionsPage({ searchParams }: Props) {
  const filters = filtersOf(await searchParams);
  const api = await transactionApi();
  const first = await unwrap(
    api.GET('/transactions', { params: { query: { ...transactionsQuery(filters), limit: 50 } } }),
  );
  const address = transactionsLink(filters);
  return (
    <div className="stack">
      <h1>Transactions</h1>
      <Filters filters={filters} />
      <TransactionList key={`list ${address}`} filters={filters} first={first} />
      <p className="small">
        <Link href="/transactions/twins">Rows that came twice</Link>
      </p>
    </div>
  );
}
