'use client';

import { useTranslations } from 'next-intl';
import type { Account, NetWorth } from '@/api/types';
import { formatMoney } from '@/ui/format';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import { useLedger } from '@/ui/ledger/ledger-context';
import styles from './accounts.module.css';
import { BalanceLine } from './balance-line';
import { netWorth } from './net-worth';
import { worthFigure } from './worth-figure';

/** The number of the page: what everything is worth in one currency, with the originals and the year beside it. */
export function WorthHead({ worth, accounts }: { worth: NetWorth; accounts: readonly Account[] }) {
  const { locale } = useLedger();
  const t = useTranslations('accounts');
  const last = worth.points.at(-1);
  if (!last) return null;
  const originals = netWorth(last.byAccount ?? accounts).filter(({ amount }) => !/^-?0(\.0*)?$/.test(amount));
  const isForeign = originals.some(({ currency }) => currency !== worth.currency);
  return (
    <section aria-label={t('netWorth')} className={styles.head}>
      <div>
        <p className="small soft">{t('netWorth')}</p>
        <p className={styles.worth} data-testid="net-worth">
          <ExplainedAmount figure={worthFigure(last.date)} name={t('netWorth')} value={last.amount} />
        </p>
        {isForeign && (
          <p className="small soft money" suppressHydrationWarning>
            {t('originals', { amounts: originals.map((sum) => formatMoney(sum, locale)).join(' · ') })}
          </p>
        )}
        {last.missing && (
          <p className="small soft money" suppressHydrationWarning>
            {t('without', { amounts: last.missing.map((sum) => formatMoney(sum, locale)).join(', ') })}
          </p>
        )}
      </div>
      <BalanceLine name={t('netWorth')} points={worth.points} figureOf={worthFigure} />
    </section>
  );
}
