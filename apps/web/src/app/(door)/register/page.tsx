import { currencies } from '@pft/kernel';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { safeNext } from '@/features/door/safe-next';
import { RegisterForm } from '@/features/door/register-form';
import { currencyChoices } from '@/ui/form/currency-choices';
import { localeOfPage } from '@/server/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('door.register'))('title') };
}

interface Props {
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function RegisterPage({ searchParams }: Props) {
  const [{ next }, locale] = await Promise.all([searchParams, localeOfPage()]);
  return (
    <RegisterForm
      next={safeNext(typeof next === 'string' ? next : undefined)}
      currencies={currencyChoices(currencies(), locale)}
    />
  );
}
