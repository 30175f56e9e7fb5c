'use client';

import { CalendarDate } from '@pft/kernel';
import { IconCalendar } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { IconButton } from '@/ui/controls/button';
import { TextInput } from '@/ui/controls/field';
import { useLedger } from '@/ui/ledger/ledger-context';
import { dateForInput, parseTypedDate } from './typed-date';

const Calendar = dynamic(() => import('./calendar').then((module) => module.Calendar), { ssr: false });

interface Props {
  label: string;
  description?: string;
  required?: boolean;
  className?: string;
  /** YYYY-MM-DD, or '' where there is none. */
  value?: string;
  /** Comes when a day is done: chosen, gone to by an arrow, or typed and left. '' where it was cleared. */
  onChange: (date: string) => void;
  error?: ReactNode;
}

/** A day, typed as a person writes it, moved by the arrows, or chosen in a calendar. */
export function DateField({ value = '', onChange, error, ...shown }: Props) {
  const t = useTranslations('forms');
  const { locale, today } = useLedger();
  // What is being typed; null where the field shows its value.
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const read = typed === null ? value : (parseTypedDate(typed, { locale, today }) ?? '');
  const isWrong = typed !== null && typed.trim() !== '' && read === '';

  function commit(): void {
    if (typed === null || isWrong) return;
    setTyped(null);
    if (read !== value) onChange(read);
  }
  function choose(date: string): void {
    setTyped(null);
    setOpen(false);
    field.current?.focus();
    if (date !== value) onChange(date);
  }
  function step(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') return commit();
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (event.altKey) return setOpen(true);
    setTyped(null);
    onChange(read === '' ? today : CalendarDate.plusDays(read, event.key === 'ArrowUp' ? 1 : -1));
  }

  return (
    <TextInput
      {...shown}
      ref={field}
      autoComplete="off"
      data-unread={isWrong}
      value={typed ?? dateForInput(value, locale)}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={step}
      onBlur={commit}
      error={isWrong ? t('dayUnread', { day: dateForInput(today, locale) }) : error}
      rightSection={
        <>
          <IconButton
            aria-label={t('calendar.open')}
            aria-expanded={open}
            // The keyboard moves days in the field itself, and opens the calendar there with Alt and an arrow.
            tabIndex={-1}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => setOpen(!open)}
          >
            <IconCalendar size={18} aria-hidden />
          </IconButton>
          {open && <Calendar field={field} value={read || today} onChoose={choose} onClose={() => setOpen(false)} />}
        </>
      }
    />
  );
}
