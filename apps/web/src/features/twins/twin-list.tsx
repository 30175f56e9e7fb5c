'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { newIdempotencyKey, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Transaction, Twins } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { Checkbox } from '@/ui/controls/field';
import { formatCount, formatDay, formatInstant } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { TransactionAmount, transactionPlace, transactionTitle } from '@/ui/ledger/transaction-line';
import listStyles from '@/ui/list.module.css';
import { toast, toastProblem } from '@/ui/toast';
import { staleQueries } from '@/ui/stale-queries';

/** Pairs of what came twice; those that are chosen go in one act, which can be taken back. */
export function TwinList({ twins }: { twins: Twins }) {
  const t = useTranslations('twins');
  const { accounts, locale, timeZone } = useLedger();
  const counted = (count: number) => ({ count, shown: formatCount(count, locale) });
  const router = useRouter();
  const words = useTranslations('ledger');
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const chosen = twins.items.map(({ twin }) => twin.id).filter((id) => !kept.has(id));

  async function changed(): Promise<void> {
    await staleQueries('transactions');
    router.refresh();
  }

  async function restore(id: string): Promise<void> {
    const { restored } = await unwrap(
      transactionApi.POST('/transactions/twins/removals/{id}/undo', {
        params: { path: { id }, header: { 'Idempotency-Key': newIdempotencyKey() } },
      }),
    );
    toast(t('back', counted(restored)));
    await changed();
  }

  async function remove(): Promise<void> {
    setBusy(true);
    try {
      const { id, removed } = await unwrap(
        transactionApi.POST('/transactions/twins/removals', {
          params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
          body: { ids: chosen },
        }),
      );
      toast(t('removed', counted(removed)), { undo: () => restore(id) });
    } catch (error) {
      toastProblem(error);
    }
    await changed();
    setBusy(false);
  }

  if (twins.items.length === 0)
    return (
      <div className="card empty">
        <h2>{t('none.title')}</h2>
        <p className="soft">{t('none.text')}</p>
      </div>
    );

  const came = (when: 'first' | 'again', { createdAt, importId }: Transaction): string =>
    t(`came.${when}.${importId ? 'file' : 'hand'}`, { at: formatInstant(createdAt, locale, timeZone) });
  const toggle = (id: string): void => {
    const next = new Set(kept);
    if (!next.delete(id)) next.add(id);
    setKept(next);
  };
  return (
    <>
      <ul className={`card ${listStyles.list} ${listStyles.pairs}`}>
        {twins.items.map(({ kept: first, twin }) => (
          <li key={twin.id}>
            <div>
              <p>
                <strong>{transactionTitle(twin, words)}</strong>{' '}
                <span suppressHydrationWarning>{formatDay(twin.date, locale)}</span> ·{' '}
                <bdi>{transactionPlace(twin, accounts, words)}</bdi> ·{' '}
                <TransactionAmount transaction={twin} locale={locale} />
              </p>
              <p className="small soft" suppressHydrationWarning>
                {came('first', first)}
              </p>
              <p className="small soft" suppressHydrationWarning>
                {came('again', twin)}
              </p>
            </div>
            <div className={listStyles.actions}>
              <Checkbox
                label={t('remove')}
                aria-label={t('removeOne', { title: transactionTitle(twin, words), day: formatDay(twin.date, locale) })}
                checked={!kept.has(twin.id)}
                onChange={() => toggle(twin.id)}
              />
            </div>
          </li>
        ))}
      </ul>
      <p className="row">
        <Button loading={busy} disabled={chosen.length === 0} onClick={() => void remove()}>
          {t('removeChosen', counted(chosen.length))}
        </Button>
        {twins.more && <span className="small soft">{t('more')}</span>}
      </p>
    </>
  );
}
