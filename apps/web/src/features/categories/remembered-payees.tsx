'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useDeferredValue, useEffect, useState } from 'react';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { PayeeCategoryPage } from '@/api/types';
import { Button } from '@/ui/controls/button';
import { TextInput } from '@/ui/controls/field';
import { toastProblem } from '@/ui/toast';
import styles from './categories.module.css';
import { RememberedPayee } from './remembered-payee';

const PAGE = 50;

/** Which payees an import gives a category by itself, as the person taught it: looked through, changed, forgotten. */
export function RememberedPayees({ first }: { first: PayeeCategoryPage }) {
  const t = useTranslations('categories.remembered');
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { remembered, hasMore, isFound, busy, more } = useRemembered(first, q);
  return (
    <section id="remembered" aria-label={t('title')} className="stack">
      <div className="card">
        <h2>{t('title')}</h2>
        <p className="small soft">{t('text')}</p>
      </div>
      {first.items.length === 0 ? (
        <div className="card empty">
          <p>{t('emptyTitle')}</p>
          <p className="soft">{t('emptyText')}</p>
          <p className="row">
            <Link href="/transactions" prefetch={false}>
              {t('transactions')}
            </Link>
            <Link href="/import" prefetch={false}>
              {t('import')}
            </Link>
          </p>
        </div>
      ) : (
        <>
          <TextInput
            type="search"
            label={t('search')}
            autoComplete="off"
            className={styles.search ?? ''}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {isFound && remembered.length === 0 && <p className="soft">{t('notFound')}</p>}
          <ul className={styles.payees}>
            {remembered.map((entry) => (
              <RememberedPayee key={entry.id} entry={entry} withCategory />
            ))}
          </ul>
        </>
      )}
      {hasMore && (
        <p>
          <Button variant="default" loading={busy} onClick={() => void more()}>
            {t('more')}
          </Button>
        </p>
      )}
    </section>
  );
}

/** The server's first page, or what was found of what is typed; more of it as it is asked for. */
function useRemembered(first: PayeeCategoryPage, q: string) {
  const [shown, setShown] = useState({ first, q: '', page: first });
  const [busy, setBusy] = useState(false);
  // A newer render of the server begins anew; what was kept of an older one is of no use.
  if (q === '' && (shown.q !== '' || shown.first !== first)) setShown({ first, q, page: first });
  useEffect(() => {
    if (q === '') return undefined;
    const leaving = new AbortController();
    ask(q, null, leaving.signal).then(
      (page) => !leaving.signal.aborted && setShown({ first, q, page }),
      (error: unknown) => !leaving.signal.aborted && toastProblem(error),
    );
    return () => leaving.abort();
  }, [first, q]);

  async function more(): Promise<void> {
    setBusy(true);
    try {
      const next = await ask(shown.q, shown.page.nextCursor);
      // Meanwhile something else may have been typed.
      setShown((now) =>
        now === shown ? { ...shown, page: { ...next, items: [...shown.page.items, ...next.items] } } : now,
      );
    } catch (error) {
      toastProblem(error);
    }
    setBusy(false);
  }
  return { remembered: shown.page.items, hasMore: shown.page.nextCursor !== null, isFound: shown.q === q, busy, more };
}

const ask = (q: string, cursor: string | null, signal?: AbortSignal): Promise<PayeeCategoryPage> =>
  unwrap(
    transactionApi.GET('/payee-categories', {
      params: { query: { limit: PAGE, ...(q && { q }), ...(cursor && { cursor }) } },
      ...(signal && { signal }),
    }),
  );
