import { getTranslations } from 'next-intl/server';
import { CalendarDate } from '@pft/kernel';
import { ApiProblem, unwrap } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { ratesAsked } from '@/features/rates/rates-asked';
import { analyticsApi, currentUser, orProblem } from '@/server/api';
import { RatesForm } from '@/features/rates/rates-form';
import { RatesTable } from '@/features/rates/rates-table';
import { titleOf } from '@/app/page-title';

export const generateMetadata = titleOf('rates');

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RatesPage({ searchParams }: Props) {
  const t = await getTranslations('shell.places');
  const [params, user, api] = await Promise.all([searchParams, currentUser(), analyticsApi()]);
  const today = CalendarDate.today(user.timeZone, new Date());
  const asked = ratesAsked(params, { base: user.baseCurrency, date: today });
  const rates = await orProblem(unwrap(api.GET('/analytics/rates', { params: { query: asked } })));
  return (
    <div className="stack">
      <h1>{t('rates')}</h1>
      <RatesForm key={`${asked.base} ${asked.date}`} asked={asked} />
      {rates instanceof ApiProblem ? (
        <ProblemAlert problem={rates} />
      ) : (
        <RatesTable rates={rates} locale={user.locale} />
      )}
    </div>
  );
}
