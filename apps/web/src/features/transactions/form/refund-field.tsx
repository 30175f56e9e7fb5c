'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Transaction } from '@/api/types';
import { NativeSelect } from '@/ui/controls/field';
import type { ProblemForm } from '@/ui/form/use-problem-form';
import { formatDay, formatMoney } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { isSpendingIn } from '@/ui/ledger/refund';
import { transactionTitle } from '@/ui/ledger/transaction-line';
import { likelyPurchases, purchasesLookedAt } from './purchases';
import type { TransactionDraft } from './transaction-input';

/** Which purchase an income gives back; there where it is in a category of spending. */
export function RefundField({ form }: { form: ProblemForm<TransactionDraft>['form'] }) {
  const { categories } = useLedger();
  const { refundOf, categoryId, splits } = form.values;
  const isRefund = isSpendingIn(categories, [categoryId, ...splits.map((part) => part.categoryId)]);
  return isRefund || refundOf ? <Purchases form={form} /> : null;
}

function Purchases({ form }: { form: ProblemForm<TransactionDraft>['form'] }) {
  const t = useTranslations('quickAdd.refund');
  const { locale } = useLedger();
  const words = useTranslations('ledger');
  const { refundOf, categoryId, splits } = form.values;
  const category = splits.length === 0 ? categoryId : '';
  const spent = useQuery({
    queryKey: ['transactions', 'purchases', category],
    queryFn: () =>
      unwrap(
        transactionApi.GET('/transactions', {
          params: { query: { type: 'expense', limit: purchasesLookedAt, ...(category && { categoryId: category }) } },
        }),
      ),
  });
  const linked = useQuery({
    queryKey: ['transactions', 'purchase', refundOf],
    enabled: refundOf !== '',
    queryFn: () => unwrap(transactionApi.GET('/transactions/{id}', { params: { path: { id: refundOf } } })),
  });
  const likely = likelyPurchases(spent.data?.items ?? [], form.values, locale);
  const chosen = linked.data && !likely.some(({ id }) => id === refundOf) ? [linked.data] : [];
  const optionOf = (purchase: Transaction) => ({
    value: purchase.id,
    label: `${formatDay(purchase.date, locale)} · ${transactionTitle(purchase, words)} · ${formatMoney(purchase.amount, locale)}`,
  });
  const unknown = refundOf && linked.isPending ? [{ value: refundOf, label: t('unknown') }] : [];
  return (
    <NativeSelect
      label={t('label')}
      description={t('description')}
      data={[
        { value: '', label: t('none') },
        ...unknown.filter(({ value }) => !likely.some(({ id }) => id === value)),
        ...[...chosen, ...likely].map(optionOf),
      ]}
      {...form.getInputProps('refundOf')}
    />
  );
}
