'use client';

import { useTranslations } from 'next-intl';
import { lazy, Suspense, type ReactNode } from 'react';
import type { Transaction } from '@/api/types';
import type { Field } from '../in-place/field-change';
import type { RowActs } from './row-acts';
import styles from './rows.module.css';

const loadEditField = () => import('../in-place/edit-field').then((module) => ({ default: module.EditField }));
const EditField = lazy(loadEditField);

export interface CellProps {
  row: Transaction;
  title: string;
  active: boolean;
  editing: Field | null;
  typed: string | null;
  acts: RowActs;
}

interface Props extends CellProps {
  field: Field;
  hint?: string;
  className?: string | undefined;
  children: ReactNode;
}

/** A field of a row: text until it is pressed, then it is changed where it stands. */
export function Cell({ row, title, active, editing, typed, acts, field, hint, className, children }: Props) {
  const t = useTranslations('transactions');
  const shown = (
    <button
      type="button"
      className={className ? `${styles.cell} ${className}` : styles.cell}
      data-field={field}
      title={hint ?? t('row.change', { field })}
      tabIndex={active ? 0 : -1}
      onPointerEnter={() => void loadEditField()}
      onClick={() => acts.edit(row.id, field)}
    >
      {children}
    </button>
  );
  if (editing !== field) return shown;
  return (
    <Suspense fallback={shown}>
      <EditField
        row={row}
        title={title}
        field={field}
        typed={typed}
        onType={(text) => acts.type(row.id, text)}
        onEnd={(here) => acts.endEdit(row.id, here)}
        onFilter={(category) => acts.filter({ category })}
      />
    </Suspense>
  );
}
