/**
 * What a person typed as an amount → the decimal string the API takes, or null. Accepts the separators of any locale; a
 * single separator followed by three digits is ambiguous and read as the person's own locale writes it. Only text is
 * handled, so that no digit is lost.
 */
export function parseAmountInput(typed: string, locale: string): string | null {
  const text = typed.replace(/[\s\u00a0\u202f'’]/g, '');
  const match = /^(-?)(\d[\d.,]*|[.,]\d+)$/.exec(text);
  if (!match) return null;
  const [, sign = '', body = ''] = match;
  const decimal = decimalSeparatorOf(body, locale);
  const at = decimal ? body.lastIndexOf(decimal) : body.length;
  const whole = body.slice(0, at);
  const fraction = decimal ? body.slice(at + 1) : '';
  if (!/^\d*$/.test(fraction) || !isGrouped(whole)) return null;
  const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '') || '0';
  return `${sign}${digits}${fraction ? `.${fraction}` : ''}`;
}

function decimalSeparatorOf(body: string, locale: string): string | undefined {
  const used = [...new Set(body.replace(/\d/g, ''))];
  if (used.length === 0) return undefined;
  if (used.length === 2) return body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',';
  const separator = used[0] ?? '.';
  if (body.split(separator).length > 2) return undefined;
  const ambiguous = /^\d{1,3}[.,]\d{3}$/.test(body);
  return ambiguous && separator !== localeDecimal(locale) ? undefined : separator;
}

function isGrouped(whole: string): boolean {
  return /^\d*$/.test(whole) || /^\d{1,3}([.,]\d{2,3})*[.,]\d{3}$/.test(whole);
}

function localeDecimal(locale: string): string {
  try {
    return new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
  } catch {
    return '.';
  }
}

/** The amount as it is offered for editing: plain digits with the locale's decimal sign. */
export function amountForInput(amount: string, locale: string): string {
  return localeDecimal(locale) === ',' ? amount.replace('.', ',') : amount;
}
