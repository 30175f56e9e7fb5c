import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Step } from './steps';
import styles from './first-week.module.css';

/** The three steps with what is done of them. */
export function FirstSteps({ steps }: { steps: readonly Step[] }) {
  const t = useTranslations('firstWeek');
  return (
    <ol className={styles.steps}>
      {steps.map(({ name, href, done }, index) => (
        <li key={name} data-done={done}>
          <span className={styles.mark} aria-hidden>
            {done ? <IconCheck size={14} stroke={2.5} /> : index + 1}
          </span>
          {done ? (
            <span>
              {t(name)} <span className="hidden">{t('done')}</span>
            </span>
          ) : (
            <Link href={href} prefetch={false}>
              {t(name)}
            </Link>
          )}
        </li>
      ))}
    </ol>
  );
}
