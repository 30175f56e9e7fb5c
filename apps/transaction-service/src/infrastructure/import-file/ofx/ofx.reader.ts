import { StatementReader } from '../../../application/import/reading/statement-reader';
import type { StatementFile } from '../../../domain/import/statement';
import { beginningOfMarkup, decodeMarkup } from '../decode-markup';
import { MarkupFile } from '../markup-file';
import { readOfx } from './read-ofx';

/** The header of OFX 1, perhaps below lines that a server put there; the instruction or the root of OFX 2. */
const HEADER = /^[ \t]{0,99}OFXHEADER[ \t]{0,99}:/im;
const ROOT = /<(?:\?OFX\s|OFX>)/i;
const LOOKED_AT = 2_000;

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

  open(bytes: Uint8Array): StatementFile {
    return new MarkupFile('ofx', decodeMarkup(bytes), /STMTTRNP?[\s>]/iy, (text, rules) =>
      readOfx(text, rules, this.limits.maxRows),
    );
  }
}
