import type { Metadata } from 'next';
import { unwrap } from '@/api/problem';
import { transactionApi } from '@/server/api';
import { PastImports } from '@/features/import/past-imports';
import { Upload } from '@/features/import/upload';

export const metadata: Metadata = { title: 'Import' };

export default async function ImportPage() {
  const api = await transactionApi();
  const page = await unwrap(api.GET('/imports', { params: { query: { limit: 50 } } }));
  return (
    <div className="stack">
      <h1>Import</h1>
      <Upload />
      <PastImports imports={page.items} />
    </div>
  );
}
