import { Injectable } from '@nestjs/common';
import type { Category } from '../../domain/category/category';
import { CategoryArchived, CategoryKindDiffers, CategoryNotFound } from '../../domain/category/category-errors';
import { CategoryRepository } from '../../domain/category/category-repository';
import { ImportActionImpossible, ImportRowAmbiguous, ImportRowNotFound } from '../../domain/import/import-errors';
import { type ImportId, ImportRepository } from '../../domain/import/import-repository';
import type { RowAction } from '../../domain/import/row/judge-rows';
import { rowsByLine, type PreviewRow } from '../../domain/import/row/preview-row';
import { takesKind } from '../../domain/transaction/transaction-rules';

/** The row by its number, or by its line where it is the only one there. */
export interface RowChoice {
  row?: number;
  line?: number;
  action?: RowAction;
  categoryId?: string | null;
}

/**
 * What a person wants done with single rows of a preview, inside the unit of work of its change.
 * @throws ImportRowNotFound, ImportRowAmbiguous, ImportActionImpossible, CategoryNotFound, CategoryKindDiffers, CategoryArchived
 */
@Injectable()
export class ChooseRows {
  constructor(
    private readonly imports: ImportRepository,
    private readonly categories: CategoryRepository,
  ) {}

  async execute({ ledgerId, id }: ImportId, choices: readonly RowChoice[]): Promise<void> {
    const stored = await this.imports.rowsAt(ledgerId, id, placesOf(choices));
    const find = rowFinder(stored);
    const wanted = choices.flatMap(({ categoryId }) => (categoryId ? [categoryId] : []));
    const categories = wanted.length === 0 ? [] : await this.categories.all(ledgerId);
    const byId = new Map(categories.map((category) => [category.id, category]));
    choices.forEach((choice, index) => {
      const row = find(choice, `rows.${index}`);
      if (choice.action !== undefined) {
        requirePossible(row, choice.action, `rows.${index}.action`);
        row.action = choice.action;
        row.actionChosen = true;
      }
      if (choice.categoryId === undefined) return;
      const field = `rows.${index}.categoryId`;
      if (choice.categoryId !== null) {
        if (!row.values) throw new ImportActionImpossible('A row that cannot be read has no category.', {}, field);
        requireCategory(byId.get(choice.categoryId), row.values.type, field);
      }
      row.categoryId = choice.categoryId;
      row.categoryChosen = true;
    });
    await this.imports.changeRows(ledgerId, id, stored);
  }
}

function placesOf(choices: readonly RowChoice[]): { numbers: number[]; lines: number[] } {
  const numbers = choices.flatMap(({ row }) => (row === undefined ? [] : [row]));
  const lines = choices.flatMap(({ row, line }) => (row === undefined && line !== undefined ? [line] : []));
  return { numbers: [...new Set(numbers)], lines: [...new Set(lines)] };
}

/** How a choice finds its row among those that are named: by its number, or by the line on which it stands alone. */
function rowFinder(stored: readonly PreviewRow[]): (choice: RowChoice, field: string) => PreviewRow {
  const byNumber = new Map(stored.map((row) => [row.number, row]));
  const byLine = rowsByLine(stored);
  return ({ row: number, line }, field) => {
    const onLine = number === undefined ? (byLine.get(line ?? 0) ?? []) : [];
    if (line !== undefined && onLine.length > 1)
      throw new ImportRowAmbiguous(
        line,
        onLine.map((row) => row.number),
        `${field}.line`,
      );
    const row = number === undefined ? onLine[0] : byNumber.get(number);
    if (!row || (line !== undefined && row.line !== line)) throw new ImportRowNotFound({ row: number, line }, field);
    return row;
  };
}

function requirePossible(row: PreviewRow, action: RowAction, field: string): void {
  if (action === 'skip') return;
  if (!row.values) throw new ImportActionImpossible('A row that cannot be read can only be skipped.', {}, field);
  if (action === 'match' && row.verdict !== 'similar')
    throw new ImportActionImpossible('Only a row that is similar to an existing one can be matched.', {}, field);
}

function requireCategory(category: Category | undefined, kind: 'income' | 'expense', field: string): void {
  if (!category) throw new CategoryNotFound(field);
  if (!takesKind(kind, category.kind)) throw new CategoryKindDiffers(kind, category.kind, field);
  if (category.archived) throw new CategoryArchived(category.id, field);
}
