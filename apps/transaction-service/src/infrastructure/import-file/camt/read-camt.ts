import { CalendarDate, isCurrency } from '@pft/kernel';
import { ImportEmpty, ImportTooComplex, ImportTooManyRows } from '../../../domain/import/import-errors';
import { ibanOf } from '../../../domain/import/row/target-accounts';
import type {
  ReadingRules,
  Statement,
  StatementAccount,
  StatementBalance,
  StatementEntry,
  StatementSection,
} from '../../../domain/import/statement';
import { EntryProblem, NAME_LENGTH, storedText } from '../entry-values';
import { MOST_STATEMENTS } from '../markup-file';
import { possibleDay } from '../possible-day';
import { dayOf, entriesOf } from './camt-entry';
import { isCreditIn, readCamtMoney, transactionOf, writtenMoney, type CamtTransaction } from './camt-transaction';
import { elementsAt, readElements, textAt, type XmlElement } from './xml-elements';

/** What the three messages call a statement: of a day's report, of a statement, of a notification. */
const STATEMENTS = new Set(['Rpt', 'Stmt', 'Ntfctn']);
const OF_STATEMENTS = new Set(['Acct', 'Bal', 'Ntry', 'TxsSummry']);

/** Balances of one statement. */
const MOST_BALANCES = 1_000;

/** ExternalCashAccountType1Code, as far as a ledger tells them apart. */
const TYPES: Readonly<Record<string, StatementAccount['type']>> = {
  CACC: 'checking',
  TRAN: 'checking',
  SLRY: 'checking',
  CASH: 'checking',
  SVGS: 'savings',
  LLSV: 'savings',
  ONDP: 'savings',
  MOMA: 'savings',
  LOAN: 'loan',
};

/**
 * Reads the messages CAMT.052 (BankToCustomerAccountReport), CAMT.053 (BankToCustomerStatement) and CAMT.054
 * (BankToCustomerDebitCreditNotification) of ISO 20022 ("Bank-to-Customer Cash Management", versions 01 to 13). What differs
 * between them and their versions are names on the way to the same elements, which are found without their prefix.
 * @throws ImportEmpty, ImportTooManyRows, and what `readElements` throws
 */
export function readCamt(text: string, rules: ReadingRules, maxRows: number): Statement {
  const sections: StatementSection[] = [];
  const entries: StatementEntry[] = [];
  let account: StatementAccount | null = null;
  let owner: string | null = null;
  let balances: XmlElement[] = [];
  let transactions: CamtTransaction[] = [];
  const take = (element: XmlElement) => {
    switch (element.name) {
      case 'Acct':
        account = accountOf(element);
        owner = textAt(element, 'Ownr/Nm', 'Ownr/Pty/Nm');
        break;
      case 'Bal':
        if (balances.length === MOST_BALANCES) throw new ImportTooComplex(`${MOST_BALANCES} balances`, null);
        balances.push(element);
        break;
      case 'TxDtls':
        transactions.push(transactionOf(element));
        break;
      case 'Ntry': {
        const place = { section: sections.length, account, owner, rules };
        entries.push(...entriesOf(element, transactions, place));
        transactions = [];
        if (entries.length > maxRows) throw new ImportTooManyRows(maxRows);
        break;
      }
      case 'TxsSummry':
        break;
      default:
        if (sections.length === MOST_STATEMENTS) throw new ImportTooComplex(`${MOST_STATEMENTS} statements`, null);
        sections.push({
          account,
          opening: openingOf(balances, account, rules),
          closing: balanceOf('CLBD', balances, account, rules),
        });
        [account, owner, balances] = [null, null, []];
    }
  };
  readElements(text, wants, take);
  if (entries.length === 0) throw new ImportEmpty();
  return { sections, entries, warnings: [] };
}

function wants(name: string, parent: string): boolean {
  if (STATEMENTS.has(parent)) return OF_STATEMENTS.has(name);
  return STATEMENTS.has(name) || (name === 'TxDtls' && (parent === 'NtryDtls' || parent === 'Ntry'));
}

function accountOf(element: XmlElement): StatementAccount | null {
  const number = textAt(element, 'Id/IBAN', 'Id/Othr/Id', 'Id/BBAN', 'Id/PrtryAcct/Id', 'Id/UPIC');
  if (number === null) return null;
  const currency = textAt(element, 'Ccy');
  const iban = ibanOf(number);
  const type = TYPES[textAt(element, 'Tp/Cd') ?? ''];
  return {
    text: iban ?? storedText(number, NAME_LENGTH) ?? number,
    iban,
    number: iban === null ? number : null,
    name: textAt(element, 'Nm'),
    currency: isCurrency(currency) ? currency : null,
    ...(type && { type }),
  };
}

/** What a statement begins with, or what the one before it ended with: the next day's beginning. */
function openingOf(balances: readonly XmlElement[], account: StatementAccount | null, rules: ReadingRules) {
  const opening = balanceOf('OPBD', balances, account, rules);
  if (opening) return opening;
  const before = balanceOf('PRCD', balances, account, rules);
  return before && { ...before, date: before.date && CalendarDate.plusDays(before.date, 1) };
}

/** Balances have signs and currencies of their own; one that cannot be read is none. */
function balanceOf(
  code: string,
  balances: readonly XmlElement[],
  account: StatementAccount | null,
  rules: ReadingRules,
): StatementBalance | null {
  for (const balance of balances) {
    if (textAt(balance, 'Tp/CdOrPrtry/Cd', 'Tp/Cd') !== code) continue;
    const [written] = elementsAt(balance, 'Amt').map(writtenMoney);
    const isCredit = isCreditIn(balance);
    if (!written?.currency || isCredit === null) continue;
    if (account?.currency && account.currency !== written.currency) continue;
    try {
      const amount = readCamtMoney(written, () => '');
      const date = dayOf(textAt(balance, 'Dt/Dt', 'Dt/DtTm', 'Dt'));
      return { date: possibleDay(date, rules), amount: isCredit ? amount : amount.negate() };
    } catch (error) {
      if (!(error instanceof EntryProblem)) throw error;
    }
  }
  return null;
}
