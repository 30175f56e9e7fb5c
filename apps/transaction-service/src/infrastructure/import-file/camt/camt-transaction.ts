import { isCurrency, Money } from '@pft/kernel';
import { bankIdOf } from '../bank-id';
import { EntryProblem, moneyOf, shortened } from '../entry-values';
import { elementsAt, textAt, textsIn, type XmlElement } from './xml-elements';

/** Those who took part on one side: the creditor's or the debtor's. */
export interface CamtSide {
  name: string | null;
  /** On whose behalf the one named did it. */
  ultimate: string | null;
  /** IBAN or number. */
  account: string | null;
}

/** What a TxDtls says of one payment, as little of it as is needed until its entry ends. */
export interface CamtTransaction {
  line: number;
  cells: string[];
  amounts: readonly WrittenMoney[];
  /** Below zero where it is a debit by itself; null where it does not say. */
  isCredit: boolean | null;
  creditor: CamtSide;
  debtor: CamtSide;
  remittance: string | null;
  information: string | null;
  reference: string | null;
  charges: readonly WrittenCharge[];
}

export interface WrittenMoney {
  text: string;
  currency: string | null;
}

export interface WrittenCharge extends WrittenMoney {
  isCredit: boolean;
}

/** Where an amount of one payment may stand: first what moved, then what was instructed or counted for. */
const AMOUNTS = ['Amt', 'AmtDtls/TxAmt/Amt', 'AmtDtls/CntrValAmt/Amt', 'AmtDtls/InstdAmt/Amt'];

export function transactionOf(element: XmlElement): CamtTransaction {
  return {
    line: element.line,
    cells: textsIn(element),
    amounts: AMOUNTS.flatMap((path) => elementsAt(element, path)).map(writtenMoney),
    isCredit: isCreditIn(element),
    creditor: sideOf(element, 'Cdtr'),
    debtor: sideOf(element, 'Dbtr'),
    remittance: remittanceOf(element),
    information: textAt(element, 'AddtlTxInf'),
    reference: bankIdOf(textAt(element, 'Refs/AcctSvcrRef'), textAt(element, 'Refs/TxId')),
    charges: chargesOf(element),
  };
}

export function writtenMoney({ text, attributes }: XmlElement): WrittenMoney {
  return { text, currency: attributes.Ccy ?? null };
}

/** Null where the element does not say, or says something else. */
export function isCreditIn(element: XmlElement): boolean | null {
  const indicator = textAt(element, 'CdtDbtInd');
  if (indicator === 'CRDT') return true;
  return indicator === 'DBIT' ? false : null;
}

/** The records of charges (from version 04 on), the charges themselves (before), else their total. */
export function chargesOf(element: XmlElement): WrittenCharge[] {
  const records = [...elementsAt(element, 'Chrgs/Rcrd'), ...elementsAt(element, 'Chrgs')];
  const charges = records.flatMap((record) =>
    elementsAt(record, 'Amt').map((amount) => ({ ...writtenMoney(amount), isCredit: isCreditIn(record) ?? false })),
  );
  if (charges.length > 0) return charges;
  return elementsAt(element, 'Chrgs/TtlChrgsAndTaxAmt').map((amount) => ({ ...writtenMoney(amount), isCredit: false }));
}

/** @throws EntryProblem */
export function readCamtMoney({ text, currency: code }: WrittenMoney, fallback: () => string): Money {
  const currency = code ?? fallback();
  if (!isCurrency(currency)) throw new EntryProblem(`«${shortened(currency)}» is no currency.`);
  const match = text.length <= 60 ? /^\+?(\d*)(?:\.(\d*))?$/.exec(text) : null;
  const [whole, fraction] = [match?.[1] ?? '', match?.[2] ?? ''];
  if (whole + fraction === '') throw new EntryProblem(`«${shortened(text)}» is no amount.`);
  return moneyOf(whole.replace(/^0+(?=\d)/, '') || '0', fraction, currency);
}

/** A party is named itself, within Pty (from version 08 on), or by the bank that it is. */
function sideOf(element: XmlElement, role: 'Cdtr' | 'Dbtr'): CamtSide {
  const named = (party: string) =>
    textAt(element, ...['Nm', 'Pty/Nm', 'Agt/FinInstnId/Nm'].map((path) => `RltdPties/${party}/${path}`));
  const account = `RltdPties/${role}Acct/Id`;
  return {
    name: named(role),
    ultimate: named(`Ultmt${role}`),
    account: textAt(element, `${account}/IBAN`, `${account}/Othr/Id`, `${account}/PrtryAcct/Id`, `${account}/BBAN`),
  };
}

/** Free text in its pieces, and what stands for it where it is structured. */
function remittanceOf(element: XmlElement): string | null {
  const paths = ['Ustrd', 'Strd/CdtrRefInf/Ref', 'Strd/CdtrRefInf/CdtrRef', 'Strd/RfrdDocInf/Nb', 'Strd/AddtlRmtInf'];
  const texts = paths.flatMap((path) => elementsAt(element, `RmtInf/${path}`)).map(({ text }) => text);
  return texts.filter((text) => text !== '').join(' ') || null;
}
