import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { unwrap } from '@/api/problem';
import { Review } from '@/features/review/review';
import { transactionApi } from '@/server/api';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('title') };
}

export default async function ReviewPage() {
  const api = await transactionApi();
  const [first, { count }] = await Promise.all([
    unwrap(api.GET('/transactions', { params: { query: { reviewed: 'false', limit: 50 } } })),
    unwrap(api.GET('/transactions/totals', { params: { query: { reviewed: 'false' } } })),
  ]);
  return <Review first={first} count={count} />;
}
