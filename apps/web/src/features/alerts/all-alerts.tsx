'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { formatCount } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { alertGroups, type AlertGroup } from './alert-groups';
import { AlertList } from './alert-list';
import styles from './alert-list.module.css';
import { useAlerts } from './alerts-context';
import { useReading } from './use-reading';

export function AllAlerts() {
  const { locale } = useLedger();
  const t = useTranslations('alerts');
  const { alerts, hasOlder, loadOlder } = useAlerts();
  const [loading, setLoading] = useState(false);
  const [onlyNew, setOnlyNew] = useState(false);
  const news = useReading();
  if (alerts.length === 0) {
    return (
      <div className="card empty">
        <h2>{t('empty.title')}</h2>
        <p className="soft">{t('empty.text')}</p>
        <Link prefetch={false} href="/budgets">
          {t('empty.budgets')}
        </Link>
      </div>
    );
  }
  const groups = alertGroups(alerts);
  const isNew = ({ key, unread }: AlertGroup): boolean => unread.length > 0 || news.has(key);
  const fresh = groups.filter(isNew);
  const shown = onlyNew ? fresh : groups;
  return (
    <section className="card stack" aria-label={t('title')} aria-live="polite">
      <div className="spread">
        <p className="soft">{t('count', { count: fresh.length, shown: formatCount(fresh.length, locale) })}</p>
        <div className={styles.filter} role="group" aria-label={t('filter')}>
          {[false, true].map((only) => (
            <button key={String(only)} type="button" aria-pressed={onlyNew === only} onClick={() => setOnlyNew(only)}>
              {t(only ? 'onlyNew' : 'all')}
            </button>
          ))}
        </div>
      </div>
      {shown.length === 0 ? <p className="soft">{t('noNew')}</p> : <AlertList groups={shown} isNew={isNew} />}
      {hasOlder && (
        <p>
          <Button
            variant="default"
            loading={loading}
            onClick={() => {
              setLoading(true);
              void loadOlder().finally(() => setLoading(false));
            }}
          >
            {t('older')}
          </Button>
        </p>
      )}
    </section>
  );
}
