'use client';

import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useDeferredValue, useState } from 'react';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { PayeeCategoryPage } from '@/api/types';
import styles from './categories.module.css';
import { RememberedPayee } from './remembered-payee';

const PAGE = 50;

/** Which payees an import gives a category by itself, as the person taught it: looked through, changed, forgotten. */
export function RememberedPayees({ first }: { first: PayeeCategoryPage }) {
  const t = useTranslations('categories.remembered');
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useRemembered(first, q);
  const remembered = data?.pages.flatMap((page) => page.items) ?? [];
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
          {data && remembered.length === 0 && <p className="soft">{t('notFound')}</p>}
          <ul className={styles.payees}>
            {remembered.map((entry) => (
              <RememberedPayee key={entry.id} entry={entry} withCategory />
            ))}
          </ul>
        </>
      )}
      {hasNextPage && (
        <p>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </p>
      )}
    </section>
  );
}

function useRemembered(first: PayeeCategoryPage, q: string) {
  return useInfiniteQuery({
    // A newer render of the server begins anew; what was kept of an older one is of no use.
    queryKey: ['payee-categories', first, q],
    initialPageParam: '',
    ...(q === '' && { initialData: { pages: [first], pageParams: [''] } }),
    placeholderData: (shown) => shown,
    queryFn: ({ pageParam }) =>
      unwrap(
        transactionApi.GET('/payee-categories', {
          params: { query: { limit: PAGE, ...(q && { q }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
