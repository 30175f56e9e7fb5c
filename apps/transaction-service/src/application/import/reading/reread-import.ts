import { Injectable } from '@nestjs/common';
import { CalendarDate, Clock, UnitOfWork, VersionStale } from '@pft/kernel';
import { AccountArchived, AccountNotFound } from '../../../domain/account/account-errors';
import { AccountRepository } from '../../../domain/account/account-repository';
import { checkMapping, patchMapping, type ImportMappingPatch } from '../../../domain/import/csv/mapping';
import type { ImportBatch } from '../../../domain/import/import-batch';
import { ImportMappingInvalid, ImportNotFound } from '../../../domain/import/import-errors';
import { ImportRepository } from '../../../domain/import/import-repository';
import type { PreviewRow } from '../../../domain/import/row/preview-row';
import { type ImportReading } from '../../../domain/import/statement';
import { findImport } from '../find-import';
import { latestDay } from '../../../domain/ledger-date';
import { ImportLedgers, type ImportLedger } from './import-ledgers';
import { ImportReader } from './import-reader';

/** What makes another preview of the same file. */
export interface Correction {
  mapping?: ImportMappingPatch;
  accountId?: string | null;
}

const ATTEMPTS = 3;

/**
 * Reads the file of a preview again, by another mapping or for another account. What a person chose for a line survives.
 * @throws ImportNotFound, VersionStale, AccountNotFound, AccountArchived, ImportMappingInvalid, as `ImportBatch.requirePreview`, and
 * what ImportReader throws
 */
@Injectable()
export class RereadImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly accounts: AccountRepository,
    private readonly ledgers: ImportLedgers,
    private readonly reader: ImportReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Whoever named no version wants the correction whatever the import has become while its file was read.
   * @param store writes the import with its new preview, inside the unit of work in which its rows are replaced
   */
  async execute(
    ledger: ImportLedger,
    id: string,
    correction: Correction,
    expectedVersion: number | undefined,
    store: (before: ImportBatch, after: ImportBatch) => Promise<ImportBatch>,
  ): Promise<ImportBatch> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.readOnce(ledger, id, correction, expectedVersion, store);
      } catch (error) {
        if (!(error instanceof VersionStale) || expectedVersion !== undefined || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** Reads without the ledger in hand, and writes what came of it unless the import has changed meanwhile. */
  private async readOnce(
    ledger: ImportLedger,
    id: string,
    correction: Correction,
    expectedVersion: number | undefined,
    store: (before: ImportBatch, after: ImportBatch) => Promise<ImportBatch>,
  ): Promise<ImportBatch> {
    const { ledgerId, baseCurrency } = ledger;
    const before = await findImport(this.imports, ledgerId, id, expectedVersion);
    const known = before.requirePreview();
    const accountId = correction.accountId === undefined ? before.chosenAccountId : correction.accountId;
    await this.requireAccount(ledgerId, accountId);
    const reading = correction.mapping ? corrected(known, correction.mapping) : known;
    const bytes = await this.imports.file(ledgerId, id);
    if (!bytes) throw new ImportNotFound();
    const warnings = before.warnings.filter(
      ({ code }) => code === 'date-order-assumed' && correction.mapping?.dateFormat === undefined,
    );
    const today = CalendarDate.today(ledger.timeZone, this.clock.now());
    const latestDate = latestDay(today);
    const wish = {
      baseCurrency,
      locale: ledger.locale,
      today,
      latestDate,
      accountId,
      reading,
      usePreset: false,
      warnings,
    };
    return this.reader.read(ledgerId, bytes, wish, this.ledgers.of(ledgerId), ({ preview, rows }) =>
      this.unitOfWork.run(ledgerId, async () => {
        const now = await findImport(this.imports, ledgerId, id, before.version);
        now.requirePreview();
        await this.requireAccount(ledgerId, accountId);
        const choices = choicesOf(await this.imports.chosenRows(ledgerId, id));
        await this.imports.replaceRows(ledgerId, id, keepingChoices(choices, rows()));
        const mappingCorrected = now.mappingCorrected || correction.mapping !== undefined;
        return store(now, now.corrected({ ...preview, chosenAccountId: accountId, mappingCorrected }));
      }),
    );
  }

  private async requireAccount(ledgerId: string, id: string | null): Promise<void> {
    if (id === null) return;
    const account = await this.accounts.find(ledgerId, id);
    if (!account) throw new AccountNotFound('accountId');
    if (account.archived) throw new AccountArchived(id, 'accountId');
  }
}

function corrected(reading: ImportReading, patch: ImportMappingPatch): ImportReading {
  if (!('mapping' in reading))
    throw new ImportMappingInvalid(`A file of the format ${reading.format} says itself how it is read.`, {}, 'mapping');
  const mapping = patchMapping(reading.mapping, patch);
  checkMapping(mapping, Infinity);
  return { ...reading, mapping };
}

const choicesOf = (chosen: readonly PreviewRow[]) => new Map(chosen.map((row) => [row.line, row]));

/** What a person chose for a line holds for that line under another mapping, too. */
async function* keepingChoices(
  choices: ReadonlyMap<number, PreviewRow>,
  batches: AsyncIterable<readonly PreviewRow[]>,
): AsyncIterable<readonly PreviewRow[]> {
  for await (const rows of batches) {
    for (const row of rows) keepChoice(choices.get(row.line), row);
    yield rows;
  }
}

function keepChoice(old: PreviewRow | undefined, row: PreviewRow): void {
  if (!old || !row.values) return;
  if (old.actionChosen && (old.action !== 'match' || row.verdict === 'similar')) {
    row.action = old.action;
    row.actionChosen = true;
  }
  if (old.categoryChosen && old.values?.type === row.values.type) {
    row.categoryId = old.categoryId;
    row.categoryChosen = true;
  }
}
