import { currencies } from '@pft/kernel';
import type { Metadata } from 'next';
import { safeNext } from '@/features/door/safe-next';
import { RegisterForm } from '@/features/door/register-form';
import { currencyChoices } from '@/ui/form/currency-choices';

export const metadata: Metadata = { title: 'Create an account' };

interface Props {
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function RegisterPage({ searchParams }: Props) {
  const { next } = await searchParams;
  return (
    <RegisterForm
      next={safeNext(typeof next === 'string' ? next : undefined)}
      currencies={currencyChoices(currencies(), 'en-GB')}
    />
  );
}
