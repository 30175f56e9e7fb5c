'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { userApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { Button } from '@/ui/controls/button';
import { TextInput } from '@/ui/controls/field';
import { PasswordInput } from '@/ui/controls/password-input';
import { useProblemForm } from '@/ui/form/use-problem-form';
import { ProblemAlert } from '@/ui/problem-alert';
import { useListening } from '@/ui/use-listening';

const fields = { email: '', password: '' };

export function LoginForm({ next, notice }: { next: string; notice: 'expired' | 'ending' | undefined }) {
  const t = useTranslations('door');
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
      <h1>{t('login.title')}</h1>
      {notice && !problem && Object.keys(form.errors).length === 0 && (
        <p className="small soft" role="status">
          {t(`login.${notice}`)}
        </p>
      )}
      <ProblemAlert problem={problem} />
      <TextInput
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        required
        autoFocus
        error={form.errors['email']}
      />
      <PasswordInput
        label={t('password')}
        name="password"
        autoComplete="current-password"
        required
        error={form.errors['password']}
        showLabel={t('showPassword')}
      />
      <Button type="submit" loading={busy} disabled={!listening} fullWidth>
        {t('login.submit')}
      </Button>
      <p className="small">
        {t.rich('login.new', {
          link: (text) => (
            <Link prefetch={false} href={next === '/' ? '/register' : `/register?next=${encodeURIComponent(next)}`}>
              {text}
            </Link>
          ),
        })}
      </p>
    </form>
  );
}
