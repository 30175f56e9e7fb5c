import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { unwrap } from '@/api/problem';
import { transactionApi } from '@/server/api';
import { TwinList } from '@/features/twins/twin-list';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('twins'))('title') };
}

export default async function TwinsPage() {
  const [t, api] = await Promise.all([getTranslations('twins'), transactionApi()]);
  const twins = await unwrap(api.GET('/transactions/twins'));
  return (
    <div className="stack">
      <div>
        <p className="small">
          <Link prefetch={false} href="/transactions">
            {t('list')}
          </Link>
        </p>
        <h1>{t('title')}</h1>
      </div>
      <p className="soft">{t('what')}</p>
      <TwinList twins={twins} />
    </div>
  );
}
