import { getTranslations } from 'next-intl/server';
import { unwrap } from '@/api/problem';
import { titleOf } from '@/app/page-title';
import { transactionApi } from '@/server/api';
import { PastImports } from '@/features/import/past-imports';
import { Upload } from '@/features/import/upload';

export const generateMetadata = titleOf('import');

export default async function ImportPage() {
  const [t, api] = await Promise.all([getTranslations('shell.places'), transactionApi()]);
  const page = await unwrap(api.GET('/imports', { params: { query: { limit: 50 } } }));
  return (
    <div className="stack">
      <h1>{t('import')}</h1>
      <Upload />
      <PastImports imports={page.items} />
    </div>
  );
}
