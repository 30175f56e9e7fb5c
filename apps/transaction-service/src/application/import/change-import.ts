import { Injectable } from '@nestjs/common';
import { AccountArchived, AccountNotFound } from '../../domain/account/account-errors';
import { AccountRepository } from '../../domain/account/account-repository';
import { CategoryArchived, CategoryKindDiffers, CategoryNotFound } from '../../domain/category/category-errors';
import type { Category } from '../../domain/category/category';
import { CategoryRepository } from '../../domain/category/category-repository';
import { tableAt } from '../../domain/import/find-table';
import type { ImportBatch } from '../../domain/import/import-batch';
import {
  ImportActionImpossible,
  ImportHeaderOnly,
  ImportMappingInvalid,
  ImportNotFound,
  ImportRowNotFound,
} from '../../domain/import/import-errors';
import { ImportRepository } from '../../domain/import/import-repository';
import type { RowAction } from '../../domain/import/judge-rows';
import { checkMapping, patchMapping, type ImportMapping, type ImportMappingPatch } from '../../domain/import/mapping';
import type { PreviewRow } from '../../domain/import/preview-row';
import { requireVersion } from '../../domain/version';
import { PayeeCategories } from '../payee-category/payee-categories';
import { Clock, Ids, UnitOfWork } from '../ports';
import { BuildPreview, type ImportLedger } from './build-preview';
import { TableReader } from './table-reader';

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

/**
 * Corrects a preview: how the file is read, which account it is of, what is done with single rows, a category for a payee.
 * What a person chose for a line survives a new mapping. @throws ImportNotFound, VersionStale, ImportAlreadyCommitted,
 * ImportAlreadyUndone, ImportMappingInvalid, ImportRowNotFound, ImportActionImpossible, Account… and CategoryNotFound …
 */
@Injectable()
export class ChangeImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly accounts: AccountRepository,
    private readonly categories: CategoryRepository,
    private readonly payeeCategories: PayeeCategories,
    private readonly tableReader: TableReader,
    private readonly buildPreview: BuildPreview,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(
    ledger: ImportLedger,
    id: string,
    input: ChangeImportInput,
    expectedVersion?: number,
  ): Promise<ImportBatch> {
    const { ledgerId } = ledger;
    return this.unitOfWork.run(ledgerId, async () => {
      const before = await this.imports.find(ledgerId, id);
      if (!before) throw new ImportNotFound();
      requireVersion(expectedVersion, before.version);
      before.requirePreview();
      const reread = input.mapping !== undefined || input.accountId !== undefined;
      const after = reread ? await this.reread(ledger, before, input) : before.corrected({});
      if (input.rows) await this.changeRows(after, input.rows);
      if (input.categorize) await this.categorize(after, input.categorize);
      await this.imports.change(before, after);
      return after;
    });
  }

  private async reread(ledger: ImportLedger, before: ImportBatch, input: ChangeImportInput): Promise<ImportBatch> {
    const { ledgerId, id } = before;
    const accountId = input.accountId === undefined ? before.chosenAccountId : input.accountId;
    if (accountId !== null) await this.requireAccount(ledgerId, accountId);
    const bytes = await this.imports.file(ledgerId, id);
    if (!bytes) throw new ImportNotFound();
    const mapping = input.mapping ? patchMapping(before.mapping, input.mapping) : before.mapping;
    const table = this.table(bytes, mapping);
    checkMapping(mapping, table.width);
    const kept = before.warnings.filter(
      ({ code }) => code !== 'account-assumed' && input.mapping?.dateFormat === undefined,
    );
    const { preview, rows } = await this.buildPreview.execute(ledger, table, mapping, accountId, kept);
    keepChoices(await this.imports.chosenRows(ledgerId, id), rows);
    await this.imports.replaceRows(ledgerId, id, rows);
    return before.corrected({
      ...preview,
      chosenAccountId: accountId,
      mappingCorrected: before.mappingCorrected || input.mapping !== undefined,
    });
  }

  private table(bytes: Uint8Array, mapping: ImportMapping) {
    // The width is not known yet; the rest of the mapping must be sound before a file can be read with it.
    checkMapping(mapping, Infinity);
    const file = this.tableReader.read(bytes, { charset: mapping.charset, delimiter: mapping.delimiter });
    const { headerLine } = mapping;
    if (headerLine !== null && !file.rows.some(({ line }) => line === headerLine))
      throw new ImportMappingInvalid(`No row begins on line ${headerLine}.`, {}, 'mapping.headerLine');
    const table = tableAt(file.rows, headerLine);
    if (table.rows.length === 0) throw new ImportHeaderOnly(headerLine ?? 1);
    return table;
  }

  private async requireAccount(ledgerId: string, id: string): Promise<void> {
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

/** What a person chose for a line holds for that line under another mapping, too. */
function keepChoices(chosen: readonly PreviewRow[], rows: readonly PreviewRow[]): void {
  const byLine = new Map(chosen.map((row) => [row.line, row]));
  for (const row of rows) {
    const old = byLine.get(row.line);
    if (!old || !row.values) continue;
    if (old.actionChosen && (old.action !== 'match' || row.verdict === 'similar')) {
      row.action = old.action;
      row.actionChosen = true;
    }
    if (old.categoryChosen && old.values?.type === row.values.type) {
      row.categoryId = old.categoryId;
      row.categoryChosen = true;
    }
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
