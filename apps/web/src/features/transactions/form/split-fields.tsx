'use client';

import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { Money } from '@pft/kernel';
import { useEffect, useRef } from 'react';
import { formatMoney } from '@/ui/format';
import {
  addPart,
  leastParts,
  leftToAssign,
  mostParts,
  readAmount,
  removePart,
  restIntoLast,
  type PartDraft,
} from './split-parts';
import { CategorySelect } from '@/ui/form/category-select';
import formStyles from '@/ui/form/form.module.css';
import { useLedger } from '@/ui/ledger/ledger-context';
import styles from './split-fields.module.css';

interface Props {
  parts: readonly PartDraft[];
  /** The whole amount as typed. */
  amount: string;
  currency: string;
  kind: 'income' | 'expense';
  /** The error at a JSON pointer, or the one that concerns the parts as a whole. */
  error: (pointer: string) => string | undefined;
  wholeError: string | undefined;
  /** Whether the person has just asked for parts, and so goes on typing here. */
  focusFirst: boolean;
  onChange: (parts: PartDraft[]) => void;
  onOneCategory: () => void;
}

/** The parts of an income or expense, each with a category of its own, and what of the whole is left to assign. */
export function SplitParts(props: Props) {
  const { parts, amount, currency, kind, error, wholeError, focusFirst, onChange, onOneCategory } = props;
  const { locale } = useLedger();
  const fieldset = useRef<HTMLFieldSetElement>(null);
  const focusNext = useRef<string | null>(focusFirst ? (parts[0]?.categoryId ? 'amount 0' : 'category 0') : null);
  useEffect(() => {
    if (focusNext.current) fieldset.current?.querySelector<HTMLElement>(`[data-part="${focusNext.current}"]`)?.focus();
    focusNext.current = null;
  }, [parts]);

  const total = readAmount(amount, currency, locale);
  const left = typeof total === 'string' ? null : leftToAssign(parts, total, locale);
  const mended = typeof total === 'string' || left?.isZero() ? null : restIntoLast(parts, total, locale);
  const set = (index: number, change: Partial<PartDraft>): void =>
    onChange(parts.map((part, i) => (i === index ? { ...part, ...change } : part)));

  function add(): void {
    const more = addPart(parts);
    focusNext.current = `category ${more.length - 1}`;
    onChange(more);
  }
  function remove(index: number, id: number): void {
    focusNext.current = `category ${Math.min(index, parts.length - 2)}`;
    onChange(removePart(parts, id));
  }

  return (
    <fieldset ref={fieldset} className={styles.parts}>
      <legend className={styles.legend}>Parts</legend>
      <ol className={styles.rows}>
        {parts.map((part, index) => (
          <li key={part.id} className={styles.row}>
            <CategorySelect
              className={styles.category ?? ''}
              aria-label={`Category of part ${index + 1}`}
              data-part={`category ${index}`}
              kind={kind}
              none="Uncategorised"
              value={part.categoryId}
              onChange={(event) => set(index, { categoryId: event.currentTarget.value })}
              error={error(`/splits/${index}/categoryId`)}
            />
            <TextInput
              className={styles.amount ?? ''}
              aria-label={`Amount of part ${index + 1}`}
              data-part={`amount ${index}`}
              placeholder="Amount"
              inputMode="decimal"
              autoComplete="off"
              value={part.amount}
              onChange={(event) => set(index, { amount: event.currentTarget.value })}
              error={error(`/splits/${index}/amount`)}
              classNames={{ input: formStyles.amount ?? '' }}
            />
            <TextInput
              className={styles.note ?? ''}
              aria-label={`Note of part ${index + 1}`}
              placeholder="Note (optional)"
              autoComplete="off"
              value={part.note}
              onChange={(event) => set(index, { note: event.currentTarget.value })}
              error={error(`/splits/${index}/note`)}
            />
            <ActionIcon
              className={styles.remove ?? ''}
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`Remove part ${index + 1}`}
              disabled={parts.length <= leastParts}
              onClick={() => remove(index, part.id)}
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <div className="spread">
        <p className={styles.left} data-state={left?.isZero() ? 'even' : 'open'} aria-live="polite">
          {left ? leftText(left, locale) : 'Enter the whole amount above.'}
        </p>
        {mended && (
          <Button variant="light" size="compact-sm" onClick={() => onChange(mended)}>
            {left?.isNegative() ? 'Take it from the last part' : 'Put the rest into the last part'}
          </Button>
        )}
      </div>
      {wholeError && (
        <p className={styles.error} role="alert">
          {wholeError}
        </p>
      )}
      <div className="spread">
        <Button
          className={formStyles.flush ?? ''}
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={parts.length >= mostParts}
          onClick={add}
        >
          Add part
        </Button>
        <Button
          className={formStyles.flush ?? ''}
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={onOneCategory}
        >
          Back to one category
        </Button>
      </div>
    </fieldset>
  );
}

function leftText(left: Money, locale: string): string {
  if (left.isZero()) return 'All of it is assigned.';
  const amount = formatMoney(left.abs().toJSON(), locale);
  return left.isNegative() ? `${amount} too much` : `${amount} left`;
}
