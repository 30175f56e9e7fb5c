'use client';

import { Button, NativeSelect } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { DateField } from '@/ui/form/date-field';
import { useLedger } from '@/ui/ledger/ledger-context';
import type { RatesAsked } from './rates-asked';
import styles from './rates.module.css';

/** The currency and the day live in the address, so that a table can be kept and shared. */
export function RatesForm({ asked }: { asked: RatesAsked }) {
  const { currencies, today } = useLedger();
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [date, setDate] = useState(asked.date);
  return (
    <form
      className={`card ${styles.form}`}
      aria-label="Rates to show"
      onSubmit={(event) => {
        event.preventDefault();
        const base = String(new FormData(event.currentTarget).get('base'));
        startTransition(() => router.push(`/rates?${new URLSearchParams({ base, date: date || today }).toString()}`));
      }}
    >
      <NativeSelect label="One unit of" name="base" defaultValue={asked.base} data={[...currencies]} />
      <DateField label="On" value={date} onChange={setDate} />
      <Button type="submit" variant="light" loading={pending}>
        Show
      </Button>
    </form>
  );
}
