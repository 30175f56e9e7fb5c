'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { lazy, Suspense } from 'react';
import { ifMatch, userApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { User } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { NativeSelect, TextInput } from '@/ui/controls/field';
import { commonFirst, type CurrencyChoice } from '@/ui/form/currency-choices';
import formStyles from '@/ui/form/form.module.css';
import { localeOptions, timeZones, weekdays } from '@/ui/form/regional';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { toast } from '@/ui/toast';
import { SettingsSection } from './settings-section';
import styles from './settings.module.css';

const CurrencyPreview = lazy(() =>
  import('./currency-preview').then((module) => ({ default: module.CurrencyPreview })),
);

interface Props {
  user: User;
  currencies: readonly CurrencyChoice[];
}

export function ProfileForm({ user, currencies }: Props) {
  const t = useTranslations('settings');
  const { locale: shownLocale } = useLedger();
  const { displayName, baseCurrency, timeZone, locale, firstDayOfWeek, firstDayOfMonth } = user;
  const { form, busy, problem, submit, element } = useProblemForm({
    initialValues: {
      ...{ displayName, baseCurrency, timeZone, locale },
      firstDayOfWeek: String(firstDayOfWeek),
      firstDayOfMonth: String(firstDayOfMonth),
    },
    onDone: () => toast(t('saved')),
  });
  const field = form.getInputProps;
  const [common, others] = commonFirst(currencies, baseCurrency);

  const save = (): Promise<void> =>
    submit(async () => {
      const typed = form.getValues();
      await unwrap(
        userApi.PATCH('/users/me', {
          headers: ifMatch(user.version),
          body: {
            ...typed,
            displayName: typed.displayName.trim(),
            firstDayOfWeek: Number(typed.firstDayOfWeek),
            firstDayOfMonth: Number(typed.firstDayOfMonth),
          },
        }),
      );
    });

  return (
    <form
      ref={element}
      className={styles.sections}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ProblemAlert problem={problem} />
      <SettingsSection title={t('you.title')}>
        <TextInput label={t('you.name')} autoComplete="name" {...field('displayName')} />
        <NativeSelect
          label={t('you.timeZone')}
          description={t('you.timeZoneHint')}
          data={timeZones(form.values.timeZone)}
          {...field('timeZone')}
        />
      </SettingsSection>
      <SettingsSection title={t('formats.title')} text={t('formats.text')}>
        <NativeSelect
          label={t('formats.baseCurrency')}
          description={t.rich('formats.baseCurrencyHint', {
            link: (text) => (
              <Link href="/rates" prefetch={false}>
                {text}
              </Link>
            ),
          })}
          data={[
            { group: t('formats.common'), items: common },
            { group: t('formats.others'), items: others },
          ]}
          {...field('baseCurrency')}
        />
        {form.values.baseCurrency !== baseCurrency && (
          <Suspense fallback={null}>
            <CurrencyPreview chosen={form.values.baseCurrency} />
          </Suspense>
        )}
        <NativeSelect label={t('formats.locale')} data={localeOptions(form.values.locale)} {...field('locale')} />
        <div className={formStyles.pair}>
          <NativeSelect label={t('formats.weekBegins')} data={weekdays(shownLocale)} {...field('firstDayOfWeek')} />
          <NativeSelect
            label={t('formats.monthBegins')}
            data={Array.from({ length: 28 }, (_, day) => String(day + 1))}
            {...field('firstDayOfMonth')}
          />
        </div>
      </SettingsSection>
      <div className={styles.save}>
        <Button type="submit" loading={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
