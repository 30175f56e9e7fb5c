import { CalendarDate, currencies } from '@pft/kernel';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApiProblem, unwrap } from '@/api/problem';
import { ratesAsked } from '@/features/rates/rates-asked';
import { RatesForm } from '@/features/rates/rates-form';
import { RatesView } from '@/features/rates/rates-view';
import { analyticsApi, currentUser, orProblem } from '@/server/api';
import { currencyName } from '@/ui/format';
import { ProblemAlert } from '@/ui/problem-alert';
import { localeOfPage } from '@/server/words';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('rates');
  return { title: t('title') };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RatesPage({ searchParams }: Props) {
  const [params, user, api, t] = await Promise.all([
    searchParams,
    currentUser(),
    analyticsApi(),
    getTranslations('rates'),
  ]);
  const locale = await localeOfPage(user);
  const names = Object.fromEntries(currencies().map((currency) => [currency, currencyName(currency, locale)]));
  const today = CalendarDate.today(user.timeZone, new Date());
  const asked = ratesAsked(params, { base: user.baseCurrency, date: today });
  const rates = await orProblem(unwrap(api.GET('/analytics/rates', { params: { query: asked } })));
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <RatesForm key={`${asked.base} ${asked.date}`} {...{ asked, names }} />
      {rates instanceof ApiProblem ? (
        <ProblemAlert problem={rates} />
      ) : (
        <RatesView key={`${asked.base} ${asked.date}`} {...{ rates, names }} />
      )}
    </div>
  );
}
