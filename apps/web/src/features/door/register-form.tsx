'use client';

import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import Link from 'next/link';
import { useState, useSyncExternalStore } from 'react';
import { userApi } from '@/api/browser';
import { asProblem, unwrap, type ApiProblem } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { useListening } from '@/ui/use-listening';
import { localeOptions, proposalOf, standardProposal, timeZones, type Proposal } from '@/ui/form/regional';

const pointers = ['/email', '/password', '/displayName', '/baseCurrency', '/locale', '/timeZone'];

let browserProposal: Proposal | undefined;

/** The browser's own settings; the server, which cannot know them, renders the defaults. */
const proposalOfBrowser = (currencies: readonly string[]): Proposal =>
  (browserProposal ??= proposalOf(
    [navigator.language, ...(navigator.languages ?? [])],
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    currencies,
  ));

const never = () => () => {};

export function RegisterForm({ next, currencies }: { next: string; currencies: readonly string[] }) {
  const proposal = useSyncExternalStore(
    never,
    () => proposalOfBrowser(currencies),
    () => standardProposal,
  );
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const listening = useListening();

  async function submit(form: FormData): Promise<void> {
    const text = (name: string): string => String(form.get(name) ?? '');
    setBusy(true);
    setProblem(null);
    try {
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
      location.assign(next);
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  }

  return (
    <form
      className="stack"
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <h1>Create an account</h1>
      {problem?.concernsOthersThan(pointers) && <ProblemAlert problem={problem} />}
      <TextInput label="Name" name="displayName" autoComplete="name" error={problem?.at('/displayName')} />
      <TextInput
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        error={problem?.at('/email')}
      />
      <PasswordInput
        label="Password"
        description="At least 8 characters; a few words are easy to remember and hard to guess."
        name="password"
        autoComplete="new-password"
        required
        error={problem?.at('/password')}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
      />
      <NativeSelect
        key={`currency ${proposal.currency}`}
        label="Base currency"
        description="Totals are shown in it; you can change it at any time."
        name="baseCurrency"
        defaultValue={proposal.currency}
        data={[...currencies]}
        error={problem?.at('/baseCurrency')}
      />
      <NativeSelect
        key={`zone ${proposal.timeZone}`}
        label="Time zone"
        name="timeZone"
        defaultValue={proposal.timeZone}
        data={timeZones(proposal.timeZone)}
        error={problem?.at('/timeZone')}
      />
      <NativeSelect
        key={`locale ${proposal.locale}`}
        label="Numbers and dates as in"
        name="locale"
        defaultValue={proposal.locale}
        data={localeOptions(proposal.locale)}
        error={problem?.at('/locale')}
      />
      <Button type="submit" loading={busy} disabled={!listening} fullWidth>
        Create account
      </Button>
      <p className="small">
        Already registered? <Link href="/login">Log in</Link>
      </p>
    </form>
  );
}
