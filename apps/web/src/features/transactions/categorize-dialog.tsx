'use client';

import { Button, Modal, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { newIdempotencyKey, transactionApi } from '@/api/browser';
import { asProblem, unwrap, type ApiProblem } from '@/api/problem';
import { CategorySelect } from '@/ui/form/category-select';
import styles from '@/ui/form/form.module.css';
import { ProblemAlert } from '@/ui/problem-alert';
import { toast } from '@/ui/toast';

interface Props {
  text: string;
  kind: 'income' | 'expense';
  onClose: () => void;
}

/** A category for all transactions whose payee contains a text, now and in later imports. */
export function CategorizeDialog({ text, kind, onClose }: Props) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [payeeContains, setPayeeContains] = useState(text);
  const [categoryId, setCategoryId] = useState('');
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const { updated } = await unwrap(
        transactionApi.POST('/transactions/categorize', {
          params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
          body: { payeeContains: payeeContains.trim(), categoryId },
        }),
      );
      toast(`${updated} ${updated === 1 ? 'transaction has' : 'transactions have'} the category now.`);
      await queryClient.invalidateQueries({ queryKey: ['transactions'] });
      router.refresh();
      onClose();
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title="Categorize all rows">
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {problem?.concernsOthersThan(['/payeeContains', '/categoryId']) && <ProblemAlert problem={problem} />}
        <TextInput
          label="Payee contains"
          required
          data-autofocus
          value={payeeContains}
          onChange={(event) => setPayeeContains(event.currentTarget.value)}
          error={problem?.at('/payeeContains')}
        />
        <CategorySelect
          label="Category"
          required
          kind={kind}
          none="Choose…"
          value={categoryId}
          onChange={(event) => setCategoryId(event.currentTarget.value)}
          error={problem?.at('/categoryId')}
        />
        <p className="small soft">
          Upper and lower case make no difference. It is <Link href="/categories#remembered">remembered</Link> and
          proposed at the next import.
        </p>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} disabled={!categoryId || !payeeContains.trim()}>
            Set category
          </Button>
        </div>
      </form>
    </Modal>
  );
}
