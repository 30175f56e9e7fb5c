import type { Metadata } from 'next';
import Link from 'next/link';
import { unwrap } from '@/api/problem';
import { transactionApi } from '@/server/api';
import { TwinList } from '@/features/twins/twin-list';

export const metadata: Metadata = { title: 'Rows that came twice' };

export default async function TwinsPage() {
  const api = await transactionApi();
  const twins = await unwrap(api.GET('/transactions/twins'));
  return (
    <div className="stack">
      <div>
        <p className="small">
          <Link href="/transactions">Transactions</Link>
        </p>
        <h1>Rows that came twice</h1>
        <p className="soft">
          Rows of one account, day and amount that say the same and came from several files, or by hand and in a file.
          What one file has several times is there several times.
        </p>
      </div>
      <TwinList twins={twins} />
    </div>
  );
}
