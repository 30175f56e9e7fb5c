import { Money } from '@pft/kernel';
import { ImportBatch, type ImportBatchState } from '../../../domain/import/import-batch';
import type { RowAction, Verdict } from '../../../domain/import/row/judge-rows';
import type { IgnoredReason } from '../../../domain/import/statement';
import type { PreviewRow } from '../../../domain/import/row/preview-row';
import { type PlainOtherLeg, plainOtherLeg, restoreOtherLeg } from '../../../domain/import/transfer/other-leg';
import { type PlainDetails, plainDetails, restoreDetails } from '../../../domain/import/row/row-details';

export interface ImportRecord {
  ledger_id: string;
  id: string;
  state: ImportBatchState['state'];
  file_name: string;
  shape: string;
  file_digest: string | null;
  file_columns: ImportBatchState['fileColumns'];
  chosen_account_id: string | null;
  preset_used: boolean;
  mapping_corrected: boolean;
  reading: ImportBatchState['reading'];
  accounts: ImportBatchState['accounts'];
  counts: ImportBatchState['counts'];
  warnings: ImportBatchState['warnings'];
  confirmed: ImportBatchState['confirmed'];
  doubts: ImportBatchState['doubts'];
  questions: ImportBatchState['questions'];
  confidence: ImportBatchState['confidence'];
  statements: ImportBatchState['statements'];
  first_date: string | null;
  last_date: string | null;
  result: ImportBatchState['result'];
  problem: ImportBatchState['problem'];
  /** Of a commit at first; of a reading, too. */
  commit_asked: ImportBatchState['asked'];
  created_at: Date;
  committed_at: Date | null;
  undone_at: Date | null;
  version: number;
}

export function batchOf(record: ImportRecord): ImportBatch {
  return ImportBatch.restore({
    ledgerId: record.ledger_id,
    id: record.id,
    state: record.state,
    fileName: record.file_name,
    shape: record.shape,
    fileDigest: record.file_digest,
    fileColumns: record.file_columns,
    chosenAccountId: record.chosen_account_id,
    presetUsed: record.preset_used,
    mappingCorrected: record.mapping_corrected,
    reading: record.reading,
    accounts: record.accounts,
    counts: record.counts,
    warnings: record.warnings,
    confirmed: record.confirmed,
    doubts: record.doubts,
    questions: record.questions,
    confidence: record.confidence,
    statements: record.statements,
    firstDate: record.first_date,
    lastDate: record.last_date,
    result: record.result,
    problem: record.problem,
    asked: record.commit_asked,
    createdAt: record.created_at,
    committedAt: record.committed_at,
    undoneAt: record.undone_at,
    version: record.version,
  });
}

/** The columns of an import that change, in one order for INSERT and UPDATE. */
export const BATCH_COLUMNS = [
  'state',
  'file_name',
  'shape',
  'file_digest',
  'file_columns',
  'chosen_account_id',
  'preset_used',
  'mapping_corrected',
  'reading',
  'accounts',
  'counts',
  'warnings',
  'confirmed',
  'doubts',
  'questions',
  'confidence',
  'statements',
  'first_date',
  'last_date',
  'result',
  'problem',
  'commit_asked',
  'created_at',
  'committed_at',
  'undone_at',
  'version',
] as const;

export function batchValues(batch: ImportBatch): unknown[] {
  return [
    batch.state,
    batch.fileName,
    batch.shape,
    batch.fileDigest,
    JSON.stringify(batch.fileColumns),
    batch.chosenAccountId,
    batch.presetUsed,
    batch.mappingCorrected,
    batch.reading === null ? null : JSON.stringify(batch.reading),
    JSON.stringify(batch.accounts),
    JSON.stringify(batch.counts),
    JSON.stringify(batch.warnings),
    JSON.stringify(batch.confirmed),
    JSON.stringify(batch.doubts),
    JSON.stringify(batch.questions),
    batch.confidence === null ? null : JSON.stringify(batch.confidence),
    JSON.stringify(batch.statements),
    batch.firstDate,
    batch.lastDate,
    batch.result === null ? null : JSON.stringify(batch.result),
    batch.problem === null ? null : JSON.stringify(batch.problem),
    batch.asked === null ? null : JSON.stringify(batch.asked),
    batch.createdAt,
    batch.committedAt,
    batch.undoneAt,
    batch.version,
  ];
}

export interface ImportRowRecord {
  number: number;
  line: number;
  raw: string[] | null;
  verdict: Verdict;
  reason_code: IgnoredReason | null;
  reason: string | null;
  action: RowAction;
  action_chosen: boolean;
  category_chosen: boolean;
  date: string | null;
  value_date: string | null;
  type: 'income' | 'expense' | null;
  amount_minor: bigint | null;
  currency: string | null;
  payee: string | null;
  payee_name: string | null;
  note: string | null;
  details: PlainDetails | null;
  target: number | null;
  category_id: string | null;
  transaction_id: string | null;
  raw_identity: string;
  bank_identity: string | null;
  pending: boolean;
  counterparty: string | null;
  other_leg: PlainOtherLeg | null;
}

/** Name and type of each column of a row, for `jsonb_to_recordset`. */
export const ROW_COLUMNS = [
  ['number', 'integer'],
  ['line', 'integer'],
  ['raw', 'jsonb'],
  ['verdict', 'text'],
  ['reason_code', 'text'],
  ['reason', 'text'],
  ['action', 'text'],
  ['action_chosen', 'boolean'],
  ['category_chosen', 'boolean'],
  ['date', 'date'],
  ['value_date', 'date'],
  ['type', 'text'],
  ['amount_minor', 'bigint'],
  ['currency', 'char(3)'],
  ['payee', 'text'],
  ['payee_name', 'text'],
  ['note', 'text'],
  ['details', 'jsonb'],
  ['target', 'smallint'],
  ['category_id', 'uuid'],
  ['transaction_id', 'uuid'],
  ['raw_identity', 'text'],
  ['bank_identity', 'text'],
  ['pending', 'boolean'],
  ['counterparty', 'text'],
  ['other_leg', 'jsonb'],
] as const;

/** As JSON: an amount travels as text there, where a number would be a float. */
export function rowToJson(row: PreviewRow): Record<string, unknown> {
  return {
    number: row.number,
    line: row.line,
    raw: row.source?.cells.map(withoutNul) ?? null,
    verdict: row.verdict,
    reason_code: row.reasonCode,
    reason: row.reason === null ? null : withoutNul(row.reason),
    action: row.action,
    action_chosen: row.actionChosen,
    category_chosen: row.categoryChosen,
    date: row.values?.date ?? null,
    value_date: row.values?.valueDate ?? null,
    type: row.values?.type ?? null,
    amount_minor: row.values?.amount.amountMinor.toString() ?? null,
    currency: row.values?.amount.currency ?? null,
    payee: row.values?.payee ?? null,
    payee_name: row.values?.payeeName ?? null,
    note: row.values?.note ?? null,
    details: row.values?.details ? plainDetails(row.values.details) : null,
    target: row.target,
    category_id: row.categoryId,
    transaction_id: row.transactionId,
    raw_identity: row.identity.raw,
    bank_identity: row.identity.bank,
    pending: row.identity.pending,
    counterparty: row.values?.counterparty ?? null,
    other_leg: row.otherLeg ? plainOtherLeg(row.otherLeg) : null,
  };
}

export function rowOf(record: ImportRowRecord): PreviewRow {
  const { date, type, amount_minor: minor, currency } = record;
  const readable = date !== null && type !== null && minor !== null && currency !== null;
  return {
    number: record.number,
    line: record.line,
    source: record.raw && { cells: record.raw },
    verdict: record.verdict,
    reasonCode: record.reason_code,
    reason: record.reason,
    action: record.action,
    actionChosen: record.action_chosen,
    categoryChosen: record.category_chosen,
    values: readable
      ? {
          date,
          valueDate: record.value_date,
          type,
          amount: Money.of(minor, currency),
          payee: record.payee,
          payeeName: record.payee_name,
          note: record.note,
          ...(record.counterparty !== null && { counterparty: record.counterparty }),
          ...(record.details && { details: restoreDetails(record.details) }),
        }
      : null,
    target: record.target,
    categoryId: record.category_id,
    transactionId: record.transaction_id,
    identity: { raw: record.raw_identity, bank: record.bank_identity, pending: record.pending },
    ...(record.other_leg && { otherLeg: restoreOtherLeg(record.other_leg) }),
  };
}

/** Cells may hold U+0000 where a UTF-16 file was read as something else; PostgreSQL does not store it. */
function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '');
}
