'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { toastProblem } from '../../../components/toast';

export function LogOutButton() {
  const [busy, setBusy] = useState(false);

  async function logOut(): Promise<void> {
    setBusy(true);
    try {
      await fetch('/api/auth/logout', { method: 'POST' });
      location.assign('/login');
    } catch (error) {
      toastProblem(error);
      setBusy(false);
    }
  }

  return (
    <Button variant="default" loading={busy} onClick={() => void logOut()}>
      Log out
    </Button>
  );
}
