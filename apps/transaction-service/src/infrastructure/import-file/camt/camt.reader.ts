import { StatementReader } from '../../../application/import/reading/statement-reader';
import type { PlainFormat, StatementFile } from '../../../domain/import/statement';
import { beginningOfMarkup, decodeMarkup } from '../decode-markup';
import { MarkupFile } from '../markup-file';
import { readCamt } from './read-camt';

type CamtFormat = Extract<PlainFormat, `camt.${string}`>;

/** The element that is the message, whatever stands around it and whichever prefix it has; version 01 wrote its number behind. */
const MESSAGES: Readonly<Record<CamtFormat, RegExp>> = {
  'camt.052': messageNamed('BkToCstmrAcctRpt'),
  'camt.053': messageNamed('BkToCstmrStmt'),
  'camt.054': messageNamed('BkToCstmrDbtCdtNtfctn'),
};

function messageNamed(name: string): RegExp {
  return new RegExp(`<(?:[\\w.-]{1,40}:)?${name}(?:V\\d\\d)?[\\s/>]`);
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

  open(bytes: Uint8Array): StatementFile {
    return new MarkupFile(this.format, decodeMarkup(bytes), /(?:[\w.-]{1,40}:)?Ntry[\s>]/y, (text, rules) =>
      readCamt(text, rules, this.limits.maxRows),
    );
  }
}
