import { StatementReader, type LanguageHints } from '../../../application/import/reading/statement-reader';
import { ImportHeaderOnly, type TableSize } from '../../../domain/import/import-errors';
import type {
  ImportReading,
  Proposal,
  ReadingContext,
  ReadingRules,
  Statement,
  StatementFile,
} from '../../../domain/import/statement';
import { decodeText } from '../decode-text';
import type { FileLimits } from '../detect-format';
import { PlainFile } from '../plain-file';
import { beginningOfText, TextLines } from '../text-lines';
import { readDate } from './dates';
import { decideReading } from './decide-reading';
import { readQif } from './read-qif';
import { scanRecords, type QifRecords } from './records';

const HEADER = /^!(?:Type:|Account|Option:|Clear:)/im;
/** Reads Quicken's interchange format. */
export class QifReader extends StatementReader {
  readonly format = 'qif';

  constructor(private readonly limits: FileLimits) {
    super();
  }

  recognizes(bytes: Uint8Array): boolean {
    const text = beginningOfText(bytes);
    return HEADER.test(text) || isHeadless(text);
  }

  /** @throws ImportNotText, ImportTooManyRows, ImportTooComplex, ImportHeaderOnly */
  open(bytes: Uint8Array, _: ImportReading | null, hints: LanguageHints): StatementFile {
    const { text } = decodeText(bytes, hints);
    const records = scanRecords(text, this.limits);
    if (records.sections.length === 0 && records.investments === 0 && records.leftOut.size === 0)
      throw new ImportHeaderOnly(1);
    return new QifFile(text, records);
  }
}

const LONGEST_RECORD = 50;

/** Some programs write no header: a record with a date and an amount, one a line, ended by ^. */
function isHeadless(text: string): boolean {
  let [dated, valued] = [false, false];
  const lines = new TextLines(text);
  while (lines.number < LONGEST_RECORD && lines.next()) {
    const line = lines.slice(100).trimEnd();
    if (line === '^') return dated && valued;
    if (line.startsWith('D')) dated = readDate(line.slice(1)) !== null;
    else if (line.startsWith('T')) valued = /\d/.test(line);
    else if (line !== '' && !/^[A-Z$%]/.test(line)) return false;
  }
  return false;
}

class QifFile extends PlainFile {
  constructor(
    private readonly text: string,
    private readonly records: QifRecords,
  ) {
    super();
  }

  size(): TableSize {
    let [rows, longestCell] = [0, 0];
    for (const section of this.records.sections) {
      rows += section.records.length;
      for (const { from, to } of section.records) longestCell = Math.max(longestCell, to - from);
    }
    return { rows, columns: 1, longestCell };
  }

  propose(context: ReadingContext): Proposal {
    return decideReading(this.text, this.records, context);
  }

  read(reading: ImportReading, rules: ReadingRules): Statement {
    if (reading.format !== 'qif') throw new Error(`A QIF file is not read as ${reading.format}.`);
    return readQif(this.text, this.records, reading, rules);
  }
}
