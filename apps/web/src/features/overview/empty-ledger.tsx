import { IconFileImport, IconSeeding } from '@tabler/icons-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './overview.module.css';

/** What to do first. */
export function EmptyLedger({ loadSample }: { loadSample: ReactNode }) {
  return (
    <div className="stack">
      <h1>Welcome</h1>
      <div className={styles.starts}>
        <section className="card stack" aria-label="Import a bank file">
          <IconFileImport size={28} aria-hidden className="income" />
          <h2>Bring what your bank gives you</h2>
          <p className="soft">
            Download a file from your bank and drop it here, on this window. You see every row before anything is
            stored, and can undo it on any day.
          </p>
          <p>
            <Link href="/import" className={styles.primaryLink}>
              Import a file
            </Link>
          </p>
        </section>
        <section className="card stack" aria-label="Sample data">
          <IconSeeding size={28} aria-hidden className="income" />
          <h2>Look around first</h2>
          <p className="soft">
            Load two years of an invented household in three currencies. One click takes all of it away again.
          </p>
          {loadSample}
        </section>
      </div>
      <p className="soft">
        Or begin with a single entry: the button “Add” at the top takes income, expenses and transfers.
      </p>
    </div>
  );
}
