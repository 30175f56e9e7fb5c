import { DomainError } from '@pft/kernel';
import { openStatement, statementReaders } from './detect-format';

const rules = { fallbackCurrency: () => 'EUR', latestDate: '2036-12-31' };
const MIB = 1024 * 1024;

function read(text: string, maxRows = 100_000) {
  const file = openStatement(statementReaders({ maxRows, maxColumns: 1_000 }), Buffer.from(text), null);
  const { reading } = file.propose({ locale: 'en', baseCurrency: 'EUR', account: null, today: '2026-11-27' });
  return { size: file.size(), ...file.read(reading, rules) };
}

function refusal(text: string, maxRows?: number): { code: string; message: string } {
  try {
    read(text, maxRows);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('It was read.');
}

const camt = (content: string) => `<Document><BkToCstmrStmt><Stmt>${content}</Stmt></BkToCstmrStmt></Document>`;
const entry = (name: string) =>
  `<Ntry><Amt Ccy="EUR">1</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-03-14</Dt></BookgDt><AddtlNtryInf>${name}</AddtlNtryInf></Ntry>`;
const ofx = (content: string) => `OFXHEADER:100\n<OFX><STMTRS>${content}</STMTRS></OFX>`;
const transaction = (name: string) => `<STMTTRN><DTPOSTED>20260314<TRNAMT>-1<NAME>${name}</STMTTRN>`;

describe('files that are meant to harm', () => {
  it.each([
    [
      'an entity bomb',
      `<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]>\n${camt(entry('&c;'))}`,
    ],
    ['a file of the machine', `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>\n${camt(entry('&b;'))}`],
    ['a DTD of another machine', `<!DOCTYPE a SYSTEM "http://example.org/a.dtd">\n${camt(entry('x'))}`],
    ['a DTD in OFX', `<!DOCTYPE OFX [<!ENTITY b "x">]><?OFX OFXHEADER="200"?><OFX>${transaction('&b;')}</OFX>`],
  ])('with %s are refused for their DOCTYPE', (_name, text) => {
    expect(refusal(text)).toMatchObject({
      code: 'import-format-unsupported',
      message: expect.stringContaining('DOCTYPE') as unknown,
    });
  });

  it.each([
    ['elements in each other', camt('<a>'.repeat(MIB)), '100 levels of elements'],
    ['a million elements in an entry', camt(`<Ntry>${'<a/>'.repeat(MIB)}</Ntry>`), '50000 elements in one'],
    [
      'statements without end',
      `<BkToCstmrStmt>${`<Stmt>${entry('x')}</Stmt>`.repeat(2_000)}</BkToCstmrStmt>`,
      '1000 statements',
    ],
    ['balances without end', camt('<Bal></Bal>'.repeat(2_000) + entry('x')), '1000 balances'],
    ['a million values in an OFX entry', ofx(`<STMTTRN>${'<A>1'.repeat(MIB)}`), '1000 values of the entry on line 2'],
    ['statements without end in OFX', `<OFX>${'<STMTRS>'.repeat(2_000)}`, '1000 statements'],
  ])('with %s are too complex', (_name, text, limit) => {
    const { code, message } = refusal(text);
    expect(code).toBe('import-too-complex');
    expect(message).toContain(`Reading the file takes more than ${limit}.`);
  });

  it.each([
    ['CAMT', camt(entry('x').repeat(11))],
    ['OFX', ofx(transaction('x').repeat(11))],
  ])('with more rows than are allowed are refused in %s', (_name, text) => {
    expect(refusal(text, 10).code).toBe('import-too-many-rows');
  });

  it.each([
    ['CAMT', (name: string) => camt(entry(name))],
    ['OFX', (name: string) => ofx(transaction(name))],
  ])('may hold 10 MiB in one element of %s, of which the beginning is kept', (_name, make) => {
    const text = make('x'.repeat(10 * MIB));
    const before = process.memoryUsage().heapUsed;
    const { entries, size } = read(text);
    expect(entries).toMatchObject([{ values: { payee: 'x'.repeat(500) }, cut: ['payee'] }]);
    expect(size).toMatchObject({ rows: 1, longestCell: 10 * MIB });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * MIB);
  });

  it('are named by what they are where nothing else is wrong with them', () => {
    expect(refusal('<?xml version="1.0"?><html><body>BkToCstmrStmt</body></html>')).toEqual({
      code: 'import-format-unsupported',
      message: expect.stringContaining('XML or HTML') as unknown,
    });
  });
});
