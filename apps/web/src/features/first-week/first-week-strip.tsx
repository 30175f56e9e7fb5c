'use client';

import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { IconButton } from '@/ui/controls/button';
import { closeFirstWeek } from './closed';
import { FirstSteps } from './first-steps';
import styles from './first-week.module.css';
import type { Step } from './steps';

/** What is left to do in the first week, in one line above the overview. */
export function FirstWeekStrip({ steps }: { steps: readonly Step[] }) {
  const t = useTranslations('firstWeek');
  const [closed, setClosed] = useState(false);
  if (closed) return null;

  function close(): void {
    closeFirstWeek();
    setClosed(true);
    document.getElementById('content')?.focus();
  }

  return (
    <section className={styles.strip} aria-label={t('label')}>
      <FirstSteps steps={steps} />
      <IconButton aria-label={t('close')} onClick={close}>
        <IconX size={18} aria-hidden />
      </IconButton>
    </section>
  );
}
