import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportInbox } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';
import { statementWorkbook, zipOf } from './workbook';

const fixtures = join(__dirname, '../src/infrastructure/import-file/fixtures');
const fixture = (name: string) => readFileSync(join(fixtures, name));

interface Statement {
  file?: string;
  matches: boolean | null;
}

interface Question {
  code: string;
  text: string;
  options: { label: string; mapping: object }[];
}

describe('importing workbooks and archives', () => {
  let service: LedgerService;
  let inbox: ImportInbox;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    inbox = new ImportInbox(service, service.person());
  });

  async function booked() {
    return (await inbox.transactions())
      .map(({ date, type, amount, payee }) => {
        const { amount: figure, currency } = amount as { amount: string; currency: string };
        return `${String(date)} ${type === 'income' ? '' : '-'}${figure} ${currency} ${String(payee)}`;
      })
      .sort();
  }

  it('brings a workbook in, knows it again, and takes it back', async () => {
    const bytes = fixture('ok/xlsx-days-by-style-below-titles-and-above-a-sum.xlsx');
    const { status, body } = await inbox.upload(bytes, { name: 'statement.csv' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      format: 'xlsx',
      mapping: { sheet: 'Umsätze', decimal: '.', dateFormat: 'YYYY-MM-DD', headerLine: 5 },
      counts: { new: 4, error: 1 },
      questions: [],
      canCommit: true,
    });
    expect((await inbox.rows(body.id)).map(({ line }) => line)).toEqual([6, 7, 8, 9, 11]);
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 4, rejected: 1 });
    expect(await booked()).toEqual([
      '2026-03-02 -12.34 EUR Bäckerei Öhl',
      '2026-03-05 1842.50 EUR Muster Werke',
      '2026-03-12 -700.00 EUR Hausverwaltung',
      '2026-03-31 -0.10 EUR Bank',
    ]);
    const again = await inbox.upload(bytes, { name: 'again.xlsx' });
    expect(again.body).toMatchObject({ counts: { new: 0, duplicate: 4 } });
    expect((await inbox.commit(again.body.id)).body).toMatchObject({ inserted: 0, duplicates: 4 });
    expect((await inbox.withdraw(body.id)).body).toMatchObject({ state: 'undone', removed: 4 });
    expect(await booked()).toEqual([]);
  });

  it('reads another column, and another sheet, of a workbook where somebody says so', async () => {
    const { body } = await inbox.upload(fixture('ok/xlsx-movements-on-two-sheets-are-asked-about.xlsx'));
    expect(body).toMatchObject({ mapping: { sheet: 'Savings' }, canCommit: false });
    const sheet = (body.questions as unknown as Question[]).find(({ code }) => code === 'sheet');
    expect(sheet?.options.map(({ label }) => label)).toEqual(['«Savings», 3 rows', '«Giro», 2 rows']);
    const refused = await inbox.commit(body.id);
    expect(refused).toMatchObject({ status: 409, body: { code: 'import-questions-open' } });
    const chosen = await inbox.patch(body.id, { mapping: sheet?.options[1]?.mapping });
    expect(chosen).toMatchObject({ status: 200, body: { mapping: { sheet: 'Giro' }, counts: { new: 2 } } });
    const swapped = await inbox.patch(body.id, {
      mapping: { columns: { payee: null, note: 1 } },
      confirm: (chosen.body.questions as unknown as Question[]).map(({ code }) => code),
    });
    expect(swapped).toMatchObject({ status: 200, body: { canCommit: true, counts: { new: 2 } } });
    expect((await inbox.rows(body.id)).map(({ note, payee }) => [note, payee])).toEqual([
      ['Tea', null],
      ['Pay', null],
    ]);
    expect((await inbox.patch(body.id, { mapping: { sheet: 'Nowhere' } })).body).toMatchObject({
      status: 422,
      code: 'import-mapping-invalid',
    });
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 2 });
  });

  it('brings all files of an archive in but the broken ones, knows them again, and takes them back', async () => {
    const bytes = fixture('ok/zip-of-several-formats-and-files-that-cannot-be-read.zip');
    const { status, body } = await inbox.upload(bytes, { name: 'march.zip' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ format: 'zip', mapping: null, counts: { new: 7, error: 2 }, canCommit: true });
    expect((body.statements as unknown as Statement[]).map(({ file, matches }) => [file, matches])).toEqual([
      ['books.xlsx', null],
      ['card.csv', null],
      ['giro.xml', true],
    ]);
    expect((await inbox.rows(body.id, 'error')).map(({ reason }) => reason?.split('.')[0])).toEqual([
      '«broken',
      '«letter',
    ]);
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 7, rejected: 2 });
    expect(await booked()).toHaveLength(7);
    const again = await inbox.upload(bytes, { name: 'again.zip' });
    expect(again.body).toMatchObject({ format: 'zip', counts: { new: 0, duplicate: 7, error: 2 } });
    expect((await inbox.withdraw(body.id)).body).toMatchObject({ state: 'undone', removed: 7 });
    expect(await booked()).toEqual([]);
  });

  it('books what two files of an archive have in common once, and two equal rows of one file twice', async () => {
    const march =
      'Date,Payee,Amount,Currency\n2026-03-13,Tea,-1.50,EUR\n2026-03-31,Cake,-2.00,EUR\n2026-03-31,Cake,-2.00,EUR\n';
    const april = statementWorkbook([
      ['2026-03-31', 'Cake', -2],
      ['2026-03-31', 'Cake', -2],
      ['2026-04-15', 'Jam', -3],
      ['2026-04-16', 'Pay', 100],
    ]);
    const bytes = zipOf({ 'april.xlsx': april, 'march.csv': march });
    const { body } = await inbox.upload(bytes);
    expect(body.counts).toMatchObject({ new: 5, duplicate: 2 });
    expect((await inbox.rows(body.id, 'duplicate')).map(({ reason }) => reason)).toEqual([
      '«april.xlsx» of the same archive has this row, too.',
      '«april.xlsx» of the same archive has this row, too.',
    ]);
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 5, duplicates: 2 });
    const again = await inbox.upload(bytes);
    expect(again.body.counts).toMatchObject({ new: 0, duplicate: 7 });
    const alone = await inbox.upload(march);
    expect(alone.body.counts).toMatchObject({ new: 0, duplicate: 3 });
  });

  it('asks about one file of an archive, and takes what is proposed where somebody confirms it', async () => {
    const { body } = await inbox.upload(fixture('ok/zip-with-a-question-about-one-file.zip'));
    expect(body).toMatchObject({ canCommit: false, questions: [{ code: 'date-order', options: [] }] });
    expect((await inbox.patch(body.id, { mapping: { decimal: ',' } })).body).toMatchObject({
      status: 422,
      code: 'import-mapping-invalid',
    });
    expect((await inbox.patch(body.id, { confirm: ['date-order'] })).body).toMatchObject({ canCommit: true });
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 6 });
  });

  it('says what to save a spreadsheet as that is not read', async () => {
    const { status, body } = await inbox.upload(fixture('not-ok/xls-binary.xls'), { name: 'statement.xls' });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'import-format-unsupported' });
    expect(body.detail).toContain('save it as an Excel workbook (.xlsx) or as CSV');
    const locked = await inbox.upload(fixture('not-ok/zip-with-locked-files-only.zip'));
    expect(locked).toMatchObject({ status: 422, body: { code: 'import-archive-unreadable' } });
  });
});
