'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useLedger } from '@/ui/ledger/ledger-context';
import type { RatesAsked } from './rates-asked';
import styles from './rates.module.css';

/** The currency and the day live in the address, so that a table can be kept and shared. */
export function RatesForm({ asked }: { asked: RatesAsked }) {
  const { currencies, today } = useLedger();
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  return (
    <form
      className={`card ${styles.form}`}
      aria-label="Rates to show"
      onSubmit={(event) => {
        event.preventDefault();
        const query = new URLSearchParams();
        for (const [name, value] of new FormData(event.currentTarget)) query.set(name, String(value));
        startTransition(() => router.push(`/rates?${query.toString()}`));
      }}
    >
      <NativeSelect label="One unit of" name="base" defaultValue={asked.base} data={[...currencies]} />
      <TextInput label="On" name="date" type="date" max={today} defaultValue={asked.date} />
      <Button type="submit" variant="light" loading={pending}>
        Show
      </Button>
    </form>
  );
}
