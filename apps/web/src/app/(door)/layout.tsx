import type { ReactNode } from 'react';
import styles from '@/features/door/door.module.css';

export default function DoorLayout({ children }: { children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.brand}>
        <svg viewBox="0 0 32 32" width="40" height="40" aria-hidden>
          <rect width="32" height="32" rx="9" fill="#1f6f5c" />
          <path d="M8 22V15m5.3 7V9m5.4 13v-9M24 22v-4" stroke="#f4f1ea" strokeWidth="3" strokeLinecap="round" />
        </svg>
        <p>Personal Finance Tracker</p>
      </div>
      <div className={`card ${styles.card}`}>{children}</div>
      <p className={`small soft ${styles.foot}`}>Your money, exact to the cent, on your own machine.</p>
    </main>
  );
}
