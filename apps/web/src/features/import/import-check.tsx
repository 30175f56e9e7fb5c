'use client';

import { useTranslations } from 'next-intl';
import type { Import } from '@/api/types';
import { Amount } from '@/ui/amount';
import { formatAccountName, formatDay } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import styles from './import.module.css';

type Statement = Import['statements'][number];

/** Whether the balances that the file states agree with its rows. */
export function ImportCheck({ current }: { current: Import }) {
  const t = useTranslations('import');
  const { statements } = current;
  // Where no balance is stated there is nothing to say but the sum, which the rail says already.
  if (statements.every(({ opening, closing }) => !opening && !closing)) return null;
  return (
    <section aria-label={t('check.label')}>
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

const tones = { true: 'good', false: 'bad', null: 'plain' } as const;

/** By the name that the person gave the account, as everywhere else; before it has one, as the file calls it. */
function nameOf({ account, file }: Statement, known: string | undefined, otherwise: string): string {
  const told = account?.name ?? account?.iban ?? account?.number;
  const name = account ? (known ?? (told && formatAccountName(told))) : undefined;
  return [name, file].filter(Boolean).join(' · ') || otherwise;
}

function StatementCheck({ statement, committed }: { statement: Statement; committed: boolean }) {
  const t = useTranslations('import');
  const { locale, accounts } = useLedger();
  const { opening, closing, sum, matches, accountId } = statement;
  const known = accounts.find(({ id }) => id === accountId);
  const name = nameOf(statement, known?.name, t('check.file'));
  const booked = committed ? known : undefined;
  const day = (date: string | null) => date && <span> {formatDay(date, locale)}</span>;
  return (
    <>
      <p className="row">
        <span>
          <strong>{name}</strong>
          {!name.endsWith(`(${sum.currency})`) && <span className="soft"> ({sum.currency})</span>}
        </span>
        <span className="badge" data-tone={tones[`${matches}`]}>
          {t(`check.${matches}`)}
        </span>
      </p>
      <dl className={styles.balances} suppressHydrationWarning>
        {opening && (
          <div>
            <dt>
              {t('check.opening')}
              {day(opening.date)}
            </dt>
            <dd>
              <Amount value={opening} locale={locale} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('check.rows')}</dt>
          <dd>
            <Amount value={sum} locale={locale} sign="always" />
          </dd>
        </div>
        {closing && (
          <div>
            <dt>
              {t('check.closing')}
              {day(closing.date)}
            </dt>
            <dd>
              <Amount value={closing} locale={locale} />
            </dd>
          </div>
        )}
        {booked && (
          <div>
            <dt>{t('check.now', { name: booked.name })}</dt>
            <dd>
              <Amount value={booked.balance} locale={locale} />
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
