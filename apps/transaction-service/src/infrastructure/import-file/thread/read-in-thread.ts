import { readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { DomainError } from '@pft/kernel';
import type { Digest } from '../../../application/import/import-ports';
import type { LedgerOfImport } from '../../../application/import/reading/import-reader';
import { readImport } from '../../../application/import/reading/read-import';
import type { StatementReader } from '../../../application/import/reading/statement-reader';
import type { StatementFile } from '../../../domain/import/statement';
import { openStatement, type FileLimits } from '../detect-format';
import type { FromReader, ReaderJob, ToReader } from './reader-messages';
import { writeRows } from './rows-file';
import { Sha256Digest } from '../sha-256-digest';
import { isFull } from '../full-disk';

/** On Linux a thread has a priority of its own, elsewhere it is the whole process that would give way. */
const GIVES_WAY = 5;

type ReadersFor = (limits: FileLimits) => readonly StatementReader[];

/** All that the thread does in which one file is read: it takes a job, asks what the ledger knows, writes the rows to a file, and ends. */
export async function readInThread(readersFor: ReadersFor): Promise<void> {
  if (!parentPort) return;
  // Reading a file can wait for whoever is being answered.
  if (process.platform === 'linux') setPriority(GIVES_WAY);
  await read(workerData as ReaderJob, readersFor, parentPort);
}

async function read(job: ReaderJob, readersFor: ReadersFor, port: MessagePort): Promise<void> {
  const tell = (message: FromReader) => port.postMessage(message);
  try {
    const digest = new Sha256Digest();
    const { file, fileDigest } = open(job, readersFor, digest);
    tell({ size: file.size() });
    const { rows, ...found } = await readImport(file, fileDigest, job.wish, ledgerBehind(port), digest);
    tell({ read: found, batches: writeRows(job.rowsPath, rows) });
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

/** The bytes are nobody's any more when the file is open. */
function open(
  { source, wish, maxRows, maxColumns }: ReaderJob,
  readersFor: ReadersFor,
  digest: Digest,
): { file: StatementFile; fileDigest: string } {
  const bytes = typeof source === 'string' ? readFileSync(source) : source;
  const fileDigest = digest.of(bytes);
  const readers = readersFor({ maxRows, maxColumns });
  return { file: openStatement(readers, bytes, wish.known?.reading ?? null, wish), fileDigest };
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
    presets: (shape) => ask('presets', shape),
    sameFile: (fileDigest) => ask('sameFile', fileDigest),
    knowledge: () => ask('knowledge'),
    claims: (entries) => ask('claims', entries),
    claimedRows: (days) => ask('claimedRows', days),
    elsewhere: (identities, exceptAccountIds) => ask('elsewhere', identities, exceptAccountIds),
    unclaimed: (accountIds, from, to) => ask('unclaimed', accountIds, from, to),
    transferLegs: (accountIds, wanted) => ask('transferLegs', accountIds, wanted),
    transferLegsBetween: (accountIds, from, to, limit) => ask('transferLegsBetween', accountIds, from, to, limit),
    transferDecisions: (keys) => ask('transferDecisions', keys),
    dayRates: (currencies, days) => ask('dayRates', currencies, days),
  };
}
