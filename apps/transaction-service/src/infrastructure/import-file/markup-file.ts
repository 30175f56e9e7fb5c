import { ImportTooManyRows, type TableSize } from '../../domain/import/import-errors';
import type { PlainFormat, Proposal, ReadingRules, Statement } from '../../domain/import/statement';
import { PlainFile } from './plain-file';

/** Statements of one file; a ledger has half as many accounts. */
export const MOST_STATEMENTS = 1_000;

/** An open file of tags: its text, and the function that knows what the tags mean. */
export class MarkupFile extends PlainFile {
  private readonly measured: TableSize;

  /**
   * @param entry what begins an entry, after its `<`; sticky
   * @throws ImportTooManyRows
   */
  constructor(
    private readonly format: PlainFormat,
    text: string,
    entry: RegExp,
    maxRows: number,
    private readonly readWith: (rules: ReadingRules) => Statement,
  ) {
    super();
    this.measured = sizeOf(text, entry);
    if (this.measured.rows > maxRows) throw new ImportTooManyRows(maxRows);
  }

  size(): TableSize {
    return this.measured;
  }

  propose(): Proposal {
    return { reading: { format: this.format }, warnings: [] };
  }

  read(_reading: unknown, rules: ReadingRules): Statement {
    return this.readWith(rules);
  }
}

function sizeOf(text: string, entry: RegExp): TableSize {
  let [rows, longestCell] = [0, 0];
  let end = text.indexOf('>');
  for (let start = text.indexOf('<', end); end >= 0 && start >= 0; start = text.indexOf('<', end)) {
    longestCell = Math.max(longestCell, start - end - 1);
    entry.lastIndex = start + 1;
    if (entry.test(text)) rows++;
    end = text.indexOf('>', start);
    if (end < 0) break;
  }
  return { rows, columns: 1, longestCell };
}
