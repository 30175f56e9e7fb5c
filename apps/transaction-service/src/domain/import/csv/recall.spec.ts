import type { ImportQuestion, ImportReading, Proposal } from '../statement';
import { CsvFile } from './csv-file';
import type { ImportMapping } from './mapping';

const found: ImportMapping = {
  charset: 'utf-8',
  delimiter: ',',
  headerLine: 1,
  decimal: '.',
  dateFormat: 'DD/MM/YYYY',
  columns: { date: 0, payee: 1, amount: 2 },
};
const remembered: ImportMapping = {
  ...found,
  charset: 'windows-1252',
  delimiter: ';',
  decimal: ',',
  dateFormat: 'MM/DD/YYYY',
  columns: { date: 0, note: 1, amount: 2 },
};
const csv = (mapping: ImportMapping): ImportReading => ({ format: 'csv', mapping });
const doubt = (code: string) => ({ code, detail: '' });
const order: ImportQuestion = {
  code: 'date-order',
  text: 'Which comes first?',
  options: ['DD/MM/YYYY', 'MM/DD/YYYY'].map((dateFormat) => ({
    label: dateFormat,
    mapping: { dateFormat },
    example: { line: 2, before: '', after: '' },
  })),
};

describe('what is remembered of files of a shape', () => {
  const file = CsvFile.open({ text: 'Date,Payee,Amount\n03/04/2026,Tea,1.00\n', charset: 'utf-8' }, null, {
    maxRows: 10,
    maxColumns: 10,
  });
  const recalled = (more: Partial<Proposal> = {}, mapping = remembered) =>
    file.recall(csv(mapping), { reading: csv(found), warnings: [], ...more });
  const mappingOf = (proposal: Proposal | null) =>
    proposal && 'mapping' in proposal.reading ? proposal.reading.mapping : null;

  it('is its columns; all that the file itself says is as the file says it', () => {
    expect(mappingOf(recalled())).toEqual({ ...found, columns: remembered.columns });
  });

  it('is the date order and the decimal sign where the file leaves them open, and the doubt stays where they are as proposed', () => {
    const doubts = [doubt('date-order-assumed'), doubt('decimal-assumed'), doubt('charset-unsure')];
    const read = recalled({ warnings: doubts });
    expect(mappingOf(read)).toMatchObject({ dateFormat: 'MM/DD/YYYY', decimal: ',' });
    expect(read?.warnings).toEqual([doubt('charset-unsure')]);
    expect(recalled({ warnings: doubts }, { ...remembered, decimal: '.' })?.warnings).toEqual(doubts.slice(1));
  });

  it('is the date format where the dates are in another column', () => {
    const elsewhere = { ...remembered, columns: { date: 1, amount: 2 } };
    expect(mappingOf(recalled({}, elsewhere))).toMatchObject({ dateFormat: 'MM/DD/YYYY' });
  });

  it('is read so where the file asks, and whether that answers the question is not said here', () => {
    const read = recalled({ questions: [order] });
    expect(mappingOf(read)).toMatchObject({ dateFormat: 'MM/DD/YYYY', decimal: '.' });
    expect(read).toMatchObject({ questions: [{ code: 'date-order' }], warnings: [] });
  });

  it('leaves a proof only to what was proven', () => {
    const confidence = { proof: 'balance' as const, agree: 3, of: 3 };
    expect(recalled({ confidence })?.confidence).toBeUndefined();
    expect(recalled({ confidence }, found)?.confidence).toEqual(confidence);
  });

  it('is nothing where the table has not the columns', () => {
    expect(recalled({}, { ...remembered, columns: { date: 0, amount: 7 } })).toBeNull();
  });
});
