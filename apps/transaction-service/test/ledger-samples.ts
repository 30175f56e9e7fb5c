import { Money } from '@pft/kernel';
import { v7 as uuidv7 } from 'uuid';
import { Account, type AccountDetails } from '../src/domain/account/account';
import { Budget, type BudgetDetails } from '../src/domain/budget/budget';
import { Category, type CategoryDetails, type CategoryKind } from '../src/domain/category/category';
import { ImportBatch, type ImportBatchState } from '../src/domain/import/import-batch';
import { countVerdicts, type PreviewRow, type PreviewValues } from '../src/domain/import/row/preview-row';
import {
  Transaction,
  type TransactionDetails,
  WITHOUT_DETAILS,
  type TransactionState,
} from '../src/domain/transaction/transaction';

/** When the samples were made; a moment of which no digit is lost in a database. */
export const SAMPLES_MADE_AT = new Date('2026-05-01T10:00:00.123Z');

export function anAccount(ledgerId: string, details: Partial<AccountDetails> = {}): Account {
  const currency = details.currency ?? 'EUR';
  const all = {
    name: 'Giro',
    type: 'checking' as const,
    currency,
    openingBalance: Money.zero(currency),
    openingDate: '2020-01-01',
    archived: false,
    includeInNetWorth: true,
    iban: null,
    externalId: null,
    ...details,
  };
  return Account.open(ledgerId, uuidv7(), all, SAMPLES_MADE_AT);
}

export function aCategory(
  ledgerId: string,
  name: string,
  more: Partial<CategoryDetails> & { kind?: CategoryKind; parent?: Category } = {},
): Category {
  const { kind = 'expense', parent = null, ...details } = more;
  const all = { name, color: null, icon: null, archived: false, ...details };
  return Category.create(ledgerId, uuidv7(), kind, parent, all, SAMPLES_MADE_AT);
}

export function aBudget(ledgerId: string, details: Partial<BudgetDetails> = {}): Budget {
  const all: BudgetDetails = {
    name: 'Food',
    categoryIds: [],
    limit: Money.of(50_000n, 'EUR'),
    period: 'month',
    thresholds: [80, 100],
    rollover: 'none',
    rolloverCap: null,
    startsOn: '2026-01-01',
    archived: false,
    ...details,
  };
  return Budget.set(ledgerId, uuidv7(), all, SAMPLES_MADE_AT);
}

/** An expense of ten euros unless it is said otherwise; its rules are not checked. */
export function aTransaction(account: Account, more: Partial<TransactionState> = {}): Transaction {
  const details: TransactionDetails = {
    ...WITHOUT_DETAILS,
    type: 'expense',
    amount: Money.of(1_000n, account.currency),
    date: '2026-04-01',
    accountId: account.id,
  };
  return Transaction.restore({
    ...details,
    ledgerId: account.ledgerId,
    id: uuidv7(),
    importId: null,
    createdAt: SAMPLES_MADE_AT,
    updatedAt: SAMPLES_MADE_AT,
    version: 1,
    ...more,
  });
}

/** A row to be inserted: ten euros spent. Its identity is its line, or what is given. */
/** One a line; the header is the first one. */
export function aPreviewRow(
  line: number,
  more: Partial<Omit<PreviewRow, 'values'>> & { values?: Partial<PreviewValues> | null } = {},
): PreviewRow {
  const { values = {}, ...rest } = more;
  return {
    number: line - 1,
    line,
    source: { cells: [`cell of line ${line}`] },
    verdict: 'new',
    reasonCode: null,
    reason: null,
    action: 'insert',
    actionChosen: false,
    categoryChosen: false,
    values: values && {
      date: '2026-04-01',
      valueDate: null,
      type: 'expense',
      amount: Money.of(1_000n, 'EUR'),
      payee: 'Bakery',
      payeeName: values.payee ?? 'Bakery',
      note: null,
      ...values,
    },
    target: values === null ? null : 0,
    categoryId: null,
    transactionId: null,
    identity: { raw: `row ${line}`, bank: null, pending: false },
    ...rest,
  };
}

/** A preview of those rows, all of which go to one account. */
export function anImport(
  account: Pick<Account, 'ledgerId' | 'id' | 'name' | 'currency'>,
  rows: readonly PreviewRow[],
  more: Partial<ImportBatchState> = {},
): ImportBatch {
  const target = { name: account.name, currency: account.currency, accountId: account.id, text: null };
  return ImportBatch.restore({
    ledgerId: account.ledgerId,
    id: uuidv7(),
    state: 'preview',
    fileName: 'april.csv',
    shape: 'date,payee,amount',
    fileDigest: null,
    fileColumns: [{ column: 0, header: 'Date', samples: ['2026-04-01'] }],
    chosenAccountId: null,
    presetUsed: false,
    mappingCorrected: false,
    reading: {
      format: 'csv',
      mapping: {
        charset: 'utf-8',
        delimiter: ',',
        headerLine: 1,
        decimal: '.',
        dateFormat: 'YYYY-MM-DD',
        columns: { date: 0, payee: 1, amount: 2 },
      },
    },
    accounts: [{ ...target, rows: rows.filter(({ values }) => values !== null).length, created: false }],
    counts: countVerdicts(rows),
    warnings: [],
    doubts: [],
    questions: [],
    confidence: null,
    statements: [],
    confirmed: [],
    firstDate: '2026-04-01',
    lastDate: '2026-04-01',
    result: null,
    problem: null,
    asked: null,
    createdAt: SAMPLES_MADE_AT,
    committedAt: null,
    undoneAt: null,
    version: 1,
    ...more,
  });
}
