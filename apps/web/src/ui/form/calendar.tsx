'use client';

import { CalendarDate } from '@pft/kernel';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { keyAlong, showBelow } from '@/ui/below-field';
import { IconButton } from '@/ui/controls/button';
import { formatDay, formatMonth } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import styles from './calendar.module.css';
import { firstDayOfWeek, weeksOf } from './typed-date';

interface Props {
  /** The field it stands below. */
  field: RefObject<HTMLElement | null>;
  value: string;
  onChoose: (date: string) => void;
  onClose: () => void;
}

const DAYS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const MONTHS: Record<string, number> = { PageUp: -1, PageDown: 1 };

/** A month to choose a day from, in the browser's own top layer, which no dialog cuts off. */
export function Calendar({ field, value, onChoose, onClose }: Props) {
  const t = useTranslations('forms.calendar');
  const { locale, today } = useLedger();
  const [near, setNear] = useState(value);
  const box = useRef<HTMLDivElement>(null);
  const month = CalendarDate.monthOf(near);

  useLayoutEffect(() => {
    if (box.current && field.current) showBelow(box.current, field.current);
  }, [field]);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [near]);

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
      return field.current?.focus();
    }
    const key = keyAlong(event);
    const days = DAYS[key];
    const months = MONTHS[key];
    if (days !== undefined) setNear(CalendarDate.plusDays(near, days));
    else if (months !== undefined) setNear(CalendarDate.plusMonths(near, months));
    else return;
    event.preventDefault();
  }

  const weeks = weeksOf(month, firstDayOfWeek(locale));
  return (
    <div
      ref={box}
      popover="auto"
      role="dialog"
      aria-label={t('title')}
      className={styles.calendar}
      onKeyDown={move}
      onToggle={(event) => event.newState === 'closed' && onClose()}
    >
      <div className={styles.head}>
        <MonthButton label={t('previous')} step={-1} onMove={() => setNear(CalendarDate.plusMonths(near, -1))} />
        <p aria-live="polite">{formatMonth(month, locale)}</p>
        <MonthButton label={t('next')} step={1} onMove={() => setNear(CalendarDate.plusMonths(near, 1))} />
      </div>
      <table>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col">
                {formatDay(day, locale, 'name')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((days) => (
            <tr key={days[0]}>
              {days.map((day) => (
                <td key={day}>
                  <button
                    type="button"
                    tabIndex={day === near ? 0 : -1}
                    aria-label={formatDay(day, locale, 'weekday')}
                    aria-pressed={day === value}
                    aria-current={day === today ? 'date' : undefined}
                    data-outside={CalendarDate.monthOf(day) !== month}
                    // Otherwise a dialog around it would close with the calendar.
                    data-mantine-stop-propagation="true"
                    onClick={() => onChoose(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MonthButton({ label, step, onMove }: { label: string; step: 1 | -1; onMove: () => void }) {
  const Icon = step < 0 ? IconChevronLeft : IconChevronRight;
  return (
    <IconButton aria-label={label} data-mantine-stop-propagation="true" tabIndex={-1} onClick={onMove}>
      <Icon size={18} aria-hidden />
    </IconButton>
  );
}
