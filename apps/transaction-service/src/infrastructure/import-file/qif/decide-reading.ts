import { currencyExponent, Money } from '@pft/kernel';
import { readAmount } from '../../../domain/import/csv/cells/amount-text';
import type { ImportWarning, QifReading, ReadingContext } from '../../../domain/import/statement';
import { EntryProblem, moneyOf, shortened } from '../entry-values';
import { decideOrder } from './dates';
import { fieldsOf } from './fields';
import type { QifRecords } from './records';

/** What of the dates and amounts can be told from them, and what is not sure about it. */
export function decideReading(
  text: string,
  { sections }: QifRecords,
  context: ReadingContext,
): { reading: QifReading; warnings: ImportWarning[] } {
  const currency = context.account?.currency ?? context.baseCurrency;
  const amounts: string[] = [];
  const dates = sections.map(({ records }) =>
    records.map((record) => {
      const { date, amount, parts } = fieldsOf(text, record);
      if (amount !== null) amounts.push(amount);
      for (const part of parts) if (part.amount !== null) amounts.push(part.amount);
      return date;
    }),
  );
  const { dateOrder, doubt } = decideOrder(dates, currency, context);
  const { decimal, unsure } = decideDecimal(amounts, currency);
  const warnings: ImportWarning[] = [];
  if (doubt !== null) warnings.push({ code: 'date-order-assumed', detail: doubt });
  if (unsure !== null)
    warnings.push({
      code: 'decimal-assumed',
      detail: `«${shortened(unsure)}» may have decimals or thousands. The amounts are read with a decimal ${decimal === '.' ? 'point' : 'comma'}.`,
    });
  // Where the file names no account, the one that is assumed is named with its currency.
  if (!context.account && sections.some(({ account }) => account !== null))
    warnings.push({
      code: 'currency-assumed',
      detail: `QIF names no currency; accounts that are not there yet are opened in ${currency}.`,
    });
  return { reading: { format: 'qif', dateOrder, decimal }, warnings };
}

/** The sign by which more amounts can be read; `unsure` is one that both read, and differently. */
function decideDecimal(
  amounts: Iterable<string>,
  currency: string,
): { decimal: QifReading['decimal']; unsure: string | null } {
  let [points, commas] = [0, 0];
  let unsure: string | null = null;
  for (const amount of amounts) {
    const [point, comma] = [minorOf(amount, '.', currency), minorOf(amount, ',', currency)];
    if (point !== null) points++;
    if (comma !== null) commas++;
    if (point !== null && comma !== null && point !== comma) unsure ??= amount;
  }
  if (points !== commas) return { decimal: points > commas ? '.' : ',', unsure: null };
  return { decimal: '.', unsure };
}

/** Null for what is no amount; without an exception for each, because a file may have a million that are none. */
export function minorOf(text: string, decimal: QifReading['decimal'], currency: string): bigint | null {
  const written = readAmount(text, decimal);
  if (!written) return null;
  const exponent = currencyExponent(currency);
  const { whole, fraction, negative } = written;
  if (whole.length > 20 || !/^0*$/.test(fraction.slice(exponent))) return null;
  const minor = BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, '0'));
  return negative ? -minor : minor;
}

export function signed(text: string, decimal: QifReading['decimal'], currency: string): Money {
  const written = readAmount(text, decimal);
  if (!written)
    throw new EntryProblem(
      text.trim() === ''
        ? 'The amount is missing.'
        : `«${shortened(text.trim())}» is no amount with a decimal ${decimal === '.' ? 'point' : 'comma'}.`,
    );
  const amount = moneyOf(written.whole, written.fraction, currency);
  return written.negative ? amount.negate() : amount;
}
