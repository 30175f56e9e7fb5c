'use client';

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';

const loadDialog = () => import('./form/transaction-dialog').then((module) => module.TransactionDialog);
const TransactionDialog = dynamic(loadDialog, {
  ssr: false,
});

export function AddTransactionButton() {
  // Each opening is a form of its own, with a fresh idempotency key.
  const [opening, setOpening] = useState<number | null>(null);
  const [count, setCount] = useState(0);
  return (
    <>
      <Button
        leftSection={<IconPlus size={18} aria-hidden />}
        onPointerEnter={() => void loadDialog()}
        onFocus={() => void loadDialog()}
        onClick={() => {
          setCount(count + 1);
          setOpening(count);
        }}
      >
        Add
        <span className="hidden"> transaction</span>
      </Button>
      {opening !== null && <TransactionDialog key={opening} onClose={() => setOpening(null)} />}
    </>
  );
}
