import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { safeNext } from '@/features/door/safe-next';
import { LoginForm } from '@/features/door/login-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('door.login'))('title') };
}

interface Props {
  searchParams: Promise<{ next?: string | string[]; expired?: string; ending?: string }>;
}

export default async function LoginPage({ searchParams }: Props) {
  const { next, expired, ending } = await searchParams;
  return (
    <LoginForm
      next={safeNext(typeof next === 'string' ? next : undefined)}
      notice={ending !== undefined ? 'ending' : expired !== undefined ? 'expired' : undefined}
    />
  );
}
