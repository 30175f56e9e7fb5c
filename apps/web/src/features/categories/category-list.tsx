'use client';

import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { lazy, useState } from 'react';
import type { Category } from '@/api/types';
import { CategoryMark } from '@/ui/category-mark';
import { Dialog } from '@/ui/dialog';
import { useLedger } from '@/ui/ledger/ledger-context';
import listStyles from '@/ui/list.module.css';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import { DeleteCategory } from './delete-category';

const CategoryForm = lazy(() => import('./category-form').then((module) => ({ default: module.CategoryForm })));

export function CategoryList() {
  const { categories } = useLedger();
  const [editing, setEditing] = useState<Category | 'new' | null>(null);
  const kinds = [
    { kind: 'expense', title: 'Expenses' },
    { kind: 'income', title: 'Income' },
  ] as const;
  return (
    <>
      <div className="spread">
        <h1>Categories</h1>
        <Button variant="light" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEditing('new')}>
          New category
        </Button>
      </div>
      {kinds.map(({ kind, title }) => (
        <section key={kind} aria-label={title} className="stack">
          <h2>{title}</h2>
          <ul className={`card ${listStyles.list} ${listStyles.pairs}`}>
            {withChildren(categories, kind).map((category) => (
              <li key={category.id} className={category.parentId ? listStyles.child : undefined}>
                <p className="row">
                  <CategoryMark category={category} />
                  <Link prefetch={false} href={transactionsLink({ category: category.id })}>
                    {category.name}
                  </Link>{' '}
                  {category.archived && (
                    <span className="badge" data-tone="plain">
                      Archived
                    </span>
                  )}
                </p>
                <div className={listStyles.actions}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={36}
                    aria-label={`Edit ${category.name}`}
                    onClick={() => setEditing(category)}
                  >
                    <IconPencil size={18} aria-hidden />
                  </ActionIcon>
                  <DeleteCategory category={category} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Dialog
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' ? 'New category' : 'Edit category'}
        subject={editing === 'new' ? 'new' : `${editing?.id} ${editing?.version}`}
      >
        {(end) => editing && <CategoryForm {...(editing !== 'new' && { category: editing })} onDone={end} />}
      </Dialog>
    </>
  );
}

function withChildren(categories: readonly Category[], kind: string): Category[] {
  const own = categories.filter((category) => category.kind === kind);
  const byName = (left: Category, right: Category): number => left.name.localeCompare(right.name);
  return own
    .filter((category) => !category.parentId)
    .sort(byName)
    .flatMap((parent) => [parent, ...own.filter((category) => category.parentId === parent.id).sort(byName)]);
}
