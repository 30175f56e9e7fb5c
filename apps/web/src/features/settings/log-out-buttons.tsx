'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { logOut } from '@/api/log-out';
import { Button } from '@/ui/controls/button';
import { toastProblem } from '@/ui/toast';

export function LogOutButtons() {
  const t = useTranslations('settings.sessions');
  const [busy, setBusy] = useState<'here' | 'everywhere' | null>(null);

  function leave(where: 'here' | 'everywhere'): void {
    setBusy(where);
    logOut(where).catch((error: unknown) => {
      toastProblem(error);
      setBusy(null);
    });
  }

  return (
    <div className="row">
      <Button
        variant="default"
        loading={busy === 'everywhere'}
        waits={busy === 'here'}
        onClick={() => leave('everywhere')}
      >
        {t('everywhere')}
      </Button>
      <Button variant="default" loading={busy === 'here'} waits={busy === 'everywhere'} onClick={() => leave('here')}>
        {t('here')}
      </Button>
    </div>
  );
}
