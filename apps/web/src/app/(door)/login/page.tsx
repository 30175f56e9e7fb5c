import type { Metadata } from 'next';
import { safeNext } from '../../../domain/safe-next';
import { LoginForm } from './login-form';

export const metadata: Metadata = { title: 'Log in' };

interface Props {
  searchParams: Promise<{ next?: string | string[]; expired?: string }>;
}

export default async function LoginPage({ searchParams }: Props) {
  const { next, expired } = await searchParams;
  return <LoginForm next={safeNext(typeof next === 'string' ? next : undefined)} expired={expired !== undefined} />;
}
