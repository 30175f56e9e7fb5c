import type { Money } from '@/api/types';
import { formatMoney, type SignStyle } from './format';

interface Props {
  value: Money;
  locale: string;
  sign?: SignStyle;
  tone?: 'income' | 'spending' | undefined;
}

/** An amount of money. The browser's Intl data may differ from the server's by a space; that is no reason to render twice. */
export function Amount({ value, locale, sign = 'auto', tone }: Props) {
  return (
    <span className={tone ? `amount ${tone}` : 'amount'} suppressHydrationWarning>
      {formatMoney(value, locale, sign)}
    </span>
  );
}
