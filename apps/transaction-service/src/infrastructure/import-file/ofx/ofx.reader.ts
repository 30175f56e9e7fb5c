import { StatementReader, type LanguageHints } from '../../../application/import/reading/statement-reader';
import type { ImportReading, ReadingRules, StatementFile } from '../../../domain/import/statement';
import { beginningOfMarkup, decodeMarkup } from '../decode-markup';
import { MarkupFile } from '../markup-file';
import { readOfx } from './read-ofx';

/** The header of OFX 1, perhaps below lines that a server put there; the instruction or the root of OFX 2. */
const HEADER = /^[ \t]{0,99}OFXHEADER[ \t]{0,99}:/im;
const ROOT = /<(?:\?OFX\s|OFX>)/i;
const LOOKED_AT = 2_000;
const ANY_RULES: ReadingRules = { fallbackCurrency: () => 'EUR', latestDate: '9999-12-31' };

/** OFX 1.x, OFX 2.x and QFX. */
export class OfxReader extends StatementReader {
  readonly format = 'ofx';

  constructor(private readonly limits: { maxRows: number }) {
    super();
  }

  recognizes(bytes: Uint8Array): boolean {
    const start = beginningOfMarkup(bytes).slice(0, LOOKED_AT);
    return HEADER.test(start) || (start.startsWith('<') && ROOT.test(start));
  }

  open(bytes: Uint8Array, _: ImportReading | null, hints: LanguageHints): StatementFile {
    const { maxRows } = this.limits;
    const text = decodeMarkup(bytes, hints);
    const read = (rules: ReadingRules) => readOfx(text, rules, maxRows);
    const file = new MarkupFile('ofx', text, /STMTTRNP?[\s>]/iy, maxRows, read);
    // What refuses the whole file is said at once. Whether it does is seen by reading it, and only these do not take long.
    if (file.size().rows === 0 || /<!doctype/i.test(text)) read(ANY_RULES);
    return file;
  }
}
