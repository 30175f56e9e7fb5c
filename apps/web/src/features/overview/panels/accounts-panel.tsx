import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Summary } from '@/api/types';
import { formatMoney } from '@/ui/format';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import styles from '@/features/overview/overview.module.css';

/** What each account had of a month's income and spending; of one account the totals say it already. */
export function AccountsPanel({ summary, locale }: { summary: Summary; locale: string }) {
  const t = useTranslations('overview.accounts');
  const { byAccount, from, to } = summary;
  if (byAccount.length < 2) return null;
  return (
    <section className="card" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ul className={styles.rows}>
        {byAccount.map(({ accountId, name, income, spending, net, refundsExceed }) => (
          <li key={accountId}>
            <div>
              <p className={styles.clip}>
                <Link prefetch={false} href={transactionsLink({ account: accountId, from, to })}>
                  {name}
                </Link>
              </p>
              <p className="small soft money" suppressHydrationWarning>
                {t(refundsExceed ? 'refundsExceed' : 'inAndOut', {
                  income: formatMoney(income, locale),
                  spending: formatMoney(spending, locale, 'never'),
                })}
              </p>
            </div>
            <ExplainedAmount
              figure={{ figure: `account:${accountId}`, from, to }}
              name={name}
              value={net}
              sign="always"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
