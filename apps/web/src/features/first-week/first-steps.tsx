import { IconCheck } from '@tabler/icons-react';
import Link from 'next/link';
import type { Step, StepName } from './steps';
import styles from './first-week.module.css';

const titles: Record<StepName, string> = {
  bring: 'Bring your data',
  categorise: 'Look through the rows without a category',
  budget: 'Set one budget',
};

/** The three steps with what is done of them. */
export function FirstSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className={styles.steps}>
      {steps.map(({ name, href, done }, index) => (
        <li key={name} data-done={done}>
          <span className={styles.mark} aria-hidden>
            {done ? <IconCheck size={14} stroke={2.5} /> : index + 1}
          </span>
          {done ? (
            <span>
              {titles[name]} <span className="hidden">(done)</span>
            </span>
          ) : (
            <Link href={href} prefetch={false}>
              {titles[name]}
            </Link>
          )}
        </li>
      ))}
    </ol>
  );
}
