import type { ChangeTransaction, Transaction } from '@/api/types';
import { formatDay, formatMoney } from '@/ui/format';
import { amountForInput, parseAmountInput } from '@/ui/form/amount-input';
import { dateForInput, parseTypedDate } from '@/ui/form/typed-date';

/** What of a row is changed where it stands. */
export type Field = 'payee' | 'note' | 'date' | 'amount' | 'category';
export type TypedField = Exclude<Field, 'category'>;

export interface Reader {
  locale: string;
  today: string;
}

/** A field as it is offered for typing. */
export function typedOf(row: Transaction, field: TypedField, { locale }: Reader): string {
  if (field === 'amount') return amountForInput(row.amount.amount, locale);
  if (field === 'date') return dateForInput(row.date, locale);
  return (field === 'payee' ? row.payeeName : row.note) ?? '';
}

/** A field as it is said beside another value of it. */
export function saidOf(row: Transaction, field: TypedField, { locale }: Reader): string {
  if (field === 'amount') return formatMoney(row.amount, locale);
  if (field === 'date') return formatDay(row.date, locale);
  return (field === 'payee' ? row.payeeName : row.note) ?? '–';
}

export type Read = { change: ChangeTransaction | null } | { wrong: 'wrongAmount' | 'wrongDate' };

/** What was typed as a change of the row; none where it says what is there. What is there is told by its value, not by its letters. */
export function readField(row: Transaction, field: TypedField, typed: string, reader: Reader): Read {
  const text = typed.trim();
  if (field === 'amount') {
    const amount = parseAmountInput(text, reader.locale);
    if (amount === null || amount.startsWith('-')) return { wrong: 'wrongAmount' };
    const { currency } = row.amount;
    return { change: isSameFigure(amount, row.amount.amount) ? null : { amount: { amount, currency } } };
  }
  if (field === 'date') {
    const date = parseTypedDate(text, reader);
    if (date === null) return { wrong: 'wrongDate' };
    return { change: date === row.date ? null : { date } };
  }
  if (text === typedOf(row, field, reader)) return { change: null };
  if (field === 'note') return { change: { note: text || null } };
  // What a bank wrote stays, and is called otherwise; what was typed is typed anew.
  return {
    change: row.importId === null ? { payee: text || null, payeeName: text || null } : { payeeName: text || null },
  };
}

/** The change that makes a row what it was. */
export function changeBack(before: Transaction, change: ChangeTransaction): ChangeTransaction {
  const fields = Object.keys(change) as (keyof ChangeTransaction & keyof Transaction)[];
  return Object.fromEntries(fields.map((field) => [field, before[field]]));
}

/** By value: 1234.5 is 1234.50. */
function isSameFigure(one: string, other: string): boolean {
  const digits = Math.max(digitsAfterPoint(one), digitsAfterPoint(other));
  return scaled(one, digits) === scaled(other, digits);
}

const digitsAfterPoint = (figure: string): number => (figure.split('.')[1] ?? '').length;

function scaled(figure: string, digits: number): bigint {
  const [whole = '', fraction = ''] = figure.split('.');
  return BigInt(whole + fraction.padEnd(digits, '0'));
}
