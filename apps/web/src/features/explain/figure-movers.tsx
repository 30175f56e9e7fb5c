'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Explanation } from '@/api/types';
import { formatCount, formatMoney } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import styles from './figure-panel.module.css';

const FIRST_SHOWN = 5;

/** What made the change, by payee. */
export function FigureMovers({ movers }: { movers: NonNullable<Explanation['movers']> }) {
  const { locale } = useLedger();
  const t = useTranslations('explain');
  const words = useTranslations('ledger');
  const [all, setAll] = useState(false);
  if (movers.length === 0) return null;
  return (
    <section aria-label={t('changed')} className="card">
      <h2>{t('changed')}</h2>
      <ul className={styles.movers}>
        {movers.slice(0, all ? movers.length : FIRST_SHOWN).map(({ payee, amount, before, change }) => (
          <li key={payee ?? ''}>
            <span>{payee ?? words('noPayee')}</span>
            <span className="small soft money">
              {t('fromTo', { before: formatMoney(before, locale), amount: formatMoney(amount, locale) })}
            </span>
            <span className="amount">{formatMoney(change, locale, 'always')}</span>
          </li>
        ))}
      </ul>
      {movers.length > FIRST_SHOWN && !all && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {t('more', { shown: formatCount(movers.length - FIRST_SHOWN, locale) })}
        </button>
      )}
    </section>
  );
}
