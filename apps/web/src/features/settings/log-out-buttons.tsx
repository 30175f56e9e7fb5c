'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { ApiProblem } from '@/api/problem';
import { toastProblem } from '@/ui/toast';

export function LogOutButtons() {
  const [busy, setBusy] = useState<'here' | 'everywhere' | null>(null);

  async function logOut(where: 'here' | 'everywhere'): Promise<void> {
    setBusy(where);
    try {
      const response = await fetch(`/api/auth/logout${where === 'everywhere' ? '?everywhere=true' : ''}`, {
        method: 'POST',
      });
      if (!response.ok) throw ApiProblem.of(response.status, await response.json().catch(() => null));
      // 202: this browser has forgotten the session, but the user service has not heard of it yet.
      location.assign(response.status === 202 ? '/login?ending=1' : '/login');
    } catch (error) {
      toastProblem(error);
      setBusy(null);
    }
  }

  return (
    <div className="row">
      <Button
        variant="default"
        loading={busy === 'everywhere'}
        disabled={busy === 'here'}
        onClick={() => void logOut('everywhere')}
      >
        End all sessions
      </Button>
      <Button
        variant="default"
        loading={busy === 'here'}
        disabled={busy === 'everywhere'}
        onClick={() => void logOut('here')}
      >
        Log out
      </Button>
    </div>
  );
}
