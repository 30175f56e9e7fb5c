'use client';

import { useTranslations } from 'next-intl';
import { formatInstant, formatMoney, formatPercent, formatPeriod } from '@/ui/format';
import { FigureLink } from '@/ui/ledger/figure-link';
import { useLedger } from '@/ui/ledger/ledger-context';
import type { AlertGroup } from './alert-groups';
import styles from './alert-list.module.css';
import { alertFigure } from './alert-text';

/** Each budget and period in one line, which opens to what was spent. */
export function AlertList({ groups, isNew }: { groups: readonly AlertGroup[]; isNew: (group: AlertGroup) => boolean }) {
  const { locale, timeZone } = useLedger();
  const t = useTranslations('alerts');
  return (
    <ul className={styles.list}>
      {groups.map((group) => {
        const { key, latest, passed, percent, isResolved } = group;
        return (
          <li key={key} data-unread={isNew(group)}>
            <div>
              <p>
                <FigureLink figure={alertFigure(latest)} className={styles.text}>
                  {t('line', {
                    name: latest.budgetName,
                    percent: formatPercent(percent, locale),
                    passed: passed.map((each) => formatPercent(each, locale)).join(', '),
                  })}
                </FigureLink>
              </p>
              <p className="small soft money" suppressHydrationWarning>
                {t('spent', {
                  spent: formatMoney(latest.spent, locale),
                  limit: formatMoney(latest.limit, locale),
                  period: formatPeriod(latest.periodStart, latest.periodEnd, locale),
                })}
              </p>
              <p className="small soft" suppressHydrationWarning>
                {t('at', {
                  time: formatInstant(latest.raisedAt, locale, timeZone),
                  isResolved: isResolved ? 'yes' : 'no',
                })}
              </p>
            </div>
            {isNew(group) && <span className="badge">{t('new')}</span>}
          </li>
        );
      })}
    </ul>
  );
}
