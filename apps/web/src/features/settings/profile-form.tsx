'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ifMatch, userApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { User } from '@/api/types';
import formStyles from '@/ui/form/form.module.css';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/form/use-submit';
import { localeOptions, timeZones, weekdays } from '@/ui/form/regional';

const pointers = ['/displayName', '/baseCurrency', '/timeZone', '/locale', '/firstDayOfWeek', '/firstDayOfMonth'];

export function ProfileForm({ user }: { user: User }) {
  const { currencies } = useLedger();
  const [displayName, setDisplayName] = useState(user.displayName);
  const [baseCurrency, setBaseCurrency] = useState(user.baseCurrency);
  const [timeZone, setTimeZone] = useState(user.timeZone);
  const [locale, setLocale] = useState(user.locale);
  const [firstDayOfWeek, setFirstDayOfWeek] = useState(user.firstDayOfWeek);
  const [firstDayOfMonth, setFirstDayOfMonth] = useState(user.firstDayOfMonth);
  const { busy, problem, submit } = useSubmit(() => toast('Your settings are saved.'));

  return (
    <form
      className="card stack"
      aria-label="Profile"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(async () => {
          await unwrap(
            userApi.PATCH('/users/me', {
              headers: ifMatch(user.version),
              body: {
                displayName: displayName.trim(),
                baseCurrency,
                timeZone,
                locale,
                firstDayOfWeek,
                firstDayOfMonth,
              },
            }),
          );
        });
      }}
    >
      <h2>You</h2>
      {problem?.concernsOthersThan(pointers) && <ProblemAlert problem={problem} />}
      <TextInput
        label="Name"
        autoComplete="name"
        value={displayName}
        onChange={(event) => setDisplayName(event.currentTarget.value)}
        error={problem?.at('/displayName')}
      />
      <NativeSelect
        label="Base currency"
        description="Each amount is converted at its own day's rate, so you can switch and switch back."
        value={baseCurrency}
        onChange={(event) => setBaseCurrency(event.currentTarget.value)}
        data={[...currencies]}
        error={problem?.at('/baseCurrency')}
      />
      <NativeSelect
        label="Time zone"
        value={timeZone}
        onChange={(event) => setTimeZone(event.currentTarget.value)}
        data={timeZones(timeZone)}
        error={problem?.at('/timeZone')}
      />
      <NativeSelect
        label="Numbers and dates as in"
        value={locale}
        onChange={(event) => setLocale(event.currentTarget.value)}
        data={localeOptions(locale)}
        error={problem?.at('/locale')}
      />
      <div className={formStyles.pair}>
        <NativeSelect
          label="Budgets of a week begin on"
          value={String(firstDayOfWeek)}
          onChange={(event) => setFirstDayOfWeek(Number(event.currentTarget.value))}
          data={weekdays(locale)}
          error={problem?.at('/firstDayOfWeek')}
        />
        <NativeSelect
          label="Budgets of a month begin on day"
          value={String(firstDayOfMonth)}
          onChange={(event) => setFirstDayOfMonth(Number(event.currentTarget.value))}
          data={Array.from({ length: 28 }, (_, day) => String(day + 1))}
          error={problem?.at('/firstDayOfMonth')}
        />
      </div>
      <div className={formStyles.buttons}>
        <Button type="submit" loading={busy}>
          Save settings
        </Button>
      </div>
    </form>
  );
}
