'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { ifMatch, userApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { User } from '@/api/types';
import formStyles from '@/ui/form/form.module.css';
import { localeOptions, timeZones, weekdays } from '@/ui/form/regional';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { toast } from '@/ui/toast';

export function ProfileForm({ user }: { user: User }) {
  const { currencies } = useLedger();
  const { displayName, baseCurrency, timeZone, locale, firstDayOfWeek, firstDayOfMonth } = user;
  const { form, busy, problem, submit, element } = useProblemForm({
    initialValues: {
      ...{ displayName, baseCurrency, timeZone, locale },
      firstDayOfWeek: String(firstDayOfWeek),
      firstDayOfMonth: String(firstDayOfMonth),
    },
    onDone: () => toast('Your settings are saved.'),
  });
  const field = form.getInputProps;

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
      className="card stack"
      aria-label="Profile"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>You</h2>
      <ProblemAlert problem={problem} />
      <TextInput label="Name" autoComplete="name" {...field('displayName')} />
      <NativeSelect
        label="Base currency"
        description="Each amount is converted at its own day's rate, so you can switch and switch back."
        data={[...currencies]}
        {...field('baseCurrency')}
      />
      <NativeSelect label="Time zone" data={timeZones(form.values.timeZone)} {...field('timeZone')} />
      <NativeSelect label="Format of numbers and dates" data={localeOptions(form.values.locale)} {...field('locale')} />
      <div className={formStyles.pair}>
        <NativeSelect label="Budgets of a week begin on" data={weekdays()} {...field('firstDayOfWeek')} />
        <NativeSelect
          label="Budgets of a month begin on day"
          data={Array.from({ length: 28 }, (_, day) => String(day + 1))}
          {...field('firstDayOfMonth')}
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
