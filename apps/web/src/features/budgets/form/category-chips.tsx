'use client';

import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { Category } from '@/api/types';
import { Choice } from '@/ui/controls/choice';
import { TextInput } from '@/ui/controls/field';
import { ColorDot } from '@/ui/color-dot';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { useLedger } from '@/ui/ledger/ledger-context';
import type { BudgetFormState } from './budget-form';
import { offeredCategories } from './offered-categories';
import styles from './chips.module.css';

/** What a budget counts: all spending, said in so many words, or the categories that are looked for and chosen. */
export function CategoryChips({ form }: { form: BudgetFormState }) {
  const t = useTranslations('budgets.form.counts');
  const error = form.errors['categoryIds'];
  return (
    <fieldset className={styles.field}>
      <legend>{t('label')}</legend>
      <Choice
        label={t('label')}
        data={[
          { value: 'some', label: t('some') },
          { value: 'all', label: t('all') },
        ]}
        value={form.values.counts}
        onChange={(counts) => form.setFieldValue('counts', counts)}
      />
      {form.values.counts === 'all' ? <p className="small soft">{t('allText')}</p> : <Chosen form={form} />}
      {error && (
        <p className={`small ${styles.error}`} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function Chosen({ form }: { form: BudgetFormState }) {
  const { categories } = useLedger();
  const t = useTranslations('budgets.form.counts');
  const words = useTranslations('ledger');
  const search = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const { categoryIds } = form.values;
  const offered = offeredCategories(categories, categoryIds, typed);

  /** The chip that was pressed is gone: the keyboard goes on where more are looked for. */
  function set(ids: string[]): void {
    form.setFieldValue('categoryIds', ids);
    search.current?.focus();
  }
  function add({ id }: Category): void {
    set([...categoryIds, id]);
    setTyped('');
  }
  function addOnEnter(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || typed.trim() === '') return;
    event.preventDefault();
    if (offered[0]) add(offered[0]);
  }

  return (
    <>
      {categoryIds.length > 0 && (
        <ul className={styles.chips} aria-label={t('chosen')}>
          {categoryIds.map((id) => {
            const name = categoryLabel(categories, id, words);
            return (
              <li key={id}>
                <button
                  type="button"
                  className={styles.chip}
                  data-chosen
                  aria-label={t('remove', { name })}
                  onClick={() => set(categoryIds.filter((each) => each !== id))}
                >
                  <ColorDot color={categories.find((each) => each.id === id)?.color ?? null} />
                  {name}
                  <IconX size={14} aria-hidden />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <TextInput
        ref={search}
        label={t('search')}
        placeholder={t('placeholder')}
        autoComplete="off"
        error={form.errors['categoryIds'] !== undefined}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={addOnEnter}
      />
      <ul className={styles.chips} aria-label={t('offered')}>
        {offered.map((category) => (
          <li key={category.id}>
            <button
              type="button"
              className={styles.chip}
              aria-label={t('add', { name: category.name })}
              onClick={() => add(category)}
            >
              <IconPlus size={14} aria-hidden />
              {category.name}
            </button>
          </li>
        ))}
      </ul>
      {offered.length === 0 && typed.trim() !== '' && <p className="small soft">{t('none')}</p>}
    </>
  );
}
