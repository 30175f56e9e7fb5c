'use client';

import { Button } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';
import type { ApiProblem } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import styles from './form.module.css';

interface Props {
  element: RefObject<HTMLFormElement | null>;
  busy: boolean;
  problem: ApiProblem | null;
  /** What the button says that sends it. */
  send: string;
  incomplete?: boolean;
  onSend: () => Promise<void>;
  onCancel: () => void;
  children: ReactNode;
}

/** A form in a dialog: what was refused above its fields, the two ways out below. */
export function FormFrame({ element, busy, problem, send, incomplete = false, onSend, onCancel, children }: Props) {
  return (
    <form
      ref={element}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // What is typed there is not what would be sent.
        const unread = event.currentTarget.querySelector<HTMLElement>('[data-unread="true"]');
        if (unread) unread.focus();
        else void onSend();
      }}
    >
      <ProblemAlert problem={problem} />
      {children}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={busy} disabled={incomplete}>
          {send}
        </Button>
      </div>
    </form>
  );
}
