import type { ReactNode } from 'react';
import { FirstSteps } from './first-steps';
import styles from './first-week.module.css';
import type { Step } from './steps';

interface Props {
  steps: readonly Step[];
  /** Where files go, and the button that fills the ledger with an invented household. */
  dropZone: ReactNode;
  loadSample: ReactNode;
}

/** What to do first. */
export function EmptyLedger({ steps, dropZone, loadSample }: Props) {
  return (
    <div className={`stack ${styles.empty}`}>
      <h1>Welcome</h1>
      {dropZone}
      <section aria-label="First steps">
        <FirstSteps steps={steps} />
      </section>
      <div className={styles.others}>
        <section className="card stack" aria-label="Sample data">
          <h2>Look around first</h2>
          <p className="soft">
            Two years of an invented household in three currencies. One click takes all of it away again.
          </p>
          {loadSample}
        </section>
        <section className="card stack" aria-label="A single entry">
          <h2>Begin with a single entry</h2>
          <p className="soft">
            The button “Add” takes income, expenses and transfers; so does the key <kbd>n</kbd>, on every page.
          </p>
        </section>
      </div>
    </div>
  );
}
