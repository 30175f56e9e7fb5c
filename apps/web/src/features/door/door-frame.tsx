import type { ReactNode } from 'react';
import { Mark, NAME } from '@/ui/brand';
import { DoorPicture } from './door-picture';
import styles from './door.module.css';

const promises = [
  {
    title: 'Every figure explains itself',
    text: 'Open it and see its rows, each with its rate and its day. They add up to the cent.',
  },
  {
    title: 'Everything can be undone',
    text: 'An import, a deletion, a change to two hundred rows: one click takes it back.',
  },
  {
    title: 'Several currencies, and right',
    text: 'Each amount is converted at the rate of its own day. Switch the base currency and back, and nothing is lost.',
  },
];

/** Who is at the door sees what is behind it. The form comes first: on a phone, and for whoever listens to the page. */
export function DoorFrame({ children }: { children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.brand}>
        <Mark size={36} />
        <p>{NAME}</p>
        <p className={styles.line}>Your money, exact to the cent, on your own machine.</p>
      </div>
      <div className={styles.form}>{children}</div>
      <section className={styles.pitch} aria-label="What it is">
        <DoorPicture />
        <ul className={styles.promises}>
          {promises.map(({ title, text }) => (
            <li key={title}>
              <h2>{title}</h2>
              <p className="soft">{text}</p>
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
