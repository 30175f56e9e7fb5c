'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Transaction } from '@/api/types';
import { formatMoney } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { filtersOf, isListed, transactionsLink } from '@/ui/ledger/transactions-link';
import { transactionPlace } from '@/ui/ledger/transaction-line';
import { toast } from '@/ui/toast';
import { backTo } from './transaction-input';

/**
 * Says once what came of a saved entry: what it is and in which account, where it is to be seen, and what was opened for it. It can
 * be taken back: a new one goes again, one that was there is what it was.
 */
export function useAnnounce(): (saved: Transaction, how: 'added' | 'opened' | Transaction) => void {
  const t = useTranslations('quickAdd');
  const words = useTranslations('ledger');
  const { accounts, categories, locale } = useLedger();
  const queryClient = useQueryClient();
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();

  return (saved, how) => {
    const { id, version, date, accountId, amount } = saved;
    const before = typeof how === 'string' ? null : how;
    const listed = pathname === '/transactions';
    const hidden = listed && !isListed(filtersOf(Object.fromEntries(params)), saved, categories);
    const account =
      how === 'opened' ? t('account.opened', { currency: amount.currency }) : transactionPlace(saved, accounts, words);
    const what = [formatMoney(amount, locale), saved.payeeName, account].filter(Boolean).join(', ');
    const done = before ? 'changed' : how === 'opened' ? 'opened' : 'added';
    const at = { params: { path: { id } }, headers: ifMatch(version) };
    const undo = async (): Promise<void> => {
      if (before) {
        await unwrap(transactionApi.PATCH('/transactions/{id}', { ...at, body: backTo(before, saved) }));
        toast(t('saved.asBefore'));
      } else {
        await unwrap(transactionApi.DELETE('/transactions/{id}', at));
        toast(t('saved.gone'));
      }
      await queryClient.invalidateQueries({ queryKey: ['transactions'] });
      router.refresh();
    };
    toast(t(`saved.${hidden ? 'hidden' : 'shown'}.${done}`, { what, account }), {
      ...(!listed || hidden ? { show: transactionsLink({ from: date, to: date, account: accountId }) } : {}),
      undo,
    });
  };
}
