import { isWithdrawn } from '@pft/kernel';
import { currencyName } from '../format';

export interface CurrencyChoice {
  value: string;
  label: string;
}

/** In which most people keep their accounts. */
const COMMON = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'CAD', 'AUD', 'SEK', 'PLN', 'CNY'];

/** "EUR – Euro". Made by the server, for what a browser calls a currency may differ from what the server does. */
export function currencyChoices(codes: readonly string[], locale: string): CurrencyChoice[] {
  return codes.map((code) => {
    const name = currencyName(code, locale);
    return { value: code, label: name === code ? code : `${code} – ${name}` };
  });
}

/** The person's own and the common ones at the top; none that nobody is paid in any more, unless it is the person's own. */
export function commonFirst(
  choices: readonly CurrencyChoice[],
  own: string,
): [common: CurrencyChoice[], others: CurrencyChoice[]] {
  const first = [...new Set([own, ...COMMON])];
  return [
    first.flatMap((code) => choices.find(({ value }) => value === code) ?? []),
    choices.filter(({ value }) => !first.includes(value) && !isWithdrawn(value)),
  ];
}
