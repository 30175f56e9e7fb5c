'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { Checkbox } from '@/ui/controls/field';
import { formatCount } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import styles from './form.module.css';
import { rowsWords, type RowsCounted } from './rows-words';

interface Rule {
  payeeContains: string;
  categoryId: string;
  type: 'income' | 'expense';
}

const SETTLED_MS = 250;

/** How many rows a category for a payee would change: those without one, and all of them. Nothing is changed by asking. */
export function useRowsOfPayee({ payeeContains, categoryId, type }: Rule): RowsCounted | undefined {
  const [settled] = useDebouncedValue(payeeContains.trim(), SETTLED_MS);
  const count = async (uncategorisedOnly: boolean, signal: AbortSignal) =>
    unwrap(
      transactionApi.POST('/transactions/categorize', {
        body: { payeeContains: settled, categoryId, type, uncategorisedOnly, dryRun: true },
        signal,
      }),
    );
  const { data } = useQuery({
    queryKey: ['transactions', 'rows-of-payee', settled, categoryId, type],
    enabled: settled !== '' && categoryId !== '',
    queryFn: async ({ signal }) => {
      const [without, all] = await Promise.all([count(true, signal), count(false, signal)]);
      return { without: without.updated, all: all.updated, replaced: all.replaced };
    },
  });
  return settled === payeeContains.trim() && categoryId !== '' ? data : undefined;
}

interface Props {
  counted: RowsCounted | undefined;
  kind: 'income' | 'expense';
  /** Whether what has a category keeps it. */
  uncategorisedOnly: boolean;
  onChange: (uncategorisedOnly: boolean) => void;
}

/** Which rows of a payee are meant, with their number before anything is done. */
export function WhichRows({ counted, kind, uncategorisedOnly, onChange }: Props) {
  const t = useTranslations('forms.payeeRule');
  const { locale } = useLedger();
  const group = useId();
  return (
    <>
      <fieldset className={styles.which}>
        <legend>{t('which')}</legend>
        <Checkbox
          type="radio"
          name={group}
          checked={uncategorisedOnly}
          onChange={() => onChange(true)}
          label={counted ? t('withoutCounted', { count: formatCount(counted.without, locale) }) : t('without')}
        />
        <Checkbox
          type="radio"
          name={group}
          checked={!uncategorisedOnly}
          onChange={() => onChange(false)}
          label={counted ? t('allCounted', { count: formatCount(counted.all, locale) }) : t('all')}
        />
      </fieldset>
      <p role="status" suppressHydrationWarning>
        {counted ? rowsWords(counted, { kind, uncategorisedOnly, locale }, t) : '\u00a0'}
      </p>
    </>
  );
}

/** The same for a payee, with their number asked for. */
export function WhichRowsOfPayee({ payeeContains, categoryId, ...props }: Omit<Rule, 'type'> & Omit<Props, 'counted'>) {
  return <WhichRows counted={useRowsOfPayee({ payeeContains, categoryId, type: props.kind })} {...props} />;
}
