import { DomainError } from '@pft/kernel';
import { cell, dayCell, partsOf, rowOf, statementWorkbook, zipOf } from '../../../test/workbook';
import { openStatement, statementReaders } from './detect-format';

const MIB = 1024 * 1024;
const context = { locale: 'en', baseCurrency: 'EUR', account: null, today: '2026-11-27' };

function read(bytes: Buffer, maxRows = 1_000) {
  const file = openStatement(statementReaders({ maxRows, maxColumns: 100 }), bytes, null, context);
  return file.read(file.propose(context).reading, { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' });
}

function refusal(bytes: Buffer): { code: string; message: string } {
  try {
    read(bytes);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('It was read.');
}

const movement = (payee: string) => rowOf(dayCell('2026-03-13'), cell(payee), cell(-1.5));
const header = rowOf(...['Date', 'Payee', 'Amount'].map(cell));
const workbook = (rows: string, others = {}) => zipOf(partsOf(header + rows, others));

/** The same archive, whose list of files says of the sheet that it is smaller than it is. */
function lying(bytes: Buffer): Buffer {
  const name = bytes.lastIndexOf('xl/worksheets/sheet1.xml');
  const lie = Buffer.from(bytes);
  lie.writeUInt32LE(1_000, name - 46 + 24);
  return lie;
}

describe('workbooks that are meant to harm', () => {
  it('that unpack to more than they may are refused before they are unpacked', () => {
    const bomb = workbook(' '.repeat(60 * MIB));
    expect(bomb.length).toBeLessThan(MIB);
    const before = process.memoryUsage().external;
    expect(refusal(bomb).code).toBe('import-archive-too-large');
    expect(process.memoryUsage().external - before).toBeLessThan(10 * MIB);
  });

  it('that say less of their size than they have are unpacked no further', () => {
    const bomb = lying(workbook(' '.repeat(40 * MIB)));
    const before = process.memoryUsage().external;
    expect(refusal(bomb).code).toBe('import-archive-broken');
    expect(process.memoryUsage().external - before).toBeLessThan(10 * MIB);
  });

  it.each([
    ['a row whose number no sheet has', '<row r="1000000000"><c><v>1</v></c></row>', 'import-too-many-rows'],
    ['a row without a number', '<row r="x"><c><v>1</v></c></row>', 'import-too-many-rows'],
    ['rows without end', movement('Tea').repeat(1_200), 'import-too-many-rows'],
    ['empty rows without end', '<row/>'.repeat(1_100_000), 'import-too-many-rows'],
    ['a cell in the last column', '<row><c r="XFD2"><v>1</v></c></row>', 'import-too-many-columns'],
    ['elements in each other', '<a>'.repeat(MIB), 'import-too-complex'],
  ])('with %s are refused', (_name, rows, code) => {
    expect(refusal(workbook(rows)).code).toBe(code);
  });

  it('may say that they are larger than they are', () => {
    const sheet = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${header}${movement('Tea')}</sheetData></worksheet>`;
    expect(read(zipOf(partsOf(Buffer.from(sheet)))).entries).toMatchObject([{ line: 2, values: { payee: 'Tea' } }]);
  });

  it('with one long text that all cells name are refused', () => {
    const others = { 'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(32_000)}</t></si></sst>` };
    const named = '<c t="s"><v>0</v></c>'.repeat(90);
    const { code, message } = refusal(workbook(rowOf(named).repeat(20), others));
    expect(code).toBe('import-too-complex');
    expect(message).toContain('25000000 letters in one sheet');
  });

  it.each([
    ['texts', { 'xl/sharedStrings.xml': `<sst>${'<si/>'.repeat(1_000_001)}</sst>` }],
    ['styles', { 'xl/styles.xml': `<styleSheet><cellXfs>${'<xf/>'.repeat(70_000)}</cellXfs></styleSheet>` }],
    ['sheets', { 'xl/workbook.xml': `<workbook><sheets>${'<sheet name="a"/>'.repeat(201)}</sheets></workbook>` }],
  ])('with %s without end are refused', (_name, others) => {
    expect(refusal(workbook(movement('Tea'), others)).code).toBe('import-too-complex');
  });

  it('may hold 10 MiB in one cell, of which the beginning is kept', () => {
    const before = process.memoryUsage().heapUsed;
    const { entries } = read(workbook(movement('x'.repeat(10 * MIB))));
    expect(entries).toMatchObject([{ values: { payee: 'x'.repeat(500) }, cut: ['payee'] }]);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * MIB);
  });

  it('with a DTD are refused, wherever it stands', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;">]>';
    for (const part of ['xl/workbook.xml', 'xl/styles.xml', 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'])
      expect(refusal(workbook(movement('Tea'), { [part]: Buffer.from(`${bomb}<a>&c;</a>`) }))).toMatchObject({
        code: 'import-format-unsupported',
        message: expect.stringContaining('DOCTYPE') as unknown,
      });
  });

  it('that refer to files of the machine find nothing there', () => {
    const rels =
      '<Relationships><Relationship Id="r0" Type="a/worksheet" Target="../../../../etc/passwd"/></Relationships>';
    expect(refusal(workbook('', { 'xl/_rels/workbook.xml.rels': rels })).code).toBe('import-archive-broken');
  });

  it('of twenty thousand rows take a part of the time that a file has', () => {
    const rows = Array.from({ length: 20_000 }, (_, at): [string, string, number] => [
      `2026-0${1 + (at % 9)}-${10 + (at % 18)}`,
      `Shop ${at % 500}, Main Street`,
      -1 - (at % 997) / 100,
    ]);
    const started = process.cpuUsage();
    expect(read(statementWorkbook(rows), 20_000).entries).toHaveLength(20_000);
    const { user } = process.cpuUsage(started);
    expect(user / 1e6).toBeLessThan(6);
  });
});

describe('tables of HTML that are meant to harm', () => {
  const row = (payee: string) => `<tr><td>2026-03-13</td><td>${payee}</td><td>-1.50</td></tr>`;
  const html = (content: string) => Buffer.from(`<table>${content}</table>`);

  it.each([
    ['elements in each other', '<b>'.repeat(MIB), 'import-too-complex'],
    ['tables in each other', '<table>'.repeat(MIB), 'import-too-complex'],
    ['rows without end', row('Tea').repeat(1_200), 'import-too-many-rows'],
    ['columns without end', `<tr>${'<td>x</td>'.repeat(2_000)}</tr>`, 'import-too-many-columns'],
    ['cells that span columns without end', `<tr><td colspan=999999>a</td><td>b</td></tr>`, 'import-too-many-columns'],
    [
      'one long cell that spans many rows',
      `<tr><td rowspan=1000>${'x'.repeat(50_000)}</td></tr>${'<tr><td>1</td></tr>'.repeat(900)}`,
      'import-too-complex',
    ],
  ])('with %s are refused', (_name, content, code) => {
    expect(refusal(html(content)).code).toBe(code);
  });

  it('may hold 10 MiB in one cell, of which the beginning is kept', () => {
    expect(read(html(row('x'.repeat(10 * MIB)))).entries).toMatchObject([
      { values: { payee: 'x'.repeat(500) }, cut: ['payee'] },
    ]);
  });

  it('keep what an entity of their own says out of it', () => {
    const bomb = Buffer.from(
      `<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c SYSTEM "file:///etc/passwd">]><table>${row('&b;&c;')}`,
    );
    expect(read(bomb).entries).toMatchObject([{ values: { payee: '&b;&c;' } }]);
  });
});
