import { Injectable } from '@nestjs/common';
import { AccountArchived, AccountNotFound } from '../../domain/account/account-errors';
import { AccountRepository } from '../../domain/account/account-repository';
import { detectMapping } from '../../domain/import/detect-mapping';
import { fileShape } from '../../domain/import/file-shape';
import { findTable, type FoundTable } from '../../domain/import/find-table';
import { ImportBatch, type FileColumn } from '../../domain/import/import-batch';
import { ImportTooLarge, ImportTooManyRows } from '../../domain/import/import-errors';
import { requireWithin } from '../../domain/import/import-quota';
import { ImportRepository } from '../../domain/import/import-repository';
import { checkMapping, type ImportMapping } from '../../domain/import/mapping';
import { DefaultCategories } from '../category/default-categories';
import { Clock, Ids, UnitOfWork } from '../ports';
import { BuildPreview, type ImportLedger } from './build-preview';
import { Digest, ImportLimitsSetting } from './import-ports';
import { TableReader } from './table-reader';

export interface UploadImportInput {
  fileName: string;
  bytes: Uint8Array;
  accountId?: string | null;
  /** False: the mapping is detected anew even where one was corrected before. */
  usePreset: boolean;
}

const FILE_NAME_LENGTH = 255;
const SAMPLES = 5;
const SAMPLE_LENGTH = 80;

/**
 * Reads a file and shows what it would do; the ledger stays as it is.
 * @throws ImportTooLarge, ImportTooManyRows, ImportQuotaReached, AccountNotFound, AccountArchived, and what TableReader and detectMapping throw
 */
@Injectable()
export class UploadImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly accounts: AccountRepository,
    private readonly defaultCategories: DefaultCategories,
    private readonly tableReader: TableReader,
    private readonly buildPreview: BuildPreview,
    private readonly limits: ImportLimitsSetting,
    private readonly digest: Digest,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(ledger: ImportLedger, input: UploadImportInput): Promise<ImportBatch> {
    if (input.bytes.length > this.limits.maxBytes) throw new ImportTooLarge(this.limits.maxBytes);
    const file = this.tableReader.read(input.bytes);
    const table = findTable(file.rows);
    if (table.rows.length > this.limits.maxRows) throw new ImportTooManyRows(this.limits.maxRows);
    const detected = detectMapping(table, file.charset, file.delimiter);
    const shape = this.digest.of(fileShape(table));
    const { ledgerId } = ledger;
    return this.unitOfWork.run(ledgerId, async () => {
      await this.defaultCategories.ensure(ledgerId);
      const accountId = input.accountId ? await this.requireAccount(ledgerId, input.accountId) : null;
      const preset = input.usePreset ? await this.preset(ledgerId, shape, table, detected.mapping) : null;
      const warnings = preset ? [] : detected.warnings;
      let built = await this.buildPreview.execute(ledger, table, preset ?? detected.mapping, accountId, warnings);
      const presetUsed = preset !== null && built.preview.counts.error < built.rows.length;
      if (preset && !presetUsed)
        built = await this.buildPreview.execute(ledger, table, detected.mapping, accountId, detected.warnings);
      const batch = ImportBatch.upload(
        {
          ledgerId,
          id: this.ids.next(),
          fileName: fileNameOf(input.fileName),
          shape,
          fileColumns: fileColumns(table),
          chosenAccountId: accountId,
          presetUsed,
        },
        built.preview,
        this.clock.now(),
      );
      await this.imports.add(batch, input.bytes, built.rows);
      requireWithin(await this.imports.open(ledgerId, batch.id), this.limits);
      return batch;
    });
  }

  /** Whether there is room for one more, before anything of it is read. @throws ImportQuotaReached */
  async requireRoom(ledgerId: string): Promise<void> {
    const open = await this.imports.open(ledgerId);
    requireWithin({ ...open, count: open.count + 1 }, this.limits);
  }

  private async requireAccount(ledgerId: string, id: string): Promise<string> {
    const account = await this.accounts.find(ledgerId, id);
    if (!account) throw new AccountNotFound('accountId');
    if (account.archived) throw new AccountArchived(id, 'accountId');
    return id;
  }

  /** What was corrected for a file of this shape; where the table begins and how it is encoded is read from the file itself. */
  private async preset(
    ledgerId: string,
    shape: string,
    table: FoundTable,
    detected: ImportMapping,
  ): Promise<ImportMapping | null> {
    const preset = await this.imports.preset(ledgerId, shape);
    if (!preset) return null;
    const { charset, delimiter, headerLine } = detected;
    const mapping = { ...preset, charset, delimiter, headerLine };
    try {
      checkMapping(mapping, table.width);
      return mapping;
    } catch {
      return null;
    }
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

export function fileColumns(table: FoundTable): FileColumn[] {
  const samples = Array.from({ length: table.width }, () => [] as string[]);
  for (const { cells } of table.rows.slice(0, 200)) {
    samples.forEach((column, index) => {
      const text = cells[index]?.trim() ?? '';
      if (text !== '' && column.length < SAMPLES && !column.includes(text))
        column.push([...text.slice(0, 2 * SAMPLE_LENGTH)].slice(0, SAMPLE_LENGTH).join(''));
    });
  }
  return samples.map((column, index) => ({
    column: index,
    header: table.header?.cells[index]?.trim() || null,
    samples: column,
  }));
}
