'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ifMatch, newIdempotencyKey, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { Button } from '@/ui/controls/button';
import { CategoryMark } from '@/ui/category-mark';
import { formatMoney } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { toast, toastProblem } from '@/ui/toast';
import styles from './budgets.module.css';
import type { SuggestedBudget } from './suggested-budgets';

/** Where there is no budget: what one is for, and three that would fit, each one click away. */
export function EmptyBudgets({ suggested }: { suggested: readonly SuggestedBudget[] }) {
  const t = useTranslations('budgets.empty');
  const { locale, categories } = useLedger();
  const set = useSetBudget();
  const [busy, setBusy] = useState(false);
  return (
    <div className="card empty">
      <h2>{t('title')}</h2>
      <p className="soft">{t('text')}</p>
      {suggested.length > 0 && (
        <section className={styles.suggested} aria-label={t('suggested')}>
          <h3>{t('suggested')}</h3>
          <ul className="stack">
            {suggested.map((each) => {
              const limit = formatMoney(each.limit, locale);
              return (
                <li key={each.categoryId}>
                  <div>
                    <p className="row">
                      <CategoryMark category={categories.find(({ id }) => id === each.categoryId)} />
                      {each.name}
                    </p>
                    <p className="small soft money" suppressHydrationWarning>
                      {t('spent', { amounts: each.spent.map((amount) => formatMoney(amount, locale)).join(', ') })}
                    </p>
                  </div>
                  <Button
                    variant="light"
                    waits={busy}
                    aria-label={t('takeFor', { limit, name: each.name })}
                    onClick={() => {
                      setBusy(true);
                      void set(each).finally(() => setBusy(false));
                    }}
                  >
                    {t('take', { limit })}
                  </Button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}

function useSetBudget() {
  const t = useTranslations('budgets.said');
  const router = useRouter();
  return async ({ categoryId, name, limit }: SuggestedBudget): Promise<void> => {
    try {
      const { id, version } = await unwrap(
        transactionApi.POST('/budgets', {
          params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
          body: { name, categoryIds: [categoryId], limit, period: 'month', rollover: 'none', thresholds: [80, 100] },
        }),
      );
      // The button is gone with the empty page.
      document.getElementById('content')?.focus({ preventScroll: true });
      toast(t('set', { name }), {
        undo: async () => {
          await unwrap(transactionApi.DELETE('/budgets/{id}', { params: { path: { id } }, headers: ifMatch(version) }));
          router.refresh();
        },
      });
      router.refresh();
    } catch (error) {
      toastProblem(error);
    }
  };
}
