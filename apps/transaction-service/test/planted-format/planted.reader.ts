import { Money } from '@pft/kernel';
import { StatementReader } from '../../src/application/import/reading/statement-reader';
import type {
  EntryValues,
  ImportFormat,
  ImportReading,
  Statement,
  StatementEntry,
  StatementFile,
} from '../../src/domain/import/statement';

const MARK = '!Planted';
// No format of the product: its name is none that the API knows.
const FORMAT = 'planted' as string as ImportFormat;
const READING = { format: FORMAT } as ImportReading;

/**
 * A format that leaves nothing to a person: after its mark one line `account <iban> <currency> <name>`, then lines
 * `<date>|<amount>|<id>|<payee>`. As much of a bank format as a reader has to bring to be one of the import.
 */
export class PlantedReader extends StatementReader {
  readonly format = FORMAT;

  recognizes(bytes: Uint8Array): boolean {
    return Buffer.from(bytes.subarray(0, MARK.length)).toString('latin1') === MARK;
  }

  open(bytes: Uint8Array): StatementFile {
    const lines = Buffer.from(bytes).toString('utf8').split('\n');
    const statement = readPlanted(lines);
    return {
      size: () => ({ rows: lines.length, columns: 1, longestCell: Math.max(...lines.map(({ length }) => length)) }),
      shape: () => null,
      columns: () => [],
      propose: () => ({ reading: READING, warnings: [] }),
      recall: () => null,
      read: () => statement,
    };
  }
}

function readPlanted([, head = '', ...lines]: string[]): Statement {
  const [, iban = '', currency = '', ...name] = head.split(' ');
  const entries = lines.flatMap((text, index): StatementEntry[] => {
    if (text === '') return [];
    const place = { line: index + 3, source: { cells: text.split('|') } };
    const [date = '', amount = '', bankId = '', payee = ''] = place.source.cells;
    if (!/^\d{4}-\d\d-\d\d$/.test(date)) return [{ ...place, problem: `«${date}» is no day.` }];
    const signed = Money.parse({ amount, currency }, 'amount');
    const values: EntryValues = {
      date,
      valueDate: null,
      type: signed.isNegative() ? 'expense' : 'income',
      amount: signed.abs(),
      payee,
      note: null,
      accountText: iban,
      categoryText: null,
      bankId,
    };
    return [{ ...place, values }];
  });
  const account = { text: iban, iban, number: null, name: name.join(' '), currency };
  return { sections: [{ account, opening: null, closing: null }], entries, warnings: [] };
}
