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
  const [opened, setOpened] = useState(false);
  // The dialog's code is loaded by the first opening, and stays.
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <Button
        leftSection={<IconPlus size={18} aria-hidden />}
        onPointerEnter={() => void loadDialog()}
        onFocus={() => void loadDialog()}
        onClick={() => {
          setWanted(true);
          setOpened(true);
        }}
      >
        Add
        <span className="hidden"> transaction</span>
      </Button>
      {wanted && <TransactionDialog opened={opened} onClose={() => setOpened(false)} />}
    </>
  );
}
