import type { TableSize } from '../../domain/import/import-errors';
import type { PlainFormat, Proposal, ReadingRules, Statement } from '../../domain/import/statement';
import { PlainFile } from './plain-file';

/** Statements of one file; a ledger has half as many accounts. */
export const MOST_STATEMENTS = 1_000;

/** An open file of tags: its text, and the function that knows what the tags mean. */
export class MarkupFile extends PlainFile {
  constructor(
    private readonly format: PlainFormat,
    private readonly text: string,
    /** What begins an entry, after its `<`; sticky. */
    private readonly entry: RegExp,
    private readonly readText: (text: string, rules: ReadingRules) => Statement,
  ) {
    super();
  }

  size(): TableSize {
    const { text, entry } = this;
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

  propose(): Proposal {
    return { reading: { format: this.format }, warnings: [] };
  }

  read(_reading: unknown, rules: ReadingRules): Statement {
    return this.readText(this.text, rules);
  }
}
