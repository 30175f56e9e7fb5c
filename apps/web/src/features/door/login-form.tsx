'use client';

import { Button, PasswordInput, TextInput } from '@mantine/core';
import Link from 'next/link';
import { useState } from 'react';
import { userApi } from '@/api/browser';
import { asProblem, unwrap, type ApiProblem } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { useListening } from '@/ui/use-listening';

const pointers = ['/email', '/password'];

const notices = {
  expired: 'Your session has ended. Please log in again.',
  ending:
    'You are logged out in this browser. The server could not be told yet; it ends your session as soon as it can be reached.',
};

export function LoginForm({ next, notice }: { next: string; notice: keyof typeof notices | undefined }) {
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const listening = useListening();

  async function submit(form: FormData): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await unwrap(
        userApi.POST('/auth/login', {
          body: { email: String(form.get('email')).trim(), password: String(form.get('password')) },
        }),
      );
      // A full load: nothing of a previous person stays in memory.
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
      <h1>Log in</h1>
      {notice && !problem && (
        <p className="small soft" role="status">
          {notices[notice]}
        </p>
      )}
      {problem?.concernsOthersThan(pointers) && <ProblemAlert problem={problem} />}
      <TextInput
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        autoFocus
        error={problem?.at('/email')}
      />
      <PasswordInput
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        error={problem?.at('/password')}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
      />
      <Button type="submit" loading={busy} disabled={!listening} fullWidth>
        Log in
      </Button>
      <p className="small">
        New here?{' '}
        <Link href={next === '/' ? '/register' : `/register?next=${encodeURIComponent(next)}`}>Create an account</Link>
      </p>
    </form>
  );
}
