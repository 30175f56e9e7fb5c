import { CalendarDate, currencyExponent, isCurrency, type Money } from '@pft/kernel';
import type { EntryValues, ReadingRules, StatementAccount, StatementEntry } from '../../../domain/import/statement';
import { bankIdOf } from '../bank-id';
import { EntryProblem, entryOf, keptTexts, moneyOf, requireDay, shortened } from '../entry-values';
import { possibleDay } from '../possible-day';

/** A STMTTRN or STMTTRNP: its values by name, those of the aggregates in it as `PAYEE/NAME`. */
export interface OfxEntry {
  line: number;
  fields: Map<string, string>;
  /** All its values as they stand there. */
  cells: string[];
  pending: boolean;
  /** The file ended before it did. */
  broken: boolean;
}

/** The sign that begins the fraction, where all amounts of a file that show it agree; else null. */
export type OfxDecimal = '.' | ',' | null;

export interface OfxStatementHead {
  /** Missing for entries that stand in no statement. */
  section?: number;
  account: StatementAccount | null;
  /** As CURDEF has it; null where it is missing. */
  currency: string | null;
}

/** The movement of an entry. Its direction is the sign of TRNAMT, whatever TRNTYPE says (OFX 11.4.4); see `directions`. */
export function entryOfOfx(
  { line, fields, cells, pending, broken }: OfxEntry,
  { account, currency, ...place }: OfxStatementHead,
  decimal: OfxDecimal,
  rules: ReadingRules,
): StatementEntry {
  return entryOf({ line, source: { cells }, ...place }, () => {
    if (broken) throw new EntryProblem('The file ends within this entry.');
    const of = (...names: string[]) => {
      for (const name of names) if (fields.has(name)) return fields.get(name) ?? null;
      return null;
    };
    const accountText = account?.text ?? null;
    const signed = readOfxMoney(
      of('TRNAMT'),
      // CURRENCY: the amount is in that currency. ORIGCURRENCY: it was, and has been converted (OFX 5.2).
      currencyOf(of('CURRENCY/CURSYM', 'CURRENCY') ?? currency, () => rules.fallbackCurrency(accountText)),
      decimal,
    );
    if (signed.isZero()) throw new EntryProblem('The amount is zero: nothing was moved.');
    const { payee, note, cut } = textsOf(of);
    const counterparty = of('BANKACCTTO/ACCTID', 'CCACCTTO/ACCTID');
    const reason = ignoredReason(of, pending);
    const values: EntryValues = {
      date: dateOf(of, rules),
      valueDate: possibleDay(dayOf(of('DTAVAIL')), rules),
      type: signed.isNegative() ? 'expense' : 'income',
      amount: signed.abs(),
      payee,
      note,
      accountText,
      categoryText: null,
      bankId: bankIdOf(of('FITID')),
      ...(reason && { ignored: reason }),
      ...(counterparty && { counterparty }),
    };
    return { values, ...(cut.length > 0 && { cut }) };
  });
}

type Fields = (...names: string[]) => string | null;

/** HOLD and what STMTTRNP lists are not posted; a correction that deletes is none that was. */
function ignoredReason(of: Fields, pending: boolean): EntryValues['ignored'] {
  if (pending || of('TRNTYPE')?.toUpperCase() === 'HOLD') return 'pending';
  return of('CORRECTACTION')?.toUpperCase() === 'DELETE' ? 'void' : undefined;
}

/** In the absence of a name the memo says who it was. */
function textsOf(of: Fields) {
  const name = of('EXTDNAME', 'NAME', 'PAYEE/NAME');
  const memo = of('MEMO');
  const payee = name ?? memo;
  const check = of('CHECKNUM');
  const notes = [memo === payee ? null : memo, check && !/^0+$/.test(check) ? `Check ${check}` : null];
  return keptTexts(payee, notes.filter((text) => text !== null).join(', ') || null);
}

function dateOf(of: Fields, rules: ReadingRules): string {
  const posted = of('DTPOSTED', 'DTTRAN');
  const isNone = posted === null || /^0+$/.test(posted);
  const text = isNone ? of('DTAVAIL', 'DTUSER') : posted;
  if (text === null) throw new EntryProblem('The date is missing.');
  const date = dayOf(text);
  if (date === null) throw new EntryProblem(`The date «${shortened(text)}» is no day written as YYYYMMDD.`);
  return requireDay(date, 'date', rules);
}

/** The day as written: neither the zone of a stamp nor anybody else's moves it. */
export function dayOf(text: string | null): string | null {
  const match = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(text ?? '');
  const day = match && `${match[1]}-${match[2]}-${match[3]}`;
  return day && CalendarDate.is(day) ? day : null;
}

function currencyOf(code: string | null, fallback: () => string): string {
  if (code === null) return fallback();
  const currency = code.toUpperCase();
  if (!isCurrency(currency)) throw new EntryProblem(`«${shortened(code)}» is no currency.`);
  return currency;
}

/** Point or comma begins the fraction and nothing groups (OFX 3.2.9.1); where both stand there, the first one can only group. */
const AMOUNT = /^([+-]?)(?:(\d*)(?:[.,](\d*))?|(\d{1,3}(?:,\d{3}){1,9})\.(\d*)|(\d{1,3}(?:\.\d{3}){1,9}),(\d*))$/;
/** What may be a thousand as well. */
const THREE_DIGITS = /^[+-]?[1-9]\d{0,2}(?:([.,])\d{3})+$/;
const FRACTIONS = /<TRNAMT>\s{0,9}[+-]?[\d., ]{0,30}([.,])\d{1,2}(?=[\s<]|$)/gi;

/** Banks group all the same: a file that writes `-15,90` means a thousand by `1.000`. */
export function decimalOf(text: string): OfxDecimal {
  const signs = new Set(Array.from(text.matchAll(FRACTIONS), ([, sign]) => sign));
  const [sign] = signs;
  return signs.size === 1 && (sign === '.' || sign === ',') ? sign : null;
}

/** Whether nothing in the file tells how many an amount is: a thousand, or one with three decimals that the currency has not. */
export function isUnclear(text: string, decimal: OfxDecimal, currency: string): boolean {
  return decimal === null && currencyExponent(currency) !== 3 && THREE_DIGITS.test(text.trim());
}

/** @throws EntryProblem */
export function readOfxMoney(text: string | null, currency: string, decimal: OfxDecimal): Money {
  if (text === null) throw new EntryProblem('The amount is missing.');
  const written = text.length <= 100 ? text.replace(/\s/g, '') : '';
  const grouping = THREE_DIGITS.exec(written)?.[1];
  const isGrouped =
    decimal !== null && grouping !== undefined && grouping !== decimal && currencyExponent(currency) !== 3;
  const match = AMOUNT.exec(isGrouped ? written.replaceAll(grouping, '') : written);
  const whole = (match?.[2] ?? match?.[4] ?? match?.[6] ?? '').replace(/\D/g, '');
  const fraction = match?.[3] ?? match?.[5] ?? match?.[7] ?? '';
  if (whole + fraction === '') throw new EntryProblem(`«${shortened(text)}» is no amount.`);
  const amount = moneyOf(whole.replace(/^0+(?=\d)/, '') || '0', fraction, currency);
  return match?.[1] === '-' ? amount.negate() : amount;
}
