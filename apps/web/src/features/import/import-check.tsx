'use client';

import type { Import } from '@/api/types';
import { Amount } from '@/ui/amount';
import { formatAccountName, formatDay } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import styles from './import.module.css';

type Statement = Import['statements'][number];

/** Whether the balances that the file states agree with its rows. */
export function ImportCheck({ current }: { current: Import }) {
  const { statements } = current;
  // Where no balance is stated there is nothing to say but the sum, which the rail says already.
  if (statements.every(({ opening, closing }) => !opening && !closing)) return null;
  return (
    <section aria-label="Check">
      <ul className={styles.statements}>
        {statements.map((statement, index) => (
          <li key={index}>
            <StatementCheck statement={statement} committed={current.state === 'committed'} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const checks = {
  true: { label: 'Adds up', tone: 'good' },
  false: { label: 'Does not add up', tone: 'bad' },
  null: { label: 'No balances to check', tone: 'plain' },
} as const;

/** By the name that the person gave the account, as everywhere else; before it has one, as the file calls it. */
function nameOf({ account, file }: Statement, known: string | undefined): string {
  const told = account?.name ?? account?.iban ?? account?.number;
  const name = account ? (known ?? (told && formatAccountName(told))) : undefined;
  return [name, file].filter(Boolean).join(' · ') || 'The file';
}

function StatementCheck({ statement, committed }: { statement: Statement; committed: boolean }) {
  const { locale, accounts } = useLedger();
  const { opening, closing, sum, matches, accountId } = statement;
  const { label, tone } = checks[`${matches}`];
  const known = accounts.find(({ id }) => id === accountId);
  const name = nameOf(statement, known?.name);
  const booked = committed ? known : undefined;
  const day = (date: string | null) => date && <span> {formatDay(date, locale)}</span>;
  return (
    <>
      <p className="row">
        <span>
          <strong>{name}</strong>
          {!name.endsWith(`(${sum.currency})`) && <span className="soft"> ({sum.currency})</span>}
        </span>
        <span className="badge" data-tone={tone}>
          {label}
        </span>
      </p>
      <dl className={styles.balances} suppressHydrationWarning>
        {opening && (
          <div>
            <dt>Opening balance{day(opening.date)}</dt>
            <dd>
              <Amount value={opening} locale={locale} />
            </dd>
          </div>
        )}
        <div>
          <dt>Its rows</dt>
          <dd>
            <Amount value={sum} locale={locale} sign="always" />
          </dd>
        </div>
        {closing && (
          <div>
            <dt>Closing balance{day(closing.date)}</dt>
            <dd>
              <Amount value={closing} locale={locale} />
            </dd>
          </div>
        )}
        {booked && (
          <div>
            <dt>Balance of {booked.name} now</dt>
            <dd>
              <Amount value={booked.balance} locale={locale} />
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
