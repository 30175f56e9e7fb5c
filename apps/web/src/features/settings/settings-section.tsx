import type { ReactNode } from 'react';
import styles from './settings.module.css';

interface Props {
  title: string;
  text?: string;
  children: ReactNode;
}

/** A part of the settings: what it is about at the side, what can be set beside it. */
export function SettingsSection({ title, text, children }: Props) {
  return (
    <section className={styles.section} aria-label={title}>
      <div>
        <h2>{title}</h2>
        {text && <p className="small soft">{text}</p>}
      </div>
      <div className="stack">{children}</div>
    </section>
  );
}
