import { Injectable } from '@nestjs/common';
import { CalendarDate, Clock, Ids, UnitOfWork } from '@pft/kernel';
import type { Account } from '../../domain/account/account';
import { AccountArchived, AccountNotFound } from '../../domain/account/account-errors';
import { AccountRepository } from '../../domain/account/account-repository';
import { ImportBatch, type ReadBatch } from '../../domain/import/import-batch';
import { requireWithin } from '../../domain/import/import-quota';
import { ImportRepository, type TakenReading } from '../../domain/import/import-repository';
import { rowsIn, type PreviewRow } from '../../domain/import/row/preview-row';
import { ImportLedgers, type ImportLedger } from './reading/import-ledgers';
import { latestDay } from '../../domain/ledger-date';
import { ImportProgress } from './import-progress';
import { ImportLimits } from './import-ports';
import { ImportReader, type ReadFile } from './reading/import-reader';

export interface UploadImportInput {
  fileName: string;
  /** Where the file lies until it is stored. */
  path: string;
  bytes: () => Promise<Uint8Array>;
  accountId: string | null;
  /** False: the mapping is detected anew even where one was corrected before. */
  usePreset: boolean;
}

const FILE_NAME_LENGTH = 255;

/** Reads a file and shows what it would do; the ledger stays as it is. */
@Injectable()
export class UploadImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly accounts: AccountRepository,
    private readonly ledgers: ImportLedgers,
    private readonly reader: ImportReader,
    private readonly limits: ImportLimits,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly progress: ImportProgress,
  ) {}

  /**
   * The long part: it holds neither the ledger nor a connection.
   * @throws AccountNotFound, AccountArchived, and what ImportReader throws
   */
  async read<T>(ledger: ImportLedger, input: UploadImportInput, use: (read: ReadFile) => Promise<T>): Promise<T> {
    const { accountId, usePreset } = input;
    const account = accountId ? await this.requireAccount(ledger.ledgerId, accountId) : null;
    return this.readBytes(ledger, input.path, { account, usePreset }, use);
  }

  /** The short part. @throws AccountNotFound, AccountArchived, ImportQuotaReached */
  async store({ ledgerId }: ImportLedger, input: UploadImportInput, read: ReadFile): Promise<ImportBatch> {
    return this.unitOfWork.run(ledgerId, async () => {
      const file = { ledgerId, id: this.ids.next(), ...aboutFile(input) };
      const batch = ImportBatch.upload(file, readBatch(read), this.clock.now());
      await this.add(batch, await input.bytes(), read.rows());
      return batch;
    });
  }

  /** Stores a file that is read later. @throws as `store` */
  async storeUnread(ledger: ImportLedger, actor: string, input: UploadImportInput): Promise<ImportBatch> {
    const { ledgerId, timeZone, baseCurrency, locale } = ledger;
    return this.unitOfWork.run(ledgerId, async () => {
      const file = { ledgerId, id: this.ids.next(), ...aboutFile(input) };
      const asked = { timeZone, actor, baseCurrency, locale, usePreset: input.usePreset };
      const batch = ImportBatch.uploadUnread(file, asked, this.clock.now());
      await this.add(batch, await input.bytes(), noRows());
      return batch;
    });
  }

  /** Reads a file that was stored unread; nothing where it is discarded, or read, by now. @throws as `read` and `store` */
  async finish(taken: TakenReading): Promise<void> {
    const { ledgerId, id } = taken;
    const bytes = await this.imports.file(ledgerId, id);
    const unread = await this.imports.find(ledgerId, id);
    if (!bytes || unread?.state !== 'reading') return;
    const { chosenAccountId } = unread;
    const account = chosenAccountId ? await this.requireAccount(ledgerId, chosenAccountId) : null;
    const wish = { account, usePreset: taken.usePreset };
    await this.readBytes(taken, bytes, wish, (read) =>
      this.unitOfWork.run(ledgerId, async () => {
        const before = await this.imports.find(ledgerId, id);
        if (before?.state !== 'reading') return;
        const after = before.read(readBatch(read));
        await this.progress.during(id, rowsIn(after.counts), (report) =>
          this.imports.replaceRows(ledgerId, id, counted(read.rows(), report)),
        );
        await this.imports.change(before, after);
        await this.requireStorable(after);
      }),
    );
  }

  private async readBytes<T>(
    { ledgerId, baseCurrency, locale, timeZone }: ImportLedger,
    source: string | Uint8Array,
    { account, usePreset }: { account: Account | null; usePreset: boolean },
    use: (read: ReadFile) => Promise<T>,
  ): Promise<T> {
    const today = CalendarDate.today(timeZone, this.clock.now());
    const latestDate = latestDay(today);
    const chosen = account && { id: account.id, currency: account.currency, type: account.type };
    const wish = { baseCurrency, locale, today, latestDate, account: chosen, known: null, usePreset };
    return this.reader.read(ledgerId, source, wish, this.ledgers.of(ledgerId), use);
  }

  private async add(batch: ImportBatch, bytes: Uint8Array, rows: AsyncIterable<readonly PreviewRow[]>): Promise<void> {
    await this.imports.add(batch, bytes, rows);
    await this.requireStorable(batch);
  }

  /** Inside the unit of work: the ledger may have changed while the file was read. */
  private async requireStorable({ ledgerId, id, chosenAccountId }: ImportBatch): Promise<void> {
    if (chosenAccountId) await this.requireAccount(ledgerId, chosenAccountId);
    requireWithin(await this.imports.open(ledgerId, id), this.limits);
  }

  /** Whether there is room for one more, before anything of it is read. @throws ImportQuotaReached */
  async requireRoom(ledgerId: string): Promise<void> {
    const open = await this.imports.open(ledgerId);
    requireWithin({ ...open, count: open.count + 1 }, this.limits);
  }

  private async requireAccount(ledgerId: string, id: string): Promise<Account> {
    const account = await this.accounts.find(ledgerId, id);
    if (!account) throw new AccountNotFound('accountId');
    if (account.archived) throw new AccountArchived(id, 'accountId');
    return account;
  }
}

const aboutFile = ({ fileName, accountId }: UploadImportInput) => ({
  fileName: fileNameOf(fileName),
  chosenAccountId: accountId,
});

const readBatch = ({ preview, shape, fileDigest, fileColumns, presetUsed, confirmed }: ReadFile): ReadBatch => ({
  ...preview,
  shape,
  fileDigest,
  fileColumns,
  presetUsed,
  confirmed,
});

/** The same batches; each of them is reported when the next one is asked for. */
async function* counted(
  batches: AsyncIterable<readonly PreviewRow[]>,
  report: (done: number) => void,
): AsyncGenerator<readonly PreviewRow[]> {
  let done = 0;
  for await (const rows of batches) {
    yield rows;
    report((done += rows.length));
  }
}

async function* noRows(): AsyncIterable<readonly PreviewRow[]> {
  // Until the file has been read there are none.
}

/** A name to show, never a path to open: its last part, without control characters. */
function fileNameOf(text: string): string {
  const name = text.split(/[\\/]/).at(-1) ?? '';
  const clean = name
    .replace(/\p{Cc}/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();
  return [...clean].slice(0, FILE_NAME_LENGTH).join('') || 'import.csv';
}
