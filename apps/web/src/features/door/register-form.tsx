'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useSyncExternalStore } from 'react';
import { userApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { Button } from '@/ui/controls/button';
import { TextInput } from '@/ui/controls/field';
import { PasswordInput } from '@/ui/controls/password-input';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { ProblemAlert } from '@/ui/problem-alert';
import { useListening } from '@/ui/use-listening';
import type { CurrencyChoice } from '@/ui/form/currency-choices';
import { proposalOf, standardProposal, type Proposal } from '@/ui/form/regional-proposal';
import { Guesses } from './guesses';

const fields = { email: '', password: '', displayName: '', baseCurrency: '', locale: '', timeZone: '' };

let browserProposal: Proposal | undefined;

/** The browser's own settings; the server, which cannot know them, renders the defaults. */
const proposalOfBrowser = (currencies: readonly CurrencyChoice[]): Proposal =>
  (browserProposal ??= proposalOf(
    [navigator.language, ...(navigator.languages ?? [])],
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    currencies.map(({ value }) => value),
  ));

const never = () => () => {};

const useProposal = (currencies: readonly CurrencyChoice[]): Proposal =>
  useSyncExternalStore(
    never,
    () => proposalOfBrowser(currencies),
    () => standardProposal,
  );

interface Props {
  next: string;
  currencies: readonly CurrencyChoice[];
}

export function RegisterForm({ next, currencies }: Props) {
  const t = useTranslations('door');
  const proposal = useProposal(currencies);
  // The browser keeps what is typed or filled in before the page listens; the form knows the fields' errors only.
  const { form, busy, problem, submit, element } = useProblemForm({
    initialValues: fields,
    onDone: () => location.assign(next),
    leaves: true,
  });
  const listening = useListening();

  const save = (typed: FormData): Promise<void> =>
    submit(async () => {
      const text = (name: keyof typeof fields): string => String(typed.get(name) ?? '');
      const displayName = text('displayName').trim();
      await unwrap(
        userApi.POST('/users/register', {
          body: {
            email: text('email').trim(),
            password: text('password'),
            ...(displayName && { displayName }),
            baseCurrency: text('baseCurrency'),
            locale: text('locale'),
            timeZone: text('timeZone'),
          },
        }),
      );
    });

  return (
    <form
      ref={element}
      className="stack"
      method="post"
      // A field that is being mended is no longer wrong.
      onChange={({ target }) =>
        target instanceof HTMLElement && form.clearFieldError(target.getAttribute('name') ?? '')
      }
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(new FormData(event.currentTarget));
      }}
    >
      <h1>{t('register.title')}</h1>
      <ProblemAlert problem={problem} />
      <TextInput label={t('register.name')} name="displayName" autoComplete="name" error={form.errors['displayName']} />
      <TextInput
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        required
        error={form.errors['email']}
      />
      <PasswordInput
        label={t('password')}
        description={t('register.passwordHint')}
        name="password"
        autoComplete="new-password"
        required
        error={form.errors['password']}
        showLabel={t('showPassword')}
      />
      <Guesses proposal={proposal} currencies={currencies} errors={form.errors} />
      <Button type="submit" loading={busy} disabled={!listening} fullWidth>
        {t('register.submit')}
      </Button>
      <p className="small">
        {t.rich('register.known', {
          link: (text) => (
            <Link prefetch={false} href="/login">
              {text}
            </Link>
          ),
        })}
      </p>
    </form>
  );
}
