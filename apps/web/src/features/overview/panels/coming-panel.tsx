import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Summary } from '@/api/types';
import { formatCount, formatDay, formatMoney } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import styles from '@/features/overview/overview.module.css';

type Coming = NonNullable<Summary['outlook']>['coming'];
type Item = Coming['items'][number];

const SHOWN = 7;

/** What comes? Rows that are dated ahead, and what has come every month. */
export function ComingPanel({ coming, today, locale }: { coming: Coming; today: string; locale: string }) {
  const t = useTranslations('overview.coming');
  const words = useTranslations('ledger');
  const { items, count, income, spending } = coming;
  const [isOut, isIn] = [!answeredMoney(spending).isZero(), !answeredMoney(income).isZero()];
  const shown = { spending: formatMoney(spending, locale), income: formatMoney(income, locale) };
  const finding = isOut && isIn ? 'both' : isIn ? 'in' : isOut ? 'out' : 'none';
  return (
    <section className="card" aria-label={t('title')}>
      <h2 className="money" suppressHydrationWarning>
        {t(`finding.${finding}`, shown)}
      </h2>
      {count > 0 && (
        <ul className={styles.coming}>
          {items.slice(0, SHOWN).map((item, index) => (
            <li key={`${item.date} ${item.transactionId ?? item.name} ${index}`}>
              <span className="small soft" suppressHydrationWarning>
                {formatDay(item.date, locale, 'short')}
              </span>
              <p className={styles.clip}>
                <Link prefetch={false} href={linkOf(item)}>
                  {item.name ?? words('noPayee')}
                </Link>{' '}
                <span className="small soft">
                  {item.source === 'recurrence' && t('expected', { isLate: item.date <= today ? 'yes' : 'no' })}
                </span>
              </p>
              <span className={`amount ${item.kind === 'income' ? 'income' : ''}`} suppressHydrationWarning>
                {item.kind === 'income'
                  ? formatMoney(item.converted ?? item.amount, locale, 'always')
                  : formatMoney(item.converted ?? item.amount, locale)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {count > SHOWN && (
        <p className="small soft">{t('more', { count: count - SHOWN, shown: formatCount(count - SHOWN, locale) })}</p>
      )}
    </section>
  );
}

/** A row by its day, what is expected by what it is called. */
const linkOf = ({ date, name, transactionId }: Item): string =>
  transactionsLink(transactionId !== null || name === null ? { from: date, to: date } : { q: name });
