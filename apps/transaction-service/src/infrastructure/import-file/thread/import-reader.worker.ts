import { readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { DomainError } from '@pft/kernel';
import type { LedgerOfImport } from '../../../application/import/reading/import-reader';
import { readImport } from '../../../application/import/reading/read-import';
import type { ReadingHints } from '../../../application/import/reading/statement-reader';
import type { FoundTable } from '../../../domain/import/csv/find-table';
import type { TableSize } from '../../../domain/import/import-errors';
import { CsvTableReader } from '../csv.reader';
import type { FromReader, ReaderJob, ToReader } from './reader-messages';
import { writeRows } from './rows-file';
import { Sha256Digest } from '../sha-256-digest';
import { isFull } from '../full-disk';

// The thread in which one file is read: it takes a job, asks what the ledger knows, writes the rows to a file, and ends.

/** On Linux a thread has a priority of its own, elsewhere it is the whole process that would give way. */
const GIVES_WAY = 5;

if (parentPort) {
  // Reading a file can wait for whoever is being answered.
  if (process.platform === 'linux') setPriority(GIVES_WAY);
  await run(workerData as ReaderJob, parentPort);
}

async function run(job: ReaderJob, port: MessagePort): Promise<void> {
  const tell = (message: FromReader) => port.postMessage(message);
  try {
    const { source, maxRows, maxColumns } = job;
    const reader = new CsvTableReader({ maxRows, maxColumns });
    const open = (hints: ReadingHints) =>
      reader.read(typeof source === 'string' ? readFileSync(source) : source, hints);
    const { rows, ...read } = await readImport(open, job.wish, ledgerBehind(port), {
      digest: new Sha256Digest(),
      maxRows,
      onTable: (table) => tell({ size: sizeOf(table) }),
    });
    tell({ read, batches: writeRows(job.rowsPath, rows) });
  } catch (error) {
    if (error instanceof DomainError) {
      const { code, kind, message, facts, field } = error;
      tell({ refused: { code, kind, message, facts, field } });
    } else if (isFull(error)) tell({ full: true });
    else throw error;
  } finally {
    port.close();
  }
}

/** Asks the thread that has the connections, one question after the other. */
function ledgerBehind(port: MessagePort): LedgerOfImport {
  const ask = <K extends keyof LedgerOfImport>(question: K, ...parameters: Parameters<LedgerOfImport[K]>) =>
    new Promise<Awaited<ReturnType<LedgerOfImport[K]>>>((resolve, reject) => {
      port.once('message', (message: ToReader) => {
        if ('answer' in message) resolve(message.answer as Awaited<ReturnType<LedgerOfImport[K]>>);
        else reject(new Error('The ledger did not answer.'));
      });
      port.postMessage({ ask: question, with: parameters });
    });
  return {
    preset: (shape) => ask('preset', shape),
    facts: () => ask('facts'),
    claims: (entries) => ask('claims', entries),
    unclaimed: (accountIds, from, to) => ask('unclaimed', accountIds, from, to),
  };
}

function sizeOf({ rows, width }: FoundTable): TableSize {
  let longestCell = 0;
  for (const { cells } of rows) for (const cell of cells) longestCell = Math.max(longestCell, cell.length);
  return { rows: rows.length, columns: width, longestCell };
}
