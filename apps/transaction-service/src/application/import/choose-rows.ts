import { Injectable } from '@nestjs/common';
import { Clock } from '@pft/kernel';
import type { Category } from '../../domain/category/category';
import { CategoryArchived, CategoryKindDiffers, CategoryNotFound } from '../../domain/category/category-errors';
import { CategoryRepository } from '../../domain/category/category-repository';
import type { ImportBatch } from '../../domain/import/import-batch';
import { ImportActionImpossible, ImportRowAmbiguous, ImportRowNotFound } from '../../domain/import/import-errors';
import { ImportRepository } from '../../domain/import/import-repository';
import type { RowAction, Verdict } from '../../domain/import/row/judge-rows';
import { rowsByLine, type PreviewRow } from '../../domain/import/row/preview-row';
import { ImportTransfers } from '../../domain/import/transfer/import-transfers';
import { decisionKey } from '../../domain/import/transfer/pair-transfers';
import { takesKind } from '../../domain/transaction/transaction-rules';
import { TransfersSince } from './transfers-since';

/** The row by its number, or by its line where it is the only one there. */
export interface RowChoice {
  row?: number;
  line?: number;
  action?: RowAction;
  categoryId?: string | null;
  /** Takes or refuses the transfer that the row shows. */
  transfer?: boolean;
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
    private readonly transfers: ImportTransfers,
    private readonly transfersSince: TransfersSince,
    private readonly clock: Clock,
  ) {}

  /** Answers the verdicts that became others. */
  async execute(
    batch: ImportBatch,
    choices: readonly RowChoice[],
  ): Promise<(readonly [before: Verdict, after: Verdict])[]> {
    const { ledgerId, id } = batch;
    const named = await this.imports.rowsAt(ledgerId, id, placesOf(choices));
    const decidesTransfers = choices.some(({ transfer }) => transfer !== undefined);
    const stored = decidesTransfers ? await this.transfersSince.shownOn(batch, named) : named;
    const others = decidesTransfers ? await this.otherSides(batch, stored) : [];
    const all = [...stored, ...others];
    const before = new Map([...named, ...others].map(({ number, verdict }) => [number, verdict]));
    const decisions = new Map<string, boolean>();
    const find = rowFinder(stored);
    const wanted = choices.flatMap(({ categoryId }) => (categoryId ? [categoryId] : []));
    const categories = wanted.length === 0 ? [] : await this.categories.all(ledgerId);
    const byId = new Map(categories.map((category) => [category.id, category]));
    choices.forEach((choice, index) => {
      const row = find(choice, `rows.${index}`);
      if (choice.transfer !== undefined) {
        const key = decide(row, all, choice.transfer, `rows.${index}.transfer`);
        decisions.set(key, choice.transfer);
      }
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
    await this.imports.changeRows(
      ledgerId,
      id,
      all.sort((a, b) => a.number - b.number),
    );
    if (decisions.size > 0) await this.transfers.decide(ledgerId, decisions, this.clock.now());
    return all.flatMap(({ number, verdict }) => {
      const was = before.get(number) ?? verdict;
      return was === verdict ? [] : [[was, verdict] as const];
    });
  }

  /** Rows of the file on the other side of those whose transfer is decided. */
  private async otherSides({ ledgerId, id }: ImportBatch, stored: readonly PreviewRow[]): Promise<PreviewRow[]> {
    const here = new Set(stored.map(({ number }) => number));
    const numbers = stored.flatMap(({ otherLeg }) =>
      otherLeg && 'row' in otherLeg && !here.has(otherLeg.row) ? [otherLeg.row] : [],
    );
    return numbers.length === 0 ? [] : this.imports.rowsAt(ledgerId, id, { numbers, lines: [] });
  }
}

/** Decides for both sides, and answers by what that is remembered. @throws ImportActionImpossible */
function decide(row: PreviewRow, rows: readonly PreviewRow[], transfer: boolean, field: string): string {
  const { otherLeg } = row;
  if (!otherLeg)
    throw new ImportActionImpossible('The row has no other side that it could be a transfer with.', {}, field);
  const other = 'row' in otherLeg ? rows.find(({ number }) => number === otherLeg.row) : undefined;
  for (const side of other ? [row, other] : [row]) {
    if (!side.otherLeg || (side.verdict !== 'new' && side.verdict !== 'transfer'))
      throw new ImportActionImpossible('A row that is known, or left out, is no side of a transfer.', {}, field);
    side.verdict = transfer ? 'transfer' : 'new';
    side.reason = null;
    side.otherLeg = { ...side.otherLeg, taken: transfer };
  }
  return decisionKey(row.identity.raw, otherLeg.remembered);
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
