import { Clock, Ids } from '@pft/kernel';
import { v7 as uuidv7 } from 'uuid';
import {
  ImportReader,
  type LedgerOfImport,
  type ReadFile,
  type ReadingWish,
} from '../src/application/import/reading/import-reader';
import { readImport } from '../src/application/import/reading/read-import';
import { ImportProgress } from '../src/application/import/import-progress';
import { UploadImport } from '../src/application/import/upload-import';
import type { ImportBatch } from '../src/domain/import/import-batch';
import type { StatementEntry, StatementFile } from '../src/domain/import/statement';
import { Sha256Digest } from '../src/infrastructure/import-file/sha-256-digest';
import { anAccount } from './ledger-samples';
import type { LedgerPorts } from './ledger-ports';
import { commitImportOn, importLedgersOn, withdrawImportOn } from './ledger-use-cases';
import { dateOf, entriesOf, type Household, shuffle } from './overlapping-exports';

/** A second later each time it is looked at. */
export class RunningClock extends Clock {
  private time = Date.parse('2026-09-01T08:00:00Z');

  now(): Date {
    return new Date((this.time += 1_000));
  }
}

export class NewIds extends Ids {
  next(): string {
    return uuidv7();
  }
}

/** Rows that are read already. */
export class ReadyFile implements StatementFile {
  constructor(private readonly entries: readonly StatementEntry[]) {}

  size = () => ({ rows: this.entries.length, columns: 6, longestCell: 40 });
  shape = () => null;
  columns = () => [];
  propose = () => ({ reading: { format: 'ofx' as const }, warnings: [] });
  recall = () => null;
  read = () => ({ sections: [], warnings: [], entries: this.entries });
}

/** In this thread, and what is read is at hand. */
export class ReadyReader extends ImportReader {
  constructor(private readonly files: ReadonlyMap<string, StatementFile>) {
    super();
  }

  async read<T>(
    _whose: string,
    source: string | Uint8Array,
    wish: ReadingWish,
    ledger: LedgerOfImport,
    use: (read: ReadFile) => Promise<T>,
  ): Promise<T> {
    const file = this.files.get(String(source));
    if (!file) throw new Error('There is no such file.');
    const { rows, ...read } = await readImport(file, String(source), wish, ledger, new Sha256Digest());
    async function* batches() {
      yield [...rows];
    }
    return use({ ...read, rows: batches });
  }
}

export interface HouseholdEnd {
  /** What is in the ledger and not in the truth, and the reverse, each as text. */
  doubled: string[];
  dropped: string[];
  leftAfterUndo: number;
  /** Rows that the last export would bring once all is undone, of how many. */
  newAfterUndo: [fresh: number, of: number];
}

const sayingOf = (date: string, minor: bigint, payee: string | null) =>
  `${date} ${minor} ${payee?.replace(/ \d+\/11$/, '')}`;

/** Brings in all exports of a household by the real use cases, and then takes them back in any order. */
export async function importHousehold(ports: LedgerPorts, household: Household): Promise<HouseholdEnd> {
  const { unitOfWork, imports, transactions, accounts } = ports;
  const [clock, ids, files] = [new RunningClock(), new NewIds(), new Map<string, StatementFile>()];
  const owner = { ledgerId: uuidv7(), timeZone: 'UTC', baseCurrency: 'EUR', locale: 'en' };
  const { ledgerId } = owner;
  const giro = anAccount(ledgerId);
  await unitOfWork.run(ledgerId, () => accounts.add(giro));
  const ledger = { ...ports, clock, ids };
  const ledgers = importLedgersOn(ledger);
  const limits = { maxBytes: 1e7, maxRows: 1e5, maxOpen: 20, maxOpenBytes: 1e9 };
  const progress = new ImportProgress();
  const reader = new ReadyReader(files);
  const uploads = new UploadImport(unitOfWork, imports, accounts, ledgers, reader, limits, clock, ids, progress);
  const [commits, withdrawals] = [commitImportOn(ledger), withdrawImportOn(ledger)];

  async function upload(entries: readonly StatementEntry[]): Promise<ImportBatch> {
    const path = `file ${files.size}`;
    files.set(path, new ReadyFile(entries));
    const input = { fileName: path, path, bytes: async () => new Uint8Array(), accountId: giro.id, usePreset: true };
    return uploads.read(owner, input, (read) => uploads.store(owner, input, read));
  }

  /** A person takes in about half of what is pending, and leaves the rest for later. */
  async function choose({ id }: ImportBatch): Promise<void> {
    const rows = await imports.rowsAfter(ledgerId, id, 0, 10_000);
    const pending = rows.filter(({ identity, verdict }) => identity.pending && verdict !== 'duplicate');
    for (const row of pending)
      Object.assign(row, { action: household.random() < 0.5 ? 'skip' : 'insert', actionChosen: true });
    await unitOfWork.run(ledgerId, () => imports.changeRows(ledgerId, id, pending));
  }

  const committed: string[] = [];
  const waiting: ImportBatch[] = [];
  for (const [index, each] of household.exports.entries()) {
    const batch = await upload(entriesOf(household, each));
    await choose(batch);
    waiting.push(batch);
    // Now and then two previews wait at once, and neither knows what the other one brings.
    if (household.random() < 0.3 && index < household.exports.length - 1) continue;
    for (const { id } of waiting.splice(0)) {
      await commits.execute(owner, id);
      committed.push(id);
    }
  }

  const rowsOf = async () => (await Promise.all(committed.map((id) => transactions.ofImport(ledgerId, id)))).flat();
  const have = (await rowsOf()).map(({ date, amount, payee }) => sayingOf(date, amount.amountMinor, payee));
  const want = household.truth.map(({ day, minor, payee }) => sayingOf(dateOf(day), BigInt(minor), payee));
  shuffle(committed, household.random);
  for (const id of committed) await withdrawals.execute(owner, id, null);
  const last = household.exports.at(-1) ?? { from: 0, to: 0 };
  const again = await upload(entriesOf(household, last));
  return {
    doubled: without(have, want),
    dropped: without(want, have),
    leftAfterUndo: (await rowsOf()).length,
    newAfterUndo: [again.counts.new, household.truth.length],
  };
}

/** What is left of a list without the items of another one, each taken away once. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const each of others) left.set(each, (left.get(each) ?? 0) + 1);
  return list.filter((each) => {
    const n = left.get(each) ?? 0;
    left.set(each, n - 1);
    return n <= 0;
  });
}
