'use client';

import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { asProblem } from '@/api/problem';

export function toast(message: ReactNode, options: { title?: string; color?: string; id?: string } = {}): void {
  notifications.show({
    message,
    color: 'pine',
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Close' },
    ...options,
  });
}

export function toastProblem(error: unknown): void {
  const problem = asProblem(error);
  toast(problem.text, { title: problem.title, color: 'red' });
}
