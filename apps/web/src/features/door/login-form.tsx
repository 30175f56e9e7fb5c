'use client';

import { Button, PasswordInput, TextInput } from '@mantine/core';
import Link from 'next/link';
import { userApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { ProblemAlert } from '@/ui/problem-alert';
import { useListening } from '@/ui/use-listening';

const fields = { email: '', password: '' };

const notices = {
  expired: 'Your session has ended. Please log in again.',
  ending:
    'You are logged out in this browser. The server could not be told yet; it ends your session as soon as it can be reached.',
};

export function LoginForm({ next, notice }: { next: string; notice: keyof typeof notices | undefined }) {
  // The browser keeps what is typed or filled in before the page listens; the form knows the fields' errors only.
  const { form, busy, problem, submit, element } = useProblemForm({
    initialValues: fields,
    // A full load: nothing of a previous person stays in memory.
    onDone: () => location.assign(next),
    leaves: true,
  });
  const listening = useListening();

  const save = (typed: FormData): Promise<void> =>
    submit(async () => {
      await unwrap(
        userApi.POST('/auth/login', {
          body: { email: String(typed.get('email')).trim(), password: String(typed.get('password')) },
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
      <h1>Log in</h1>
      {notice && !problem && Object.keys(form.errors).length === 0 && (
        <p className="small soft" role="status">
          {notices[notice]}
        </p>
      )}
      <ProblemAlert problem={problem} />
      <TextInput
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        autoFocus
        error={form.errors['email']}
      />
      <PasswordInput
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        error={form.errors['password']}
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
