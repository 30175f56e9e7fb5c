'use client';

import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ifMatch, transactionApi } from '@/api/browser';
import { unwrap } from '@/api/problem';
import type { Category } from '@/api/types';
import { ColorDot } from '@/ui/color-dot';
import styles from '@/ui/form/form.module.css';
import { useLedger } from '@/ui/ledger/ledger-context';
import { ProblemAlert } from '@/ui/problem-alert';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/form/use-submit';
import { colorOptions } from './category-colors';

const pointers = ['/name', '/kind', '/parentId', '/color'];

export function CategoryForm({ category, onDone }: { category?: Category; onDone: () => void }) {
  const { categories } = useLedger();
  const [name, setName] = useState(category?.name ?? '');
  const [kind, setKind] = useState<Category['kind']>(category?.kind ?? 'expense');
  const [parentId, setParentId] = useState(category?.parentId ?? '');
  const [color, setColor] = useState(category?.color ?? '');
  const [archived, setArchived] = useState(category?.archived ?? false);
  const { busy, problem, submit } = useSubmit(onDone);
  const parents = categories.filter(
    (each) => each.kind === kind && !each.parentId && !each.archived && each.id !== category?.id,
  );
  const isParent = categories.some((each) => each.parentId !== null && each.parentId === category?.id);

  async function save(): Promise<void> {
    await submit(async (key) => {
      const body = { name: name.trim(), parentId: parentId || null, color: color || null };
      if (category) {
        await unwrap(
          transactionApi.PATCH('/categories/{id}', {
            params: { path: { id: category.id } },
            headers: ifMatch(category.version),
            body: { ...body, archived },
          }),
        );
      } else {
        await unwrap(
          transactionApi.POST('/categories', {
            params: { header: { 'Idempotency-Key': key } },
            body: { ...body, kind },
          }),
        );
      }
      toast(`The category “${body.name}” is ${category ? 'changed' : 'made'}.`);
    });
  }

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {problem?.concernsOthersThan(pointers) && <ProblemAlert problem={problem} />}
      <TextInput
        label="Name"
        required
        data-autofocus
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={problem?.at('/name')}
      />
      {!category && (
        <NativeSelect
          label="Kind"
          value={kind}
          onChange={(event) => {
            setKind(event.currentTarget.value as Category['kind']);
            setParentId('');
          }}
          data={[
            { value: 'expense', label: 'Expense' },
            { value: 'income', label: 'Income' },
          ]}
          error={problem?.at('/kind')}
        />
      )}
      {!isParent && (
        <NativeSelect
          label="Belongs to"
          value={parentId}
          onChange={(event) => setParentId(event.currentTarget.value)}
          data={[
            { value: '', label: 'Nothing: a category of its own' },
            ...parents.map(({ id, name: label }) => ({ value: id, label })),
          ]}
          error={problem?.at('/parentId')}
        />
      )}
      <NativeSelect
        label="Colour"
        value={color}
        onChange={(event) => setColor(event.currentTarget.value)}
        data={colorOptions(color)}
        leftSection={<ColorDot color={color || null} />}
        error={problem?.at('/color')}
      />
      {category && (
        <Checkbox
          label="Archived: kept, but no longer offered"
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" loading={busy}>
          {category ? 'Save' : 'Make category'}
        </Button>
      </div>
    </form>
  );
}
