import { currencyExponent, MAX_AMOUNT_MINOR } from '@pft/kernel';
import { EARLIEST_DAY } from '../../../ledger-date';
import type { ReadingRules } from '../../statement';
import { significantFraction, type WrittenAmount } from '../cells/amount-text';
import { dateOfDay, type DayReader } from '../cells/date-format';
import { shortText } from './stored-text';

/** Thrown for single rows, of which a file may have many: where it was thrown nobody asks. */
export class RowProblem {
  constructor(readonly message: string) {}
}

export function fail(problem: string): never {
  throw new RowProblem(problem);
}

/** In minor units, without its sign. @throws RowProblem */
export function minorOf(written: WrittenAmount, currency: string, decimal: string): bigint {
  const exponent = currencyExponent(currency);
  const fraction = significantFraction(written.fraction, exponent);
  if (fraction.length > exponent) {
    const figure = `${written.whole}${decimal}${written.fraction}`;
    fail(`The amount ${figure} has ${fraction.length} decimals, ${currency} has ${exponent}.`);
  }
  const minor = BigInt(written.whole + fraction.padEnd(exponent, '0'));
  if (minor > MAX_AMOUNT_MINOR) fail('The amount is larger than a transaction can hold.');
  return minor;
}

/** @throws RowProblem */
export function bookingDay(text: string, day: DayReader, format: string, { latestDate }: ReadingRules): string {
  if (text === '') fail('The date is missing.');
  const date = dateOfDay(day(text) ?? fail(`The date «${shortText(text)}» is no day written as ${format}.`));
  if (date < EARLIEST_DAY || date > latestDate)
    fail(`The date ${date} is not between ${EARLIEST_DAY} and ${latestDate}.`);
  return date;
}
