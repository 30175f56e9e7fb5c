import { Injectable } from '@nestjs/common';
import { CalendarDate } from '@pft/money';
import { AccountArchived, AccountNotFound } from '../../domain/account/account-errors';
import { AccountRepository } from '../../domain/account/account-repository';
import { ImportBatch } from '../../domain/import/import-batch';
import { requireWithin } from '../../domain/import/import-quota';
import { ImportRepository } from '../../domain/import/import-repository';
import { Clock, Ids, UnitOfWork } from '../ports';
import { ImportLedgers, type ImportLedger } from './import-ledgers';
import { ImportLimitsSetting, latestDateFor } from './import-ports';
import { ImportReader, type ReadFile } from './import-reader';

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
    private readonly limits: ImportLimitsSetting,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * The long part: it holds neither the ledger nor a connection.
   * @throws AccountNotFound, AccountArchived, and what ImportReader throws
   */
  async read<T>(ledger: ImportLedger, input: UploadImportInput, use: (read: ReadFile) => Promise<T>): Promise<T> {
    const { ledgerId, baseCurrency } = ledger;
    const { accountId, usePreset } = input;
    if (accountId) await this.requireAccount(ledgerId, accountId);
    const latestDate = latestDateFor(CalendarDate.today(ledger.timeZone, this.clock.now()));
    const wish = { baseCurrency, latestDate, accountId, mapping: null, usePreset, warnings: [] };
    return this.reader.read(ledgerId, input.path, wish, this.ledgers.of(ledgerId), use);
  }

  /** The short part. @throws AccountNotFound, AccountArchived, ImportQuotaReached */
  async store({ ledgerId }: ImportLedger, input: UploadImportInput, read: ReadFile): Promise<ImportBatch> {
    return this.unitOfWork.run(ledgerId, async () => {
      // The ledger may have changed while the file was read.
      if (input.accountId) await this.requireAccount(ledgerId, input.accountId);
      const { shape, fileColumns, presetUsed } = read;
      const fileName = fileNameOf(input.fileName);
      const file = {
        ledgerId,
        id: this.ids.next(),
        fileName,
        shape,
        fileColumns,
        chosenAccountId: input.accountId,
        presetUsed,
      };
      const batch = ImportBatch.upload(file, read.preview, this.clock.now());
      await this.imports.add(batch, await input.bytes(), read.rows());
      requireWithin(await this.imports.open(ledgerId, batch.id), this.limits);
      return batch;
    });
  }

  /** Whether there is room for one more, before anything of it is read. @throws ImportQuotaReached */
  async requireRoom(ledgerId: string): Promise<void> {
    const open = await this.imports.open(ledgerId);
    requireWithin({ ...open, count: open.count + 1 }, this.limits);
  }

  private async requireAccount(ledgerId: string, id: string): Promise<void> {
    const account = await this.accounts.find(ledgerId, id);
    if (!account) throw new AccountNotFound('accountId');
    if (account.archived) throw new AccountArchived(id, 'accountId');
  }
}

/** A name to show, never a path to open: its last part, without control characters. */
export function fileNameOf(text: string): string {
  const name = text.split(/[\\/]/).at(-1) ?? '';
  const clean = name
    .replace(/\p{Cc}/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();
  return [...clean].slice(0, FILE_NAME_LENGTH).join('') || 'import.csv';
}
