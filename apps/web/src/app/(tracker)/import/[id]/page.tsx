import { notFound } from 'next/navigation';
import { ApiProblem, unwrap } from '@/api/problem';
import { titleOf } from '@/app/page-title';
import { transactionApi } from '@/server/api';
import { Queries } from '@/ui/queries';
import { ImportView } from '@/features/import/import-view';

export const generateMetadata = titleOf('import');

interface Props {
  params: Promise<{ id: string }>;
}

export default async function ImportDetailPage({ params }: Props) {
  const { id } = await params;
  const api = await transactionApi();
  const [current, rows] = await Promise.all([
    unwrap(api.GET('/imports/{id}', { params: { path: { id } } })),
    unwrap(api.GET('/imports/{id}/rows', { params: { path: { id }, query: { limit: 200 } } })),
  ]).catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status === 404) notFound();
    throw error;
  });
  return (
    <Queries>
      <ImportView key={`${current.id} ${current.state}`} rendered={current} firstRows={rows} />
    </Queries>
  );
}
