'use client';

import { CalendarDate } from '@pft/kernel';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import { keyAlong, showBelow } from '@/ui/below-field';
import { Button, IconButton } from '@/ui/controls/button';
import { formatMonth } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { totalsQuery, type TransactionFilters } from '@/ui/ledger/transactions-link';
import { toastProblem } from '@/ui/toast';
import styles from './filters.module.css';

interface Props {
  /** What it stands below. */
  field: RefObject<HTMLElement | null>;
  month: string | null;
  filters: TransactionFilters;
  /** '' where all are meant. */
  onChoose: (month: string) => void;
  /** With `here` the keyboard goes back to where it was opened. */
  onClose: (here: boolean) => void;
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -3, ArrowDown: 3 };

/** A year to choose a month from, and the way to the very first one. */
export function MonthPicker({ field, month, filters, onChoose, onClose }: Props) {
  const { locale, today } = useLedger();
  const t = useTranslations('transactions.month');
  const [year, setYear] = useState(Number((month ?? today).slice(0, 4)));
  const box = useRef<HTMLDivElement>(null);
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);

  useLayoutEffect(() => {
    if (box.current && field.current) showBelow(box.current, field.current);
  }, [field]);
  useEffect(() => {
    const near = box.current?.querySelector<HTMLElement>('[aria-current="true"]');
    (near ?? box.current?.querySelector<HTMLElement>('[data-month]'))?.focus();
  }, []);

  function press(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      return onClose(true);
    }
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-month]')];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const step = steps[keyAlong(event)];
    if (step === undefined || at < 0) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, at + step))]?.focus();
  }
  async function goToOldest(): Promise<void> {
    const { from: _, to: __, ...rest } = totalsQuery({ ...filters, month: '', from: '', to: '' });
    try {
      const query = { ...rest, sort: 'date' as const, limit: 1 };
      const { items } = await unwrap(transactionApi.GET('/transactions', { params: { query } }));
      onChoose(items[0] ? CalendarDate.monthOf(items[0].date) : '');
    } catch (error) {
      toastProblem(error);
    }
  }

  return (
    <div
      ref={box}
      popover="manual"
      role="dialog"
      aria-label={t('choose')}
      className={styles.picker}
      onKeyDown={press}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== field.current && relatedTarget && !currentTarget.contains(relatedTarget)) onClose(false);
      }}
    >
      <div className={styles.year}>
        <IconButton aria-label={t('previousYear')} onClick={() => setYear(year - 1)}>
          <IconChevronLeft size={18} aria-hidden />
        </IconButton>
        <span aria-live="polite">{year}</span>
        <IconButton aria-label={t('nextYear')} onClick={() => setYear(year + 1)}>
          <IconChevronRight size={18} aria-hidden />
        </IconButton>
      </div>
      <div className={styles.months}>
        {months.map((each) => (
          <button
            key={each}
            type="button"
            data-month={each}
            aria-label={`${formatMonth(each, locale, 'short')} ${year}`}
            aria-current={each === (month ?? CalendarDate.monthOf(today)) ? 'true' : undefined}
            onClick={() => onChoose(each)}
          >
            {formatMonth(each, locale, 'short')}
          </button>
        ))}
      </div>
      <div className={styles.ends}>
        <Button variant="default" size="compact-sm" onClick={() => onChoose('')}>
          {t('all')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => void goToOldest()}>
          {t('oldest')}
        </Button>
      </div>
    </div>
  );
}
