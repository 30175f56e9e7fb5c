import { CalendarDate, Money } from '@pft/kernel';
import type { EntryValues, ReadingRules, StatementAccount, StatementEntry } from '../../../domain/import/statement';
import { bankIdOf } from '../bank-id';
import { EntryProblem, entryOf, keptTexts, requireDay, shortened } from '../entry-values';
import { possibleDay } from '../possible-day';
import {
  chargesOf,
  isCreditIn,
  readCamtMoney,
  writtenMoney,
  type CamtSide,
  type CamtTransaction,
  type WrittenCharge,
  type WrittenMoney,
} from './camt-transaction';
import { elementsAt, textAt, textsIn, type XmlElement } from './xml-elements';

/** Texts of a batch that each of its transactions has among its own; the standard knows fewer. */
const MOST_SHARED = 100;

/** Where an entry stands. */
export interface CamtPlace {
  section: number;
  account: StatementAccount | null;
  owner: string | null;
  rules: ReadingRules;
}

/** What an Ntry says for all of its transactions. */
interface Booking {
  date: string;
  valueDate: string | null;
  /** Below zero for a debit: what moved on the account, whatever its transactions or a reversal say. */
  signed: Money;
  pending: boolean;
  information: string | null;
  reference: string | null;
}

interface Part {
  line: number;
  cells: readonly string[];
  signed: Money;
  transaction: CamtTransaction | null;
}

/**
 * The movements of an entry: one a transaction where these sum to it, with the charges as one more where they do only
 * together; else the entry as one.
 */
export function entriesOf(
  entry: XmlElement,
  transactions: readonly CamtTransaction[],
  place: CamtPlace,
): StatementEntry[] {
  const cells = textsIn(entry);
  const whole = { line: entry.line, cells: [...cells, ...transactions.flatMap((each) => each.cells)] };
  let parts: Part[];
  let booking: Booking;
  try {
    booking = bookingOf(entry, place);
    parts = partsOf(entry, booking, transactions);
  } catch (error) {
    if (!(error instanceof EntryProblem)) throw error;
    return [{ line: whole.line, source: { cells: whole.cells }, section: place.section, problem: error.message }];
  }
  if (parts.length === 0) {
    const only = transactions.length === 1 ? (transactions[0] ?? null) : merged(transactions);
    parts = [{ ...whole, signed: booking.signed, transaction: only }];
  } else {
    const head = cells.slice(0, MOST_SHARED);
    parts = parts.map((part) => ({ ...part, cells: [...head, ...part.cells] }));
  }
  const isBatch = parts.length > 1;
  return parts.map((part) =>
    entryOf({ line: part.line, source: { cells: part.cells }, section: place.section }, () =>
      movementOf(part, booking, isBatch, place),
    ),
  );
}

function bookingOf(entry: XmlElement, { account, rules }: CamtPlace): Booking {
  const isCredit = isCreditIn(entry);
  if (isCredit === null) throw new EntryProblem('It is not said whether the entry is a credit or a debit.');
  const amount = elementsAt(entry, 'Amt')[0];
  if (!amount) throw new EntryProblem('The amount is missing.');
  const money = readCamtMoney(
    writtenMoney(amount),
    () => account?.currency ?? rules.fallbackCurrency(account?.text ?? null),
  );
  if (money.isZero()) throw new EntryProblem('The amount is zero: nothing was moved.');
  const [booked, valued] = [textAt(entry, 'BookgDt/Dt', 'BookgDt/DtTm'), textAt(entry, 'ValDt/Dt', 'ValDt/DtTm')];
  const written = booked ?? valued;
  if (written === null) throw new EntryProblem('The booking date is missing.');
  const date = dayOf(written);
  if (date === null) throw new EntryProblem(`The booking date «${shortened(written)}» is no day.`);
  return {
    date: requireDay(date, 'booking date', rules),
    valueDate: possibleDay(dayOf(valued), rules),
    signed: isCredit ? money : money.negate(),
    pending: (textAt(entry, 'Sts/Cd', 'Sts/Prtry', 'Sts') ?? 'BOOK') !== 'BOOK',
    information: textAt(entry, 'AddtlNtryInf'),
    reference: bankIdOf(textAt(entry, 'AcctSvcrRef')),
  };
}

/** The day as written: no zone moves it. */
export function dayOf(text: string | null): string | null {
  const day = text?.slice(0, 10) ?? '';
  return CalendarDate.is(day) ? day : null;
}

/** Empty where the entry cannot be taken apart. */
function partsOf(entry: XmlElement, { signed }: Booking, transactions: readonly CamtTransaction[]): Part[] {
  if (transactions.length < 2) return [];
  const { currency } = signed;
  const amounts = transactions.map((transaction) => inCurrency(transaction.amounts, currency));
  if (!amounts.every((amount) => amount !== null)) return [];
  const isCredit = !signed.isNegative();
  const alike = amounts.map((amount) => inDirection(amount, isCredit));
  const byThemselves = amounts.map((amount, index) => inDirection(amount, transactions[index]?.isCredit ?? isCredit));
  const ofTransactions = transactions.flatMap(({ charges }) => charges);
  for (const fee of [0n, sumOfCharges(chargesOf(entry), currency), sumOfCharges(ofTransactions, currency)]) {
    const found = [alike, byThemselves].find((each) => sum(each) + fee === signed.amountMinor);
    if (!found) continue;
    const parts = transactions.map((transaction, index): Part => {
      const { line, cells } = transaction;
      return { line, cells, signed: Money.of(found[index] ?? 0n, currency), transaction };
    });
    if (fee === 0n) return parts;
    return [...parts, { line: entry.line, cells: ['Fee'], signed: Money.of(fee, currency), transaction: null }];
  }
  return [];
}

const inDirection = ({ amountMinor }: Money, isCredit: boolean) => (isCredit ? amountMinor : -amountMinor);
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, each) => total + each, 0n);

/** What charges in another currency came to nobody says. */
function sumOfCharges(charges: readonly WrittenCharge[], currency: string): bigint {
  return sum(
    charges.map((charge) => {
      const amount = inCurrency([charge], currency);
      return amount === null ? 0n : inDirection(amount, charge.isCredit);
    }),
  );
}

function inCurrency(written: readonly WrittenMoney[], currency: string): Money | null {
  const found = written.find((each) => (each.currency ?? currency) === currency);
  return found ? readOrNull(found, currency) : null;
}

function readOrNull(written: WrittenMoney, currency: string): Money | null {
  try {
    return readCamtMoney(written, () => currency);
  } catch (error) {
    if (error instanceof EntryProblem) return null;
    throw error;
  }
}

function movementOf(
  { signed, transaction }: Part,
  booking: Booking,
  isBatch: boolean,
  place: CamtPlace,
): Pick<Extract<StatementEntry, { values: unknown }>, 'values' | 'cut'> {
  if (signed.isZero()) throw new EntryProblem('The amount is zero: nothing was moved.');
  const other = transaction && otherSide(transaction, !signed.isNegative(), place);
  const { payee, note, cut } =
    isBatch && !transaction ? keptTexts(booking.information, 'Fee') : textsOf(transaction, other, booking);
  const original = transaction?.amounts.find((each) => each.currency !== null && each.currency !== signed.currency);
  const originalAmount = original && readOrNull(original, '');
  const values: EntryValues = {
    date: booking.date,
    valueDate: booking.valueDate,
    type: signed.isNegative() ? 'expense' : 'income',
    amount: signed.abs(),
    payee,
    note,
    accountText: place.account?.text ?? null,
    categoryText: null,
    // The reference of a batch is that of all its movements, and so of none.
    bankId: isBatch ? (transaction?.reference ?? null) : (booking.reference ?? transaction?.reference ?? null),
    ...(booking.pending && { ignored: 'pending' }),
    ...(other?.account && { counterparty: other.account }),
    ...(originalAmount && !originalAmount.isZero() && { originalAmount }),
  };
  return { values, ...(cut.length > 0 && { cut }) };
}

/**
 * Who is on the other end: the debtor of what comes in, the creditor of what goes out. A reversal may name both as they were
 * in the original, so that whoever is the account's owner is never it.
 */
function otherSide({ creditor, debtor }: CamtTransaction, isIncome: boolean, { account, owner }: CamtPlace): CamtSide {
  const [expected, opposite] = isIncome ? [debtor, creditor] : [creditor, debtor];
  const own = compact(account?.text ?? '');
  const isOwner = (side: CamtSide) =>
    side.account === null ? side.name !== null && side.name === owner : compact(side.account) === own;
  const isTold = (side: CamtSide) => (side.name ?? side.ultimate ?? side.account) !== null;
  const candidates = [expected, opposite].filter(isTold);
  return candidates.find((side) => !isOwner(side)) ?? expected;
}

const compact = (text: string) => text.replace(/\s/g, '').toUpperCase();

/** In the absence of a name whatever tells what it was stands for it. */
function textsOf(transaction: CamtTransaction | null, other: CamtSide | null, booking: Booking) {
  const name = other?.name ?? other?.ultimate ?? null;
  const [remittance, information] = [transaction?.remittance ?? null, transaction?.information ?? null];
  const payee = name ?? information ?? booking.information ?? remittance;
  const texts = [remittance, other?.ultimate ?? null, information, booking.information];
  const notes = new Set(texts.filter((text) => text !== null && text !== payee));
  return keptTexts(payee, [...notes].join(', ') || null);
}

/** What transactions that cannot be told apart say together. */
function merged(transactions: readonly CamtTransaction[]): CamtTransaction | null {
  const [first] = transactions;
  if (!first) return null;
  const joined = (texts: readonly (string | null)[]) =>
    [...new Set(texts.filter((text) => text !== null))].join(', ') || null;
  const side = (sides: readonly CamtSide[]): CamtSide => ({
    name: joined(sides.map(({ name, ultimate }) => name ?? ultimate)),
    ultimate: null,
    account: null,
  });
  return {
    ...first,
    amounts: [],
    creditor: side(transactions.map(({ creditor }) => creditor)),
    debtor: side(transactions.map(({ debtor }) => debtor)),
    remittance: joined(transactions.map(({ remittance }) => remittance)),
    information: joined(transactions.map(({ information }) => information)),
    reference: null,
  };
}
