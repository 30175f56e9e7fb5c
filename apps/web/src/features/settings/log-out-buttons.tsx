'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { logOut } from '@/api/log-out';
import { toastProblem } from '@/ui/toast';

export function LogOutButtons() {
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
        disabled={busy === 'here'}
        onClick={() => leave('everywhere')}
      >
        Log out everywhere
      </Button>
      <Button
        variant="default"
        loading={busy === 'here'}
        disabled={busy === 'everywhere'}
        onClick={() => leave('here')}
      >
        Log out
      </Button>
    </div>
  );
}
