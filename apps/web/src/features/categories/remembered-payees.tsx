'use client';

import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { PayeeCategoryPage } from '@/api/types';
import { ConfirmDelete } from '@/ui/confirm-button';
import { useLedger } from '@/ui/ledger/ledger-context';
import listStyles from '@/ui/list.module.css';
import { toast, toastProblem } from '@/ui/toast';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { isSpendingIn } from '@/ui/ledger/refund';

/** Which payees an import gives a category by itself, as the person taught it. */
export function RememberedPayees({ first }: { first: PayeeCategoryPage }) {
  const { categories } = useLedger();
  const router = useRouter();
  const words = useTranslations('ledger');
  const queryClient = useQueryClient();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    // A newer render of the server begins anew; what was kept of an older one is of no use.
    queryKey: ['payee-categories', first],
    initialPageParam: '',
    initialData: { pages: [first], pageParams: [''] },
    queryFn: ({ pageParam }) =>
      unwrap(
        transactionApi.GET('/payee-categories', {
          params: { query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

  async function forget(id: string, payeeContains: string): Promise<void> {
    try {
      await unwrap(transactionApi.DELETE('/payee-categories/{id}', { params: { path: { id } } }));
      toast(`“${payeeContains}” is forgotten.`);
      await queryClient.invalidateQueries({ queryKey: ['payee-categories'] });
      router.refresh();
    } catch (error) {
      toastProblem(error);
    }
  }

  const remembered = data.pages.flatMap((page) => page.items);
  return (
    <section id="remembered" aria-label="Remembered payees" className="stack">
      <div>
        <h2>Remembered payees</h2>
        <p className="small soft">An import proposes these categories for its rows.</p>
      </div>
      {remembered.length === 0 ? (
        <div className="card empty">
          <p>Nothing is remembered yet.</p>
          <p className="soft">
            Give a category to all rows of a payee at once, with the tag button in the list of transactions or in the
            preview of an import: it is remembered here.
          </p>
          <p className="row">
            <Link href="/transactions">Transactions</Link>
            <Link href="/import">Import</Link>
          </p>
        </div>
      ) : (
        <ul className={`card ${listStyles.list} ${listStyles.pairs}`}>
          {remembered.map(({ id, payeeContains, kind, categoryId }) => (
            <li key={id}>
              <div>
                <p>
                  Payee contains “{payeeContains}” <span aria-hidden>→</span>
                  <span className="hidden"> belongs to </span>{' '}
                  <strong>{categoryLabel(categories, categoryId, words)}</strong>
                </p>
                <p className="small soft">{rowsOf(kind, isSpendingIn(categories, [categoryId]))}</p>
              </div>
              <div className={listStyles.actions}>
                <ConfirmDelete
                  label={`Forget ${payeeContains}`}
                  title={`Forget “${payeeContains}”?`}
                  confirm="Forget"
                  onConfirm={() => forget(id, payeeContains)}
                >
                  The next import does not propose the category any more. Your transactions keep theirs.
                </ConfirmDelete>
              </div>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <p>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </p>
      )}
    </section>
  );
}

/** Of which rows it is said; what comes back in a category of spending is a refund. */
function rowsOf(kind: string, isSpending: boolean): string {
  if (kind === 'income') return isSpending ? 'Refunds' : 'Income';
  return 'Expense';
}
