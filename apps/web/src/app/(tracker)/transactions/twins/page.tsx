import type { Metadata } from 'next';
import { unwrap } from '@/api/problem';
import { transactionApi } from '@/server/api';
import { TwinList } from '@/features/twins/twin-list';

export const metadata: Metadata = { title: 'Twins' };

export default async function TwinsPage() {
  const api = await transactionApi();
  const twins = await unwrap(api.GET('/transactions/twins'));
  return (
    <div className="stack">
      <div>
        <h1>Twins</h1>
        <p className="soft">
          Rows of one account, day and amount that say the same and came from several files, or by hand and in a file.
          What one file has several times is there several times.
        </p>
      </div>
      <TwinList twins={twins} />
    </div>
  );
}
