import type { ReactNode } from 'react';
import { Mark, NAME } from '@/ui/brand';
import styles from '@/features/door/door.module.css';

export default function DoorLayout({ children }: { children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.brand}>
        <Mark size={40} />
        <p>{NAME}</p>
      </div>
      <div className={`card ${styles.card}`}>{children}</div>
      <p className={`small soft ${styles.foot}`}>Your money, exact to the cent, on your own machine.</p>
    </main>
  );
}
