'use client';

import { CalendarDate } from '@pft/kernel';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { analyticsApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Account, Rates } from '@/api/types';
import { amountForInput } from '@/ui/form/amount-input';
import type { ProblemForm } from '@/ui/form/use-problem-form';
import { useLedger } from '@/ui/ledger/ledger-context';
import { arrivingAmount } from './arriving-amount';
import { readAmount } from './split-parts';
import type { TransactionDraft } from './transaction-input';

/** A day that is over keeps its rate, and today's comes once a day. */
const FRESH_MS = 600_000;

interface Arriving {
  /** The rate of the day, once it is known. */
  rate: Rates['rates'][number] | undefined;
  /** Whether the amount that arrives is worked out by it and not typed. */
  isProposed: boolean;
}

/** What of a transfer arrives in another currency, by the rate of its day; what is typed there stays. */
export function useArriving(form: ProblemForm<TransactionDraft>['form'], from: Account, to: Account): Arriving {
  const { locale } = useLedger();
  const { amount, date, toAmount } = form.values;
  // What was put there last; null where it was filled in before, and so is a person's own.
  const [offered, setOffered] = useState(toAmount === '' ? '' : null);
  const { data } = useQuery({
    queryKey: ['rates', from.currency, date],
    enabled: CalendarDate.is(date),
    staleTime: FRESH_MS,
    queryFn: ({ signal }) =>
      unwrap(analyticsApi.GET('/analytics/rates', { params: { query: { base: from.currency, date } }, signal })),
  });
  const rate = data?.rates.find(({ currency }) => currency === to.currency);
  const leaving = readAmount(amount, from.currency, locale);
  const arrives =
    rate?.rate && typeof leaving !== 'string' ? arrivingAmount(leaving.toDecimal(), rate.rate, to.currency) : null;
  const proposal = arrives === null ? '' : amountForInput(arrives, locale);

  if (offered !== null && toAmount === offered && proposal !== offered) setOffered(proposal);
  const { setFieldValue } = form;
  const fill = useEffectEvent((next: string) => setFieldValue('toAmount', next));
  useEffect(() => {
    if (offered !== null) fill(offered);
  }, [offered]);
  return { rate, isProposed: toAmount !== '' && toAmount === offered };
}
