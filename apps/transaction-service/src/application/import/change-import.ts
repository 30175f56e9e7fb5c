import { Injectable } from '@nestjs/common';
import { CalendarDate, requireVersion, VersionStale, Clock, Ids, UnitOfWork } from '@pft/kernel';
import { AccountArchived, AccountNotFound } from '../../domain/account/account-errors';
import { AccountRepository } from '../../domain/account/account-repository';
import { CategoryArchived, CategoryKindDiffers, CategoryNotFound } from '../../domain/category/category-errors';
import type { Category } from '../../domain/category/category';
import { CategoryRepository } from '../../domain/category/category-repository';
import type { ImportBatch } from '../../domain/import/import-batch';
import { ImportActionImpossible, ImportNotFound, ImportRowNotFound } from '../../domain/import/import-errors';
import { ImportRepository } from '../../domain/import/import-repository';
import type { RowAction } from '../../domain/import/row/judge-rows';
import { checkMapping, patchMapping, type ImportMappingPatch } from '../../domain/import/csv/mapping';
import type { PreviewRow } from '../../domain/import/row/preview-row';
import { PayeeCategories } from '../payee-category/payee-categories';
import { ImportLedgers, type ImportLedger } from './reading/import-ledgers';
import { latestDateFor } from './import-ports';
import { ImportReader } from './reading/import-reader';

export interface ImportRowChange {
  line: number;
  action?: RowAction;
  categoryId?: string | null;
}

export interface ChangeImportInput {
  mapping?: ImportMappingPatch;
  accountId?: string | null;
  rows?: readonly ImportRowChange[];
  categorize?: { payeeContains: string; categoryId: string };
}

const ATTEMPTS = 3;

/**
 * Corrects a preview: how the file is read, which account it is of, what is done with single rows, a category for a payee.
 * What a person chose for a line survives a new mapping. @throws ImportNotFound, VersionStale, ImportBusy, ImportNotRead,
 * ImportAlreadyCommitted, ImportAlreadyUndone, ImportTooComplex, ImportMappingInvalid, ImportRowNotFound, ImportActionImpossible, Account… and CategoryNotFound …
 */
@Injectable()
export class ChangeImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly accounts: AccountRepository,
    private readonly categories: CategoryRepository,
    private readonly payeeCategories: PayeeCategories,
    private readonly ledgers: ImportLedgers,
    private readonly reader: ImportReader,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(
    ledger: ImportLedger,
    id: string,
    input: ChangeImportInput,
    expectedVersion?: number,
  ): Promise<ImportBatch> {
    const rereads = input.mapping !== undefined || input.accountId !== undefined;
    if (rereads) return this.reread(ledger, id, input, expectedVersion);
    return this.unitOfWork.run(ledger.ledgerId, async () => {
      const before = await this.previewOf(ledger.ledgerId, id, expectedVersion);
      return this.write(before, before.corrected({}), input);
    });
  }

  private async previewOf(ledgerId: string, id: string, expectedVersion: number | undefined): Promise<ImportBatch> {
    const batch = await this.imports.find(ledgerId, id);
    if (!batch) throw new ImportNotFound();
    requireVersion(expectedVersion, batch.version);
    batch.requirePreview();
    return batch;
  }

  private async write(before: ImportBatch, after: ImportBatch, input: ChangeImportInput): Promise<ImportBatch> {
    if (input.rows) await this.changeRows(after, input.rows);
    if (input.categorize) await this.categorize(after, input.categorize);
    await this.imports.change(before, after);
    return after;
  }

  /** Whoever named no version wants the change whatever the import has become while its file was read. */
  private async reread(
    ledger: ImportLedger,
    id: string,
    input: ChangeImportInput,
    expectedVersion: number | undefined,
  ): Promise<ImportBatch> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.rereadOnce(ledger, id, input, expectedVersion);
      } catch (error) {
        if (!(error instanceof VersionStale) || expectedVersion !== undefined || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** Reads the file again without the ledger in hand, and writes what came of it unless the import has changed meanwhile. */
  private async rereadOnce(
    ledger: ImportLedger,
    id: string,
    input: ChangeImportInput,
    expectedVersion: number | undefined,
  ): Promise<ImportBatch> {
    const { ledgerId, baseCurrency } = ledger;
    const before = await this.previewOf(ledgerId, id, expectedVersion);
    const accountId = input.accountId === undefined ? before.chosenAccountId : input.accountId;
    await this.requireAccount(ledgerId, accountId);
    const known = before.requirePreview();
    const mapping = input.mapping ? patchMapping(known, input.mapping) : known;
    checkMapping(mapping, Infinity);
    const bytes = await this.imports.file(ledgerId, id);
    if (!bytes) throw new ImportNotFound();
    const warnings = before.warnings.filter(
      ({ code }) => code === 'date-order-unclear' && input.mapping?.dateFormat === undefined,
    );
    const latestDate = latestDateFor(CalendarDate.today(ledger.timeZone, this.clock.now()));
    const wish = { baseCurrency, latestDate, accountId, mapping, usePreset: false, warnings };
    return this.reader.read(ledgerId, bytes, wish, this.ledgers.of(ledgerId), ({ preview, rows }) =>
      this.unitOfWork.run(ledgerId, async () => {
        const now = await this.previewOf(ledgerId, id, before.version);
        await this.requireAccount(ledgerId, accountId);
        const choices = choicesOf(await this.imports.chosenRows(ledgerId, id));
        await this.imports.replaceRows(ledgerId, id, keepingChoices(choices, rows()));
        const mappingCorrected = now.mappingCorrected || input.mapping !== undefined;
        return this.write(now, now.corrected({ ...preview, chosenAccountId: accountId, mappingCorrected }), input);
      }),
    );
  }

  private async requireAccount(ledgerId: string, id: string | null): Promise<void> {
    if (id === null) return;
    const account = await this.accounts.find(ledgerId, id);
    if (!account) throw new AccountNotFound('accountId');
    if (account.archived) throw new AccountArchived(id, 'accountId');
  }

  private async changeRows(batch: ImportBatch, changes: readonly ImportRowChange[]): Promise<void> {
    const { ledgerId, id } = batch;
    const stored = await this.imports.rowsOnLines(ledgerId, id, [...new Set(changes.map(({ line }) => line))]);
    const byLine = new Map(stored.map((row) => [row.line, row]));
    const wanted = changes.flatMap(({ categoryId }) => (categoryId ? [categoryId] : []));
    const categories = wanted.length === 0 ? [] : await this.categories.all(ledgerId);
    const byId = new Map(categories.map((category) => [category.id, category]));
    changes.forEach((change, index) => {
      const row = byLine.get(change.line);
      if (!row) throw new ImportRowNotFound(change.line, `rows.${index}.line`);
      if (change.action !== undefined) {
        requirePossible(row, change.action, `rows.${index}.action`);
        row.action = change.action;
        row.actionChosen = true;
      }
      if (change.categoryId === undefined) return;
      const field = `rows.${index}.categoryId`;
      if (change.categoryId !== null) {
        if (!row.values) throw new ImportActionImpossible('A row that cannot be read has no category.', {}, field);
        requireCategory(byId.get(change.categoryId), row.values.type, field);
      }
      row.categoryId = change.categoryId;
      row.categoryChosen = true;
    });
    await this.imports.changeRows(ledgerId, id, stored);
  }

  private async categorize(batch: ImportBatch, input: { payeeContains: string; categoryId: string }): Promise<void> {
    const { ledgerId, id } = batch;
    const payeeContains = input.payeeContains.trim();
    const category = await this.categories.find(ledgerId, input.categoryId);
    if (!category) throw new CategoryNotFound('categorize.categoryId');
    requireCategory(category, category.kind, 'categorize.categoryId');
    await this.imports.categorize(ledgerId, id, category.kind, payeeContains, category.id);
    await this.payeeCategories.remember(ledgerId, {
      id: this.ids.next(),
      payeeContains,
      kind: category.kind,
      categoryId: category.id,
      createdAt: this.clock.now(),
    });
  }
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

function requirePossible(row: PreviewRow, action: RowAction, field: string): void {
  if (action === 'skip') return;
  if (!row.values) throw new ImportActionImpossible('A row that cannot be read can only be skipped.', {}, field);
  if (action === 'match' && row.verdict !== 'similar')
    throw new ImportActionImpossible('Only a row that is similar to an existing one can be matched.', {}, field);
}

function requireCategory(category: Category | undefined, kind: 'income' | 'expense', field: string): void {
  if (!category) throw new CategoryNotFound(field);
  if (category.kind !== kind) throw new CategoryKindDiffers(kind, category.kind, field);
  if (category.archived) throw new CategoryArchived(category.id, field);
}
