'use client';

import { IconPlus, IconX } from '@tabler/icons-react';
import type { FormErrors } from '@mantine/form';
import type { Money } from '@pft/kernel';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '@/ui/controls/button';
import { TextInput } from '@/ui/controls/field';
import { formatMoney } from '@/ui/format';
import {
  addPart,
  leastParts,
  leftToAssign,
  mostParts,
  readAmount,
  removePart,
  restIntoFirst,
  restIntoLast,
  type PartDraft,
} from './split-parts';
import { CategorySelect } from '@/ui/form/category-select';
import { MoneyField } from '@/ui/form/money-field';
import type { ProblemForm } from '@/ui/form/use-problem-form';
import formStyles from '@/ui/form/form.module.css';
import { useLedger } from '@/ui/ledger/ledger-context';
import type { Words } from '@/words/words';
import styles from './split-fields.module.css';
import type { TransactionDraft } from './transaction-input';

interface Props {
  form: ProblemForm<TransactionDraft>['form'];
  currency: string;
  kind: 'income' | 'expense';
  /** Whether the person has just asked for parts, and so goes on typing here. */
  focusFirst: boolean;
  onOneCategory: () => void;
}

/** The parts of an income or expense, each with a category of its own, and what of the whole is left to assign. */
export function SplitFields({ form, currency, kind, focusFirst, onOneCategory }: Props) {
  const t = useTranslations('quickAdd.parts');
  const { locale } = useLedger();
  const { amount, splits: parts } = form.values;
  const total = readAmount(amount, currency, locale);
  // The first part has what the others leave, till a person says what it has.
  const [hasRest, setHasRest] = useState(focusFirst);
  const fieldset = useRef<HTMLFieldSetElement>(null);
  const focusNext = useRef<string | null>(focusFirst ? (parts[0]?.categoryId ? 'amount-0' : 'category-0') : null);
  useEffect(() => {
    if (focusNext.current) fieldset.current?.querySelector<HTMLElement>(`[data-part="${focusNext.current}"]`)?.focus();
    focusNext.current = null;
  }, [parts]);

  function change(changed: readonly PartDraft[]): void {
    form.setFieldValue('splits', changed);
    // An error counts the parts as they were sent; once they are changed it may mean another one.
    form.setErrors((errors) =>
      Object.fromEntries(Object.entries(errors).filter(([field]) => !/^splits\b/.test(field))),
    );
  }
  function edit(part: PartDraft, changed: Partial<PartDraft>): void {
    const edited = parts.map((each) => (each === part ? { ...each, ...changed } : each));
    const isFirst = part === parts[0];
    if (isFirst && 'amount' in changed) setHasRest(false);
    change(hasRest && !isFirst && typeof total !== 'string' ? restIntoFirst(edited, total, locale) : edited);
  }
  function add(): void {
    const more = addPart(parts);
    focusNext.current = `category-${more.length - 1}`;
    change(more);
  }
  function remove(index: number, id: number): void {
    focusNext.current = `category-${Math.min(index, parts.length - 2)}`;
    change(removePart(parts, id));
  }

  return (
    <fieldset ref={fieldset} className={styles.parts}>
      <legend className={styles.legend}>{t('legend')}</legend>
      <ol className={styles.rows}>
        {parts.map((part, index) => (
          <PartRow
            key={part.id}
            part={part}
            index={index}
            kind={kind}
            errors={form.errors}
            onChange={(changed) => edit(part, changed)}
            {...(parts.length > leastParts && { onRemove: () => remove(index, part.id) })}
          />
        ))}
      </ol>
      <LeftToAssign parts={parts} total={total} onMend={change} />
      {form.errors['splits'] && (
        <p className={styles.error} role="alert">
          {form.errors['splits']}
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
          {t('add')}
        </Button>
        <Button
          className={formStyles.flush ?? ''}
          variant="subtle"
          tone="plain"
          size="compact-sm"
          onClick={onOneCategory}
        >
          {t('oneCategory')}
        </Button>
      </div>
    </fieldset>
  );
}

interface RowProps {
  part: PartDraft;
  index: number;
  kind: 'income' | 'expense';
  errors: FormErrors;
  onChange: (change: Partial<PartDraft>) => void;
  /** Absent where the part is one of the last that a split needs. */
  onRemove?: () => void;
}

function PartRow({ part, index, kind, errors, onChange, onRemove }: RowProps) {
  const t = useTranslations('quickAdd.parts');
  const none = useTranslations('forms.category');
  const number = String(index + 1);
  return (
    <li className={styles.row}>
      <CategorySelect
        className={styles.category ?? ''}
        aria-label={t('category', { number })}
        data-part={`category-${index}`}
        kind={kind}
        none={none('none')}
        value={part.categoryId}
        onChange={(event) => onChange({ categoryId: event.currentTarget.value })}
        error={errors[['splits', index, 'categoryId'].join('.')]}
      />
      <MoneyField
        className={styles.amount ?? ''}
        aria-label={t('amount', { number })}
        data-part={`amount-${index}`}
        placeholder={t('amountHint')}
        value={part.amount}
        onChange={(amount) => onChange({ amount })}
        error={errors[`splits.${index}.amount`]}
      />
      <TextInput
        className={styles.note ?? ''}
        aria-label={t('note', { number })}
        placeholder={t('noteHint')}
        autoComplete="off"
        value={part.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
        error={errors[`splits.${index}.note`]}
      />
      <IconButton
        className={styles.remove ?? ''}
        size="md"
        aria-label={t('remove', { number })}
        disabled={!onRemove}
        onClick={onRemove}
      >
        <IconX size={18} aria-hidden />
      </IconButton>
    </li>
  );
}

interface LeftProps {
  parts: readonly PartDraft[];
  /** The whole amount, or why what was typed is none. */
  total: Money | string;
  onMend: (parts: PartDraft[]) => void;
}

/** What of the whole no part has, and the way to give it to the last one. */
function LeftToAssign({ parts, total, onMend }: LeftProps) {
  const t = useTranslations('quickAdd.parts');
  const { locale } = useLedger();
  const left = typeof total === 'string' ? null : leftToAssign(parts, total, locale);
  const mended = typeof total === 'string' || left?.isZero() ? null : restIntoLast(parts, total, locale);
  return (
    <div className="spread">
      <p className={styles.left} data-state={left?.isZero() ? 'even' : 'open'} aria-live="polite">
        {left ? leftText(left, locale, t) : t('enterWhole')}
      </p>
      {mended && (
        <Button variant="light" size="compact-sm" onClick={() => onMend(mended)}>
          {left?.isNegative() ? t('takeFromLast') : t('restIntoLast')}
        </Button>
      )}
    </div>
  );
}

function leftText(left: Money, locale: string, t: Words<'quickAdd.parts'>): string {
  if (left.isZero()) return t('assigned');
  const amount = formatMoney(left.abs().toJSON(), locale);
  return t(left.isNegative() ? 'tooMuch' : 'left', { amount });
}
