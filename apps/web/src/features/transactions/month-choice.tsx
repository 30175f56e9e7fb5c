'use client';

import { CalendarDate, CalendarMonth } from '@pft/kernel';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useRef, useState } from 'react';
import { formatMonth } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { monthOf, type TransactionFilters } from '@/ui/ledger/transactions-link';
import styles from './filters.module.css';

const MonthPicker = lazy(() => import('./month-picker').then((module) => ({ default: module.MonthPicker })));

interface Props {
  filters: TransactionFilters;
  onChange: (part: TransactionFilters) => void;
}

/** From month to month, to one that is chosen, or to all of them. */
export function MonthChoice({ filters, onChange }: Props) {
  const { locale, today } = useLedger();
  const t = useTranslations('transactions.month');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const month = monthOf(filters);
  const custom = !month && (filters.from ?? filters.to);
  const show = (chosen: string): void => onChange({ month: chosen, from: '', to: '' });
  const step = (by: number): void => show(CalendarMonth.plusMonths(month ?? CalendarDate.monthOf(today), by));

  return (
    <div className={styles.month} role="group" aria-label={t('label')}>
      <button type="button" aria-label={t(month ? 'previous' : 'this')} onClick={() => step(month ? -1 : 0)}>
        <IconChevronLeft size={18} aria-hidden />
      </button>
      <button
        type="button"
        ref={button}
        className={styles.chosen}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        suppressHydrationWarning
      >
        <IconCalendar size={16} aria-hidden />
        {month ? formatMonth(month, locale) : t(custom ? 'some' : 'all')}
      </button>
      <button type="button" aria-label={t('next')} disabled={!month} onClick={() => step(1)}>
        <IconChevronRight size={18} aria-hidden />
      </button>
      {open && (
        <Suspense fallback={null}>
          <MonthPicker
            field={button}
            month={month}
            filters={filters}
            onChoose={(chosen) => {
              setOpen(false);
              button.current?.focus();
              show(chosen);
            }}
            onClose={(here) => {
              setOpen(false);
              if (here) button.current?.focus();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
