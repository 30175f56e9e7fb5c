import { Injectable } from '@nestjs/common';
import type { Category } from '../../domain/category/category';
import { CategoryArchived, CategoryKindDiffers, CategoryNotFound } from '../../domain/category/category-errors';
import { CategoryRepository } from '../../domain/category/category-repository';
import { ImportActionImpossible, ImportRowNotFound } from '../../domain/import/import-errors';
import { type ImportId, ImportRepository } from '../../domain/import/import-repository';
import type { RowAction } from '../../domain/import/row/judge-rows';
import type { PreviewRow } from '../../domain/import/row/preview-row';

export interface RowChoice {
  line: number;
  action?: RowAction;
  categoryId?: string | null;
}

/**
 * What a person wants done with single rows of a preview, inside the unit of work of its change.
 * @throws ImportRowNotFound, ImportActionImpossible, CategoryNotFound, CategoryKindDiffers, CategoryArchived
 */
@Injectable()
export class ChooseRows {
  constructor(
    private readonly imports: ImportRepository,
    private readonly categories: CategoryRepository,
  ) {}

  async execute({ ledgerId, id }: ImportId, choices: readonly RowChoice[]): Promise<void> {
    const stored = await this.imports.rowsOnLines(ledgerId, id, [...new Set(choices.map(({ line }) => line))]);
    const byLine = new Map(stored.map((row) => [row.line, row]));
    const wanted = choices.flatMap(({ categoryId }) => (categoryId ? [categoryId] : []));
    const categories = wanted.length === 0 ? [] : await this.categories.all(ledgerId);
    const byId = new Map(categories.map((category) => [category.id, category]));
    choices.forEach((choice, index) => {
      const row = byLine.get(choice.line);
      if (!row) throw new ImportRowNotFound(choice.line, `rows.${index}.line`);
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
