'use client';

import { Button, TextInput } from '@mantine/core';
import Link from 'next/link';
import { useState } from 'react';
import { CategorySelect } from '@/ui/form/category-select';
import styles from './import.module.css';

interface Props {
  busy: boolean;
  onApply: (rule: { payeeContains: string; categoryId: string }) => Promise<boolean>;
}

export function CategorizeRows({ busy, onApply }: Props) {
  const [payeeContains, setPayeeContains] = useState('');
  const [categoryId, setCategoryId] = useState('');
  const ready = payeeContains.trim() !== '' && categoryId !== '';
  return (
    <form
      className="card"
      aria-label="Categorize rows"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        void onApply({ payeeContains: payeeContains.trim(), categoryId }).then((done) => {
          if (done) setPayeeContains('');
        });
      }}
    >
      <h2>Categorize all rows at once</h2>
      <div className={styles.rule}>
        <TextInput
          label="Payee contains"
          value={payeeContains}
          onChange={(event) => setPayeeContains(event.currentTarget.value)}
        />
        <CategorySelect
          label="Category"
          kind="both"
          none="Choose…"
          value={categoryId}
          onChange={(event) => setCategoryId(event.currentTarget.value)}
        />
        <Button type="submit" variant="light" loading={busy} disabled={!ready}>
          Set category
        </Button>
      </div>
      <p className="small soft">
        It is <Link href="/categories#remembered">remembered</Link> and proposed at the next import.
      </p>
    </form>
  );
}
