import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { DomainError, type DomainErrorKind } from '@pft/kernel';
import { config, TurnQueue, Unavailable } from '@pft/service-kit';
import { ImportLimits } from '../../../application/import/import-ports';
import {
  ImportReader,
  type LedgerOfImport,
  type ReadFile,
  type ReadingWish,
} from '../../../application/import/reading/import-reader';
import { ImportTooComplex, type TableSize } from '../../../domain/import/import-errors';
import type { FromReader, Question, ReaderJob, Refusal, ToReader } from './reader-messages';
import { readRowBatches } from './rows-file';
import { Spool } from '../spool';

const MAX_COLUMNS = 1_000;
/** Files of one person that wait while another one of theirs is read; files of all that wait. */
const WAITING_EACH = 2;
const WAITING_IN_ALL = 24;
const LONGEST_WAIT_MS = 60_000;
/** How many times as long as its budget a file may take on a machine that has other things to do. */
const PATIENCE = 6;

/**
 * Reads each file in a thread of its own, which ends with it: nothing of one file can stay behind for the next one, and a
 * thread that dies takes nobody along. The thread has the file; what the ledger knows it asks for here.
 */
@Injectable()
export class ThreadImportReader extends ImportReader {
  private readonly timeoutMs = config('IMPORT_READ_TIMEOUT_MS', 10_000);
  private readonly heapMb = config('IMPORT_READ_HEAP_MB', 112);
  private readonly program = config('IMPORT_READER', builtProgram());
  private readonly turns = new TurnQueue('bank files', 1, WAITING_EACH, LONGEST_WAIT_MS, {
    places: config('IMPORT_READERS', 1),
    waiting: WAITING_IN_ALL,
  });

  constructor(
    private readonly limits: ImportLimits,
    private readonly spool: Spool,
  ) {
    super();
  }

  async read<T>(
    whose: string,
    source: string | Uint8Array,
    wish: ReadingWish,
    ledger: LedgerOfImport,
    use: (read: ReadFile) => Promise<T>,
  ): Promise<T> {
    return this.spool.use(async (folder) => {
      const rowsPath = join(folder, 'rows');
      const job = { source, wish, maxRows: this.limits.maxRows, maxColumns: MAX_COLUMNS, rowsPath };
      // The place is given back before anything waits for the ledger.
      const { read, batches } = await this.turns.run(whose, () => this.inThread(job, ledger));
      return use({ ...read, rows: () => readRowBatches(rowsPath, batches) });
    });
  }

  private inThread(job: ReaderJob, ledger: LedgerOfImport): Promise<FinalWord> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(this.program, {
        workerData: job,
        // What reads strangers' files needs no secret and no option of the service.
        env: {},
        execArgv: [],
        resourceLimits: { maxOldGenerationSizeMb: this.heapMb, maxYoungGenerationSizeMb: 8 },
      });
      let size: TableSize | null = null;
      let settled = false;
      const settle = (settleIt: () => void) => {
        if (settled) return;
        settled = true;
        budget.pause();
        // Not before the thread is gone: until then its memory is taken.
        void worker.terminate().then(settleIt, settleIt);
      };
      const tooMuch = (limit: string) => settle(() => reject(new ImportTooComplex(limit, size)));
      const budget = new Budget(this.timeoutMs, () => tooMuch(`${this.timeoutMs / 1_000} seconds`));
      const answer = async (question: Question): Promise<void> => {
        budget.pause();
        const message = await answerTo(question, ledger).catch((error: unknown) => {
          settle(() => reject(error));
          return null;
        });
        if (settled || message === null) return;
        budget.go();
        worker.postMessage(message);
      };
      worker.on('message', (message: FromReader) => {
        if ('ask' in message) void answer(message);
        else if ('size' in message) size = message.size;
        else if ('read' in message) settle(() => resolve(message));
        else if ('refused' in message) settle(() => reject(new RefusedFile(message.refused)));
        else settle(() => reject(new Unavailable('There is no room for files on the disk at the moment.')));
      });
      worker.once('error', (error: Error & { code?: string }) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooMuch(`${this.heapMb} MB of memory`);
        else settle(() => reject(error));
      });
      worker.once('exit', () => settle(() => reject(new Error('The thread that read a file ended without a word.'))));
    });
  }
}

type FinalWord = Extract<FromReader, { read: unknown }>;

async function answerTo({ ask, with: parameters }: Question, ledger: LedgerOfImport): Promise<ToReader> {
  const question = ledger[ask] as (...parameters: unknown[]) => Promise<unknown>;
  return { answer: await question(...parameters) };
}

/**
 * The time of a file. What counts is the processor's time, so that a busy machine refuses nothing that an idle one takes: that
 * of the whole process, because no thread is told its own, less what this thread was at work for others. A thread that hangs
 * without working ends, too.
 */
class Budget {
  private left: number;
  private patience: number;
  private since = 0;
  private cpuSince: NodeJS.CpuUsage = process.cpuUsage();
  private loopSince = performance.eventLoopUtilization();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    ms: number,
    private readonly end: () => void,
  ) {
    this.left = ms;
    this.patience = ms * PATIENCE;
    this.go();
  }

  go(): void {
    this.since = performance.now();
    this.cpuSince = process.cpuUsage();
    this.loopSince = performance.eventLoopUtilization();
    this.timer = setTimeout(() => this.look(), Math.max(Math.min(this.left, this.patience), 1));
  }

  /** While the thread waits for the ledger the time is not the file's. */
  pause(): void {
    clearTimeout(this.timer);
    const { user, system } = process.cpuUsage(this.cpuSince);
    const { active } = performance.eventLoopUtilization(this.loopSince);
    this.left -= Math.max(0, (user + system) / 1_000 - active);
    this.patience -= performance.now() - this.since;
  }

  private look(): void {
    this.pause();
    if (this.left <= 0 || this.patience <= 0) this.end();
    else this.go();
  }
}

/** Beside the bundle of the service. */
function builtProgram(): string {
  return fileURLToPath(new URL('./import-reader.worker.js', import.meta.url));
}

/** What the thread has refused, as if it had been refused here. */
class RefusedFile extends DomainError {
  readonly code: string;
  readonly kind: DomainErrorKind;

  constructor({ code, kind, message, facts, field }: Refusal) {
    super(message, facts, field);
    this.code = code;
    this.kind = kind;
  }
}
