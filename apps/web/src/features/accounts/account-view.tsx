'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { Account, Money, NetWorth, Transaction } from '@/api/types';
import { Amount } from '@/ui/amount';
import { formatAccountName, formatCount, formatDay, formatMoney } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import { useLedger } from '@/ui/ledger/ledger-context';
import { transactionTitle } from '@/ui/ledger/transaction-line';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import { AccountActs } from './account-acts';
import { useAbout } from './account-list';
import styles from './accounts.module.css';
import { BalanceLine } from './balance-line';

interface Props {
  account: Account;
  /** In its own currency; null where the service does not answer. */
  worth: NetWorth | null;
  inBase: Money | null;
  rows: readonly Transaction[];
  /** Of all its rows. */
  count: number;
}

/** One account: what is in it, how that went over a year, and its latest rows. */
export function AccountView({ account, worth, inBase, rows, count }: Props) {
  const { locale } = useLedger();
  const t = useTranslations('accounts');
  const router = useRouter();
  const about = useAbout(account);
  const name = formatAccountName(account.name);
  const last = worth?.points.at(-1);
  const figureOf = (to: string) => ({ figure: `balance:${account.id}`, to });
  const balance = last?.amount ?? account.balance;
  return (
    <div className="stack">
      <p className="small">
        <Link href="/accounts" prefetch={false}>
          {t('page.back')}
        </Link>
      </p>
      <div className="spread">
        <div className={styles.about}>
          <h1>
            {name}{' '}
            {account.archived && (
              <span className="badge" data-tone="plain">
                {t('archivedBadge')}
              </span>
            )}
          </h1>
          <p className="small soft" suppressHydrationWarning>
            {[...about, ...openedWith(account, locale, t)].join(' · ')}
          </p>
        </div>
        <AccountActs account={account} onDeleted={() => router.push('/accounts')} />
      </div>
      <section aria-label={t('page.balance')} className={styles.head}>
        <div>
          <p className="small soft">{t('page.balance')}</p>
          <p className={styles.worth} data-testid="balance">
            <ExplainedAmount
              figure={last ? figureOf(last.date) : { figure: `balance:${account.id}` }}
              name={t('page.balance')}
              value={balance}
            />
          </p>
          {inBase && inBase.currency !== balance.currency && (
            <p className="small soft money" suppressHydrationWarning>
              {t('inBase', { amount: formatMoney(inBase, locale) })}
            </p>
          )}
        </div>
        {worth && <BalanceLine name={name} points={worth.points} figureOf={figureOf} />}
      </section>
      <section aria-label={t('page.rows')}>
        <div className="spread">
          <h2>{t('page.rows')}</h2>
          {count > 0 && (
            <Link href={transactionsLink({ account: account.id })} prefetch={false} className="small">
              {t('page.allRows', { count, shown: formatCount(count, locale) })}
            </Link>
          )}
        </div>
        {rows.length === 0 && <p className="soft">{t('page.noRows')}</p>}
        <ul className={styles.latest}>
          {rows.map((row) => (
            <Row key={row.id} row={row} accountId={account.id} />
          ))}
        </ul>
      </section>
    </div>
  );
}

type AccountWords = ReturnType<typeof useTranslations<'accounts'>>;

function openedWith({ openingBalance, openingDate }: Account, locale: string, t: AccountWords): string[] {
  if (answeredMoney(openingBalance).isZero()) return [];
  return [t('page.opened', { amount: formatMoney(openingBalance, locale), day: formatDay(openingDate, locale) })];
}

/** A row as it moves this account: what leaves it is below zero. */
function Row({ row, accountId }: { row: Transaction; accountId: string }) {
  const { locale } = useLedger();
  const words = useTranslations('ledger');
  const comes = row.type === 'income' || (row.type === 'transfer' && row.toAccountId === accountId);
  const value = row.toAccountId === accountId && row.toAmount ? row.toAmount : row.amount;
  return (
    <li>
      <span className="small soft" suppressHydrationWarning>
        {formatDay(row.date, locale)}
      </span>
      <span>{transactionTitle(row, words)}</span>
      <Amount
        value={comes ? value : { ...value, amount: `-${value.amount}` }}
        locale={locale}
        sign={comes ? 'always' : 'auto'}
        tone={row.type === 'income' ? 'income' : undefined}
      />
    </li>
  );
}
