import type { Metadata } from 'next';
import { safeNext } from '@/features/door/safe-next';
import { LoginForm } from '@/features/door/login-form';

export const metadata: Metadata = { title: 'Log in' };

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
