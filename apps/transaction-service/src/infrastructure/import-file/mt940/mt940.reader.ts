import { StatementReader, type LanguageHints } from '../../../application/import/reading/statement-reader';
import { ImportEmpty, type TableSize } from '../../../domain/import/import-errors';
import type { ImportReading, Proposal, ReadingRules, Statement, StatementFile } from '../../../domain/import/statement';
import { decodeText } from '../decode-text';
import type { FileLimits } from '../detect-format';
import { PlainFile } from '../plain-file';
import { beginningOfText } from '../text-lines';
import { scanMessages, type Message } from './messages';
import { readMt940 } from './read-mt940';

const FIELD = /^(?:\{[^\n]{0,500}\{4:)?:(20|25P?|28C?|60[FM]|61|34F):/gm;
/** What the one has and the other has not. */
const STATEMENT = /^:60[FM]:|\{2:[IO]940/m;
const INTERIM = /^:(?:34F|13D?|90[CD]):|\{2:[IO]942/m;

/** Reads customer statements (MT940) or interim reports (MT942): the same fields, an interim report without balances. */
export class Mt940Reader extends StatementReader {
  constructor(
    readonly format: 'mt940' | 'mt942',
    private readonly limits: FileLimits,
  ) {
    super();
  }

  /** By two different fields that stand at the beginning of lines. */
  recognizes(bytes: Uint8Array): boolean {
    const text = beginningOfText(bytes).replace(/\r\n?/g, '\n');
    const fields = new Set(Array.from(text.matchAll(FIELD), ([, tag]) => tag));
    if (fields.size < 2) return false;
    const isInterim = !STATEMENT.test(text) && INTERIM.test(text);
    return isInterim === (this.format === 'mt942');
  }

  /** @throws ImportNotText, ImportTooManyRows, ImportEmpty */
  open(bytes: Uint8Array, _: ImportReading | null, hints: LanguageHints): StatementFile {
    const { text } = decodeText(bytes, hints);
    const messages = scanMessages(text, this.limits.maxRows);
    if (!messages.some(({ entries }) => entries.length > 0)) throw new ImportEmpty();
    return new Mt940File(this.format, text, messages);
  }
}

class Mt940File extends PlainFile {
  constructor(
    private readonly format: 'mt940' | 'mt942',
    private readonly text: string,
    private readonly messages: readonly Message[],
  ) {
    super();
  }

  size(): TableSize {
    let [rows, longestCell] = [0, 0];
    for (const { entries } of this.messages) {
      rows += entries.length;
      for (const { statementLine, information } of entries)
        for (const field of [statementLine, information])
          if (field) longestCell = Math.max(longestCell, field.to - field.from);
    }
    return { rows, columns: 2, longestCell };
  }

  propose(): Proposal {
    return { reading: { format: this.format }, warnings: [] };
  }

  read(_reading: ImportReading, rules: ReadingRules): Statement {
    return readMt940(this.text, this.messages, rules);
  }
}
