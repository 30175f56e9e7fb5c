import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@pft/kernel';
import type { ImportBatch } from '../../domain/import/import-batch';
import { ImportRepository } from '../../domain/import/import-repository';
import { CategorizeRows, type RowsOfPayee } from './categorize-rows';
import { ChooseRows, type RowChoice } from './choose-rows';
import { findImport } from './find-import';
import type { ImportLedger } from './reading/import-ledgers';
import { RereadImport, type Correction } from './reading/reread-import';

export interface ChangeImportInput extends Omit<Correction, 'confirm'> {
  /** Codes of questions that are read as proposed. */
  confirm?: readonly string[];
  rows?: readonly RowChoice[];
  categorize?: RowsOfPayee;
}

/**
 * All that one request corrects in a preview, or nothing of it: how the file is read and for which account, what is confirmed
 * of that, what is done with single rows, a category for a payee.
 * @throws ImportNotFound, VersionStale, ImportBusy, ImportNotRead, ImportAlreadyCommitted, ImportAlreadyUndone, ImportQuestionUnknown,
 * and as RereadImport, ChooseRows and CategorizeRows
 */
@Injectable()
export class ChangeImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly rereadImport: RereadImport,
    private readonly chooseRows: ChooseRows,
    private readonly categorizeRows: CategorizeRows,
  ) {}

  async execute(
    ledger: ImportLedger,
    id: string,
    input: ChangeImportInput,
    expectedVersion?: number,
  ): Promise<ImportBatch> {
    const { ledgerId } = ledger;
    const { rows, categorize, confirm = [], ...correction } = input;
    const change = async (before: ImportBatch, read: ImportBatch) => {
      const after = rows ? read.recounted(await this.chooseRows.execute(read, rows)) : read;
      if (categorize) await this.categorizeRows.execute({ ledgerId, id }, categorize);
      await this.imports.change(before, after);
      return after;
    };
    const rereads = correction.mapping !== undefined || correction.accountId !== undefined;
    if (rereads) return this.rereadImport.execute(ledger, id, { ...correction, confirm }, expectedVersion, change);
    return this.unitOfWork.run(ledgerId, async () => {
      const before = await findImport(this.imports, ledgerId, id, expectedVersion);
      return change(before, before.corrected(before.confirming(confirm)));
    });
  }
}
