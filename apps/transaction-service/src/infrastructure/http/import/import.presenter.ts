import type { ImportResponse, ImportRowResponse } from '@pft/contracts';
import type { ImportBatch } from '../../../domain/import/import-batch';
import { mappingOf } from '../../../domain/import/statement';
import type { PreviewRow } from '../../../domain/import/row/preview-row';

export function presentImport(batch: ImportBatch): ImportResponse {
  const mapping = batch.reading && mappingOf(batch.reading);
  return {
    id: batch.id,
    state: batch.state,
    format: batch.reading?.format ?? 'csv',
    fileName: batch.fileName,
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

export function presentImportRow(row: PreviewRow, batch: ImportBatch): ImportRowResponse {
  const account = row.target === null ? undefined : batch.accounts[row.target];
  const { values } = row;
  return {
    line: row.line,
    raw: row.source && [...row.source.cells],
    verdict: row.verdict,
    reason: row.reason,
    action: row.action,
    date: values?.date ?? null,
    valueDate: values?.valueDate ?? null,
    type: values?.type ?? null,
    amount: values?.amount.toJSON() ?? null,
    payee: values?.payee ?? null,
    note: values?.note ?? null,
    accountId: account?.accountId ?? null,
    accountName: account?.name ?? null,
    categoryId: row.categoryId,
    // After an undo a row has none; the rows themselves stay as the commit left them.
    transactionId: batch.state === 'undone' ? null : row.transactionId,
  };
}
