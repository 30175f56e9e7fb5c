'use client';

import { TextInput, type TextInputProps } from '@/ui/controls/field';
import { useLedger } from '@/ui/ledger/ledger-context';
import { amountForInput, isCalculation, parseAmountInput } from './amount-input';
import styles from './form.module.css';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** As typed. */
  value?: string;
  onChange: (typed: string) => void;
  /** Said beside the amount; absent where the currency is a field of its own. */
  currency?: string | undefined;
}

/** An amount of money: both decimal signs, and small calculations such as 12+3.50, which are worked out when the field is left. */
export function MoneyField({ value, onChange, onBlur, currency, ...shown }: Props) {
  const { locale } = useLedger();
  function workOut(): void {
    const result = value && isCalculation(value) ? parseAmountInput(value, locale) : null;
    if (result !== null) onChange(amountForInput(result, locale));
  }
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      {...shown}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => {
        workOut();
        onBlur?.(event);
      }}
      {...(currency && {
        className: `${styles.money} ${shown.className ?? ''}`,
        rightSection: <span className={styles.currency}>{currency}</span>,
      })}
    />
  );
}
