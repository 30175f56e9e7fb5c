import { StatementReader, type LanguageHints } from '../../../application/import/reading/statement-reader';
import { ImportEmpty } from '../../../domain/import/import-errors';
import type { ImportReading, PlainFormat, ReadingRules, StatementFile } from '../../../domain/import/statement';
import { beginningOfMarkup, decodeMarkup } from '../decode-markup';
import { MarkupFile } from '../markup-file';
import { readCamt } from './read-camt';
import { requireXml } from './xml-elements';

type CamtFormat = Extract<PlainFormat, `camt.${string}`>;

/** The element that is the message, whatever stands around it and whichever prefix it has; version 01 wrote its number behind, and Italy's CBI has names of its own around the same elements. */
const MESSAGES: Readonly<Record<CamtFormat, RegExp>> = {
  'camt.052': messageNamed('BkToCstmrAcctRpt'),
  'camt.053': messageNamed('BkToCstmrStmt'),
  'camt.054': messageNamed('BkToCstmrDbtCdtNtfctn'),
};

function messageNamed(name: string): RegExp {
  return new RegExp(`<(?:[\\w.-]{1,40}:)?(?:CBI)?${name}(?:V\\d\\d|Req|ReqLogMsg)?[\\s/>]`);
}

export class CamtReader extends StatementReader {
  constructor(
    readonly format: CamtFormat,
    private readonly limits: { maxRows: number },
  ) {
    super();
  }

  recognizes(bytes: Uint8Array): boolean {
    const start = beginningOfMarkup(bytes);
    return start.startsWith('<') && MESSAGES[this.format].test(start);
  }

  open(bytes: Uint8Array, _: ImportReading | null, hints: LanguageHints): StatementFile {
    const { maxRows } = this.limits;
    const text = decodeMarkup(bytes, hints);
    // What refuses the whole file is said at once.
    requireXml(text);
    const read = (rules: ReadingRules) => readCamt(text, rules, maxRows);
    const file = new MarkupFile(this.format, text, /(?:[\w.-]{1,40}:)?Ntry[\s>]/y, maxRows, read);
    if (file.size().rows === 0) throw new ImportEmpty();
    return file;
  }
}
