'use client';

import { useTranslations } from 'next-intl';
import { useState, type KeyboardEvent } from 'react';
import { Button } from '@/ui/controls/button';
import { TextInput } from '@/ui/controls/field';
import { formatPercent } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import type { BudgetFormState } from './budget-form';
import styles from './chips.module.css';
import { parseThreshold } from './threshold';

const USUAL = [50, 75, 80, 90, 100];

/** At which parts of the limit the person is told: the usual ones to press, others to add. */
export function ThresholdChips({ form }: { form: BudgetFormState }) {
  const { locale } = useLedger();
  const t = useTranslations('budgets.form.thresholds');
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const { thresholds } = form.values;
  const error = form.errors['thresholds'];

  function toggle(threshold: number): void {
    const isOn = thresholds.includes(threshold);
    form.setFieldValue(
      'thresholds',
      isOn ? thresholds.filter((each) => each !== threshold) : [...thresholds, threshold],
    );
  }

  function add(): void {
    const threshold = parseThreshold(typed);
    setWrong(threshold === null);
    if (threshold === null) return;
    if (!thresholds.includes(threshold)) toggle(threshold);
    setTyped('');
  }

  /** Enter adds it; else it would send the form without it. */
  function addOnEnter(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || typed.trim() === '') return;
    event.preventDefault();
    add();
  }

  return (
    <fieldset className={styles.field}>
      <legend>{t('label')}</legend>
      <div className={styles.chips}>
        {[...new Set([...USUAL, ...thresholds])]
          .sort((left, right) => left - right)
          .map((threshold) => (
            <button
              key={threshold}
              type="button"
              className={styles.chip}
              aria-pressed={thresholds.includes(threshold)}
              onClick={() => toggle(threshold)}
            >
              {formatPercent(threshold, locale)}
            </button>
          ))}
      </div>
      {error && (
        <p className={`small ${styles.error}`} role="alert">
          {error}
        </p>
      )}
      <div className={styles.other}>
        <TextInput
          label={t('other')}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          error={wrong && t('wrong')}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(false);
          }}
          onKeyDown={addOnEnter}
        />
        <Button variant="default" disabled={typed.trim() === ''} onClick={add}>
          {t('add')}
        </Button>
      </div>
    </fieldset>
  );
}
