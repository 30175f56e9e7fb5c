'use client';

import { useTranslations } from 'next-intl';
import { useRef, type ReactNode, type RefObject } from 'react';
import type { ApiProblem } from '@/api/problem';
import { Button } from '@/ui/controls/button';
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
  /** Sends it and begins the next one, also by Ctrl and Enter. */
  onSendAnother?: () => Promise<void>;
  onCancel: () => void;
  /** Other acts on the same thing, away from those that end the form. */
  acts?: ReactNode;
  children: ReactNode;
}

/** A form in a dialog: what was refused above its fields, the two ways out below. */
export function FormFrame({ element, busy, problem, send, incomplete = false, children, ...acts }: Props) {
  const t = useTranslations();
  const { onSend, onSendAnother, onCancel } = acts;
  const another = useRef(false);
  const sendAnother = (): void => {
    another.current = true;
    element.current?.requestSubmit();
  };
  return (
    <form
      ref={element}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const act = another.current && onSendAnother ? onSendAnother : onSend;
        another.current = false;
        // What is typed there is not what would be sent.
        const unread = event.currentTarget.querySelector<HTMLElement>('[data-unread="true"]');
        if (unread) unread.focus();
        else if (!busy) void act();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !onSendAnother) return;
        event.preventDefault();
        sendAnother();
      }}
    >
      <ProblemAlert problem={problem} />
      {children}
      <div className={styles.buttons}>
        {acts.acts && <div className={styles.acts}>{acts.acts}</div>}
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        {/* No button that submits: Enter in a field presses the first of those. */}
        {onSendAnother && (
          <Button
            variant="light"
            aria-keyshortcuts="Control+Enter"
            title={t('forms.saveAndAnotherKeys')}
            waits={busy}
            onClick={sendAnother}
          >
            {t('forms.saveAndAnother')}
          </Button>
        )}
        <Button type="submit" loading={busy} disabled={incomplete}>
          {send}
        </Button>
      </div>
    </form>
  );
}
