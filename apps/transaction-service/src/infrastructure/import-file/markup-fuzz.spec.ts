import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CalendarDate, DomainError } from '@pft/kernel';
import { seededRandom } from '../../../test/import-drawn-file';
import type { StatementEntry } from '../../domain/import/statement';
import { CamtReader } from './camt/camt.reader';
import { OfxReader } from './ofx/ofx.reader';

const FILES = process.env.TEST_LONG === '1' ? 20_000 : 1_000;
const limits = { maxRows: 1_000 };
const rules = { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' };

const folder = join(__dirname, 'fixtures', 'ok');
const seeds = (pattern: RegExp) =>
  readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => readFileSync(join(folder, name)));

/** What breaks a reader if anything does. */
const PIECES = [
  ...['<', '>', '</', '/>', '&', ';', '"', '=', '\0', '\r', '\n', ' ', '-', ',', '.', '0', '9', 'x', 'é'],
  ...['<![CDATA[', ']]>', '<!--', '-->', '<?', '?>', '<!DOCTYPE', '&#0;', '&#xD800;', '&#x110000;', '&nbsp;', '&amp;'],
  ...[
    '<STMTTRN>',
    '</STMTTRN>',
    '<STMTRS>',
    '</STMTRS>',
    '<CURDEF>',
    '<PAYEE>',
    '<TRNAMT>',
    '<DTPOSTED>99999999',
    '</OFX>',
  ],
  ...[
    '<Ntry>',
    '</Ntry>',
    '<Stmt>',
    '</Stmt>',
    '<TxDtls>',
    '</TxDtls>',
    '<Amt Ccy="',
    '<Amt>1e5</Amt>',
    '<Bal/>',
    'xmlns:a="b"',
  ],
  ...['9'.repeat(400), '-', '__proto__', 'constructor', '2026-02-30', 'XXX', 'JPY', '0.0000001', '١٢'],
];

function drawn(random: () => number, files: readonly Buffer[]): Buffer {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const original = pick(files);
  let bytes = Buffer.from(original);
  const changes = 1 + Math.floor(random() * 6);
  // Half of the files are damaged in their texts only: what is broken XML is refused before anything is read.
  const inTexts = random() < 0.5;
  for (let change = 0; change < changes; change++) {
    const place = Math.floor(random() * bytes.length);
    const at = inTexts ? bytes.indexOf('>', place) + 1 : place;
    const length = Math.floor(random() ** 3 * 60);
    const kind = random();
    // Cut out, put in, in place of something, copied from elsewhere, or a bit that fell over.
    const put =
      kind < 0.25
        ? ''
        : kind < 0.75
          ? pick(PIECES)
          : pick(files)
              .subarray(at, at + length)
              .toString('latin1');
    const rest = kind < 0.5 ? at + (inTexts ? 2 : length) : at;
    const text = inTexts ? put.replace(/[<>]/g, '') : put;
    if (kind > 0.95) bytes[at] = Math.floor(random() * 256);
    else bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(text, 'latin1'), bytes.subarray(rest)]);
  }
  return bytes;
}

/** What is wrong with an entry, if anything is. */
function wrongIn(entry: StatementEntry): string[] {
  const found: string[] = [];
  const wants = (holds: boolean, what: string) => void (holds || found.push(what));
  wants(entry.line >= 1, 'line');
  wants(
    entry.source.cells.every((cell) => !cell.includes('\0') && isStorable(cell)),
    'cells',
  );
  if ('problem' in entry) {
    wants(entry.problem.endsWith('.'), 'problem');
    return found;
  }
  const { date, valueDate, amount, payee, note, accountText, bankId } = entry.values;
  wants(CalendarDate.is(date) && date >= '1900-01-01' && date <= rules.latestDate, `date ${date}`);
  wants(valueDate === null || CalendarDate.is(valueDate), `value date ${valueDate}`);
  wants(amount.isPositive(), `amount ${String(amount)}`);
  wants((payee ?? '').length <= 500 && (note ?? '').length <= 1_000, 'length');
  wants(
    [payee, note, accountText, bankId].every((text) => text === null || isStorable(text)),
    'text',
  );
  return found;
}

/** No half of a letter. */
const isStorable = (text: string) => Buffer.from(text).toString() === text;

const formats = [
  { name: 'OFX', reader: new OfxReader(limits), files: seeds(/\.(?:ofx|qfx)$/) },
  { name: 'CAMT', reader: new CamtReader('camt.053', limits), files: seeds(/\.xml$/) },
];

describe('damaged files', () => {
  it.each(formats)(
    `of $name are read or refused, ${FILES} times`,
    ({ reader, files }) => {
      const random = seededRandom(20_260);
      const came = { read: 0, refused: 0 };
      for (let count = 0; count < FILES; count++) {
        const bytes = drawn(random, files);
        try {
          reader.recognizes(bytes);
          const file = reader.open(bytes, null, { locale: 'en', baseCurrency: 'EUR' });
          file.size();
          const wrong = file.read({ format: reader.format }, rules).entries.flatMap(wrongIn);
          if (wrong.length > 0) throw new Error(wrong.join(', '));
          came.read++;
        } catch (error) {
          if (!(error instanceof DomainError)) throw new Error(bytes.toString('latin1'), { cause: error });
          came.refused++;
        }
      }
      expect(came.read).toBeGreaterThan(FILES / 10);
      expect(came.refused).toBeGreaterThan(FILES / 100);
    },
    600_000,
  );
});
