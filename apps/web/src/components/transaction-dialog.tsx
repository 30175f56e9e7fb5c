'use client';

import { Modal } from '@mantine/core';
import type { Transaction } from '../api/types';
import { TransactionForm } from './transaction-form';

export function TransactionDialog({ transaction, onClose }: { transaction?: Transaction; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={transaction ? 'Edit transaction' : 'Add transaction'} size="lg">
      <TransactionForm {...(transaction && { transaction })} onDone={onClose} />
    </Modal>
  );
}
