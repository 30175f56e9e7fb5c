'use client';

import type { Money } from '@/api/types';
import { Amount } from '@/ui/amount';
import { formatMoney, type SignStyle } from '@/ui/format';
import styles from './explained-amount.module.css';
import type { Figure } from './figure';
import { FigureLink } from './figure-link';
import { useLedger } from './ledger-context';

interface Props {
  figure: Figure;
  /** What the amount is of, for whoever hears it alone. */
  name: string;
  value: Money;
  sign?: SignStyle;
  tone?: 'income' | 'spending' | undefined;
}

/** An amount that opens to what it is made of. */
export function ExplainedAmount({ figure, name, value, sign = 'auto', tone }: Props) {
  const { locale } = useLedger();
  return (
    <FigureLink figure={figure} className={styles.explained} label={`${name}: ${formatMoney(value, locale, sign)}`}>
      <Amount value={value} locale={locale} sign={sign} tone={tone} />
    </FigureLink>
  );
}
