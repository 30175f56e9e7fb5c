import { CalendarDate, currencyExponent, isCurrency, Money } from '@pft/kernel';
import type { ReadingRules, StatementBalance } from '../../../domain/import/statement';
import { bankIdOf } from '../bank-id';
import { EntryProblem, moneyOf, requireDay, shortened } from '../entry-values';

/** What a field 61 says. */
export interface StatementLine {
  date: string;
  valueDate: string | null;
  type: 'income' | 'expense';
  amount: Money;
  /** Expected only: ED and EC of an interim report. */
  expected: boolean;
  /** The reference of the account servicing institution; null for NONREF and the like. */
  bankId: string | null;
  /** What was paid in another currency, of the supplementary details. */
  originalAmount: Money | null;
  supplementary: string | null;
}

/**
 * 6!n[4!n]2a[1!a]15d1!a3!c16x[//16x][34x]: value date, booking day, mark, third letter of the currency, amount, type,
 * reference of the customer, reference of the bank, supplementary details on a line of their own. Banks write more letters
 * after the mark, longer references and no type at all.
 */
const LINE =
  /^(\d{2})(\d{2})(\d{2})(\d{4})? ?(R?[CD]|E[CD])[A-Z]{0,3} ?([\d.]{0,20})(?:,(\d{0,10}))?(?: ?[A-Z][A-Z0-9]{3})?([^\n]{0,200})(?:\n([\s\S]*))?$/;
const MARKS: Readonly<Record<string, 'income' | 'expense'>> = {
  C: 'income',
  D: 'expense',
  RD: 'income',
  RC: 'expense',
  EC: 'income',
  ED: 'expense',
};

/** @throws EntryProblem */
export function readStatementLine(content: string, currency: string, rules: ReadingRules): StatementLine {
  const match = LINE.exec(content);
  const type = MARKS[match?.[5] ?? ''];
  if (!match || !type || !/\d/.test(`${match[6]}${match[7] ?? ''}`))
    throw new EntryProblem(`«${shortened(content)}» is no statement line: value date, mark and amount.`);
  const { date, valueDate } = daysOf(match, rules);
  const [whole, fraction] = figureOf(match[6] ?? '', match[7], currency);
  const amount = moneyOf(whole, fraction, currency);
  if (amount.isZero()) throw new EntryProblem('The amount is zero: nothing was moved.');
  const [, ...references] = (match[8] ?? '').split('//');
  const supplementary = match[9]?.trim() || null;
  return {
    date,
    valueDate,
    type,
    amount,
    expected: match[5]?.startsWith('E') === true,
    bankId: bankIdOf(references.join('//').trim()),
    originalAmount: originalOf(supplementary, currency),
    supplementary,
  };
}

/** The booking day lies in the year that brings it nearest to the value date; without one the value date counts. */
function daysOf([, yy = '', month = '', day = '', booked]: RegExpExecArray, rules: ReadingRules) {
  const year = fullYear(yy);
  const value = existingDay(year, Number(month), Number(day));
  const date = booked === undefined ? null : bookingDay(booked, year, Number(month), Number(day));
  const known = date ?? value;
  if (known === null) throw new EntryProblem(`The value date «${yy}${month}${day}» is no day.`);
  return {
    date: requireDay(known, date ? 'booking day' : 'value date', rules),
    valueDate: value && requireDay(value, 'value date', rules),
  };
}

const fullYear = (yy: string): number => (Number(yy) < 70 ? 2000 : 1900) + Number(yy);

const written = (year: number, month: number, day: number): CalendarDate =>
  [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');

/** Months of 30 days for interest have a 30th of February, too: the last day of the month is meant. */
function existingDay(year: number, month: number, day: number): CalendarDate | null {
  if (day < 1 || day > 31) return null;
  for (let last = day; last >= 28 || last === day; last--) {
    const date = written(year, month, last);
    if (CalendarDate.is(date)) return date;
  }
  return null;
}

function bookingDay(mmdd: string, year: number, month: number, day: number): CalendarDate | null {
  const years = [year - 1, year, year + 1].map((each) =>
    written(each, Number(mmdd.slice(0, 2)), Number(mmdd.slice(2))),
  );
  // A month that is none says at least the year.
  const isMonth = month >= 1 && month <= 12;
  const valued = Date.UTC(year, isMonth ? month - 1 : 6, isMonth ? day : 1);
  const distance = (date: CalendarDate) => Math.abs(Date.parse(date) - valued);
  return years.filter(CalendarDate.is).sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** The comma is the decimal sign; some write a point instead, or points between thousands. */
function figureOf(whole: string, fraction: string | undefined, currency: string): [whole: string, fraction: string] {
  if (fraction !== undefined || !whole.includes('.')) return [whole.replaceAll('.', ''), fraction ?? ''];
  const point = whole.lastIndexOf('.');
  // Three digits are a thousand as well as decimals that say nothing.
  if (/^[1-9]\d{0,2}(?:\.\d{3})*\.000$/.test(whole) && currencyExponent(currency) !== 3)
    throw new EntryProblem(`«${shortened(whole)}» may have decimals or thousands.`);
  return [whole.slice(0, point).replaceAll('.', ''), whole.slice(point + 1)];
}

/** `/OCMT/USD12,34/` of the supplementary details: the amount before it was converted. */
export function originalOf(text: string | null, currency: string): Money | null {
  const match = /\/OCMT\/+([A-Z]{3})([\d.]{0,20})(?:,(\d{0,10}))?\//.exec(`${text ?? ''}/`);
  const original = match?.[1] ?? '';
  if (!match || !isCurrency(original) || original === currency || !/\d/.test(`${match[2]}${match[3] ?? ''}`))
    return null;
  try {
    const amount = moneyOf(...figureOf(match[2] ?? '', match[3], original), original);
    return amount.isZero() ? null : amount;
  } catch (error) {
    if (error instanceof EntryProblem) return null;
    throw error;
  }
}

const BALANCE = /^([CD])(\d{2})(\d{2})(\d{2}) ?([A-Z]{3}) ?([\d.]{0,20})(?:,(\d{0,10}))?/;

/** What a field 60, 62 or 64 says; null where it says nothing that can be told. */
export function readBalance(content: string): StatementBalance | null {
  const match = BALANCE.exec(content);
  const currency = match?.[5] ?? '';
  if (!match || !isCurrency(currency) || !/\d/.test(`${match[6]}${match[7] ?? ''}`)) return null;
  try {
    const amount = moneyOf(...figureOf(match[6] ?? '', match[7], currency), currency);
    const date = existingDay(fullYear(match[2] ?? ''), Number(match[3]), Number(match[4]));
    return { date, amount: match[1] === 'D' ? amount.negate() : amount };
  } catch (error) {
    if (error instanceof EntryProblem) return null;
    throw error;
  }
}
