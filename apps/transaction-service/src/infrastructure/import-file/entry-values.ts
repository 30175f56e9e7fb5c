import { CalendarDate, currencyExponent, MAX_AMOUNT_MINOR, Money } from '@pft/kernel';
import { EARLIEST_DAY } from '../../domain/ledger-date';
import type { ReadingRules, StatementEntry } from '../../domain/import/statement';

const PAYEE_LENGTH = 500;
export const NOTE_LENGTH = 1000;
export const NAME_LENGTH = 100;

/** Why an entry cannot be told, in words for a person. */
export class EntryProblem extends Error {}

/** The entry, or what is wrong with it. */
export function entryOf(
  place: Pick<StatementEntry, 'line' | 'source' | 'section'>,
  read: () => Omit<Extract<StatementEntry, { values: unknown }>, 'line' | 'source' | 'section'>,
): StatementEntry {
  try {
    return { ...place, ...read() };
  } catch (error) {
    if (!(error instanceof EntryProblem)) throw error;
    return { ...place, problem: error.message };
  }
}

/** @throws EntryProblem for a day that no ledger has */
export function requireDay(date: CalendarDate, what: string, { latestDate }: ReadingRules): CalendarDate {
  if (date < EARLIEST_DAY || date > latestDate)
    throw new EntryProblem(`The ${what} ${date} is not between ${EARLIEST_DAY} and ${latestDate}.`);
  return date;
}

/** @throws EntryProblem for digits that the currency does not have, and for more than a transaction can hold */
export function moneyOf(whole: string, fraction: string, currency: string): Money {
  const exponent = currencyExponent(currency);
  const digits = /^0*$/.test(fraction.slice(exponent)) ? fraction.slice(0, exponent) : fraction;
  if (digits.length > exponent)
    throw new EntryProblem(
      `The amount ${shortened(`${whole}.${fraction}`)} has ${digits.length} decimals, ${currency} has ${exponent}.`,
    );
  const minor = BigInt(`${whole.slice(0, 30)}${digits.padEnd(exponent, '0')}`);
  if (minor > MAX_AMOUNT_MINOR || whole.length > 30)
    throw new EntryProblem('The amount is larger than a transaction can hold.');
  return Money.of(minor, currency);
}

/** Text as it can be stored and as long as it is kept; null where nothing is left. */
export function storedText(text: string | null | undefined, length: number): string | null {
  const stored = text?.replaceAll('\u0000', '').trim() ?? '';
  return stored === '' ? null : firstLetters(stored, length);
}

/** Payee and note as they are kept, and which of them is longer in the file. */
export function keptTexts(payee: string | null, note: string | null) {
  const kept = { payee: storedText(payee, PAYEE_LENGTH), note: storedText(note, NOTE_LENGTH) };
  const isCut = (text: string | null, stored: string | null) =>
    stored !== null && stored.length < (text?.trim().length ?? 0);
  const cut: ('payee' | 'note')[] = [];
  if (isCut(payee, kept.payee)) cut.push('payee');
  if (isCut(note, kept.note)) cut.push('note');
  return { ...kept, cut };
}

/** The beginning of what a file says, to name it in a sentence. */
export function shortened(text: string): string {
  return text.length > 40 ? `${firstLetters(text, 40)}…` : text;
}

/** So many letters and no half of one. */
function firstLetters(text: string, count: number): string {
  return text.length <= count ? text : [...text.slice(0, 2 * count)].slice(0, count).join('');
}
