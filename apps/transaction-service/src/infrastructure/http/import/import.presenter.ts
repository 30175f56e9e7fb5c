import type {
  ImportResponse,
  ImportRowResponse,
  ImportStatementResponse,
  ImportTransferResponse,
} from '@pft/contracts';
import type { ImportBatch } from '../../../domain/import/import-batch';
import type { StatementCheck } from '../../../domain/import/check-balances';
import { mappingOf, sourceOf } from '../../../domain/import/statement';
import type { PreviewRow } from '../../../domain/import/row/preview-row';

/** Few enough to be answered one after the other. */
const MOST_QUESTIONS = 3;

export function presentImport(batch: ImportBatch): ImportResponse {
  const mapping = batch.reading && mappingOf(batch.reading);
  return {
    id: batch.id,
    state: batch.state,
    format: batch.reading?.format ?? 'csv',
    source: batch.reading && sourceOf(batch.reading),
    fileName: batch.fileName,
    read: batch.reading !== null,
    mapping: mapping && { ...mapping, columns: { ...mapping.columns } },
    presetUsed: batch.presetUsed,
    columns: batch.fileColumns.map(({ column, header, samples }) => ({ column, header, samples })),
    accounts: batch.accounts.map(({ name, currency, accountId, rows }) => ({
      name,
      currency,
      accountId,
      willBeCreated: accountId === null && batch.state !== 'committed' && batch.state !== 'undone',
      rows,
    })),
    counts: { ...batch.counts },
    warnings: batch.warnings.map(({ code, detail }) => ({ code, detail })),
    questions: batch.questions.slice(0, MOST_QUESTIONS).map(({ code, text, options }) => ({
      code,
      text,
      options: options.map(({ label, mapping, example }) => ({ label, mapping, example })),
    })),
    confidence: batch.confidence,
    statements: batch.statements.map((statement) => presentStatement(statement, batch)),
    canCommit: batch.canCommit,
    firstDate: batch.firstDate,
    lastDate: batch.lastDate,
    result: batch.result && { ...batch.result },
    problem: batch.problem && { ...batch.problem },
    createdAt: batch.createdAt.toISOString(),
    committedAt: batch.committedAt?.toISOString() ?? null,
    undoneAt: batch.undoneAt?.toISOString() ?? null,
    version: batch.version,
  };
}

function presentStatement(
  { account, file, opening, closing, sum, matches }: StatementCheck,
  { accounts }: ImportBatch,
): ImportStatementResponse {
  const { iban, number, name } = account ?? {};
  const [target] = accounts.filter(
    ({ text, currency }) => text === (account?.text ?? null) && currency === sum.currency,
  );
  return {
    account: account && { ...(iban && { iban }), ...(number && { number }), ...(name && { name }) },
    accountId: target?.accountId ?? null,
    ...(file !== null && { file }),
    ...(opening && { opening }),
    ...(closing && { closing }),
    sum,
    matches,
  };
}

export function presentImportRow(row: PreviewRow, batch: ImportBatch): ImportRowResponse {
  const account = row.target === null ? undefined : batch.accounts[row.target];
  const { values } = row;
  return {
    row: row.number,
    line: row.line,
    raw: row.source && [...row.source.cells],
    verdict: row.verdict,
    reasonCode: row.reasonCode,
    reason: row.reason,
    action: row.action,
    date: values?.date ?? null,
    valueDate: values?.valueDate ?? null,
    type: values?.type ?? null,
    amount: values?.amount.toJSON() ?? null,
    payee: values?.payee ?? null,
    payeeName: values?.payeeName ?? null,
    note: values?.note ?? null,
    accountId: account?.accountId ?? null,
    accountName: account?.name ?? null,
    categoryId: row.categoryId,
    // After an undo a row has none; the rows themselves stay as the commit left them.
    transactionId: batch.state === 'undone' ? null : row.transactionId,
    transfer: presentTransfer(row, batch),
  };
}

function presentTransfer({ values, otherLeg }: PreviewRow, { accounts }: ImportBatch): ImportTransferResponse | null {
  if (otherLeg && 'transactionId' in otherLeg) {
    const { accountId, accountName, transactionId, amount } = otherLeg;
    return { accountId, accountName, transactionId, ...refusalOf(otherLeg), amount: amount.toJSON() };
  }
  const side = otherLeg ?? values?.details?.transfer;
  const account = side && accounts[side.target];
  if (!account) return null;
  const { accountId, name: accountName } = account;
  const other = otherLeg && { row: otherLeg.row, ...refusalOf(otherLeg) };
  return { accountId, accountName, ...other, amount: side.amount.toJSON() };
}

const refusalOf = ({ taken }: { taken: boolean | null }) => (taken === false ? { refused: true } : {});
