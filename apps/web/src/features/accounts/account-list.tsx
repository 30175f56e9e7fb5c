'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Account, NetWorth } from '@/api/types';
import { formatAccountName, formatCount, formatDay, formatIban, formatInstantDay, formatMoney } from '@/ui/format';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import { useLedger } from '@/ui/ledger/ledger-context';
import { AccountActs } from './account-acts';
import { accountGroups, shownAccounts, type ShownAccount, type ShownGroup } from './account-groups';
import styles from './accounts.module.css';

interface Props {
  /** With their latest row and import. */
  accounts: readonly Account[];
  /** Null where the service does not answer. */
  worth: NetWorth | null;
}

/** All accounts by what they are, each group with what it is worth; archived ones behind a line at the end. */
export function AccountList({ accounts, worth }: Props) {
  const { locale } = useLedger();
  const t = useTranslations('accounts');
  const shown = shownAccounts(accounts, worth?.points.at(-1)?.byAccount ?? []);
  const archived = shown.filter(({ account }) => account.archived);
  const day = worth?.to;
  return (
    <div className="stack">
      {accountGroups(shown.filter(({ account }) => !account.archived)).map((group) => (
        <Group key={group.group} {...{ group, day }} />
      ))}
      {archived.length > 0 && (
        <details className={styles.archived}>
          <summary>{t('archived', { count: archived.length, shown: formatCount(archived.length, locale) })}</summary>
          <Rows shown={archived} day={day} />
        </details>
      )}
    </div>
  );
}

function Group({ group: { group, accounts, subtotal }, day }: { group: ShownGroup; day: string | undefined }) {
  const { locale } = useLedger();
  const t = useTranslations('accounts');
  const name = t(`groups.${group}`);
  return (
    <section aria-label={name}>
      <div className={styles.groupHead}>
        <h2>{name}</h2>
        {subtotal && (
          <span className="amount" data-testid={`subtotal-${group}`} suppressHydrationWarning>
            {formatMoney(subtotal, locale)}
          </span>
        )}
      </div>
      <Rows shown={accounts} day={day} />
    </section>
  );
}

function Rows({ shown, day }: { shown: readonly ShownAccount[]; day: string | undefined }) {
  return (
    <ul className={styles.rows}>
      {shown.map((each) => (
        <Row key={each.account.id} shown={each} day={day} />
      ))}
    </ul>
  );
}

function Row({ shown: { account, balance, inBase }, day }: { shown: ShownAccount; day: string | undefined }) {
  const { locale } = useLedger();
  const t = useTranslations('accounts');
  const about = useAbout(account);
  const name = formatAccountName(account.name);
  return (
    <li>
      <div>
        <p>
          <Link prefetch={false} href={`/accounts/${account.id}`}>
            {name}
          </Link>
        </p>
        <p className="small soft" suppressHydrationWarning>
          {about.join(' · ')}
        </p>
      </div>
      <div className={styles.balance}>
        <ExplainedAmount
          figure={{ figure: `balance:${account.id}`, ...(day && { to: day }) }}
          name={name}
          value={balance}
        />
        {inBase && inBase.currency !== balance.currency && (
          <span className="small soft amount" suppressHydrationWarning>
            {t('inBase', { amount: formatMoney(inBase, locale) })}
          </span>
        )}
      </div>
      <AccountActs account={account} />
    </li>
  );
}

/** What there is to know of an account beside its balance. */
export function useAbout({ type, iban, includeInNetWorth, lastDate, lastImportedAt }: Account): string[] {
  const { locale, timeZone } = useLedger();
  const t = useTranslations('accounts');
  return [
    t(`types.${type}`),
    iban && formatIban(iban),
    !includeInNetWorth && t('notInNetWorth'),
    lastDate === null && t('noRows'),
    lastDate && t('lastRow', { day: formatDay(lastDate, locale) }),
    lastImportedAt && t('lastImport', { day: formatInstantDay(lastImportedAt, locale, timeZone) }),
  ].filter((words): words is string => typeof words === 'string' && words !== '');
}
