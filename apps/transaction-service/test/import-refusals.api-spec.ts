import { CalendarDate } from '@pft/kernel';
import { ImportInbox } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';

const HEADER = 'Date,Payee,Amount\n';
const ROW = '2026-03-14,Tea,1.00\n';
const MEBIBYTE = 1024 * 1024;

describe('what an import refuses and what it takes', () => {
  let service: LedgerService;
  let inbox: ImportInbox;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    inbox = new ImportInbox(service, service.person());
  });

  const stored = async () => {
    const { rows } = await service.database.query(
      `SELECT (SELECT count(*) FROM import WHERE ledger_id = $1) + (SELECT count(*) FROM import_row WHERE ledger_id = $1)
            + (SELECT count(*) FROM import_file WHERE ledger_id = $1) + (SELECT count(*) FROM account WHERE ledger_id = $1)
            + (SELECT count(*) FROM change WHERE owner_id = $1) AS n`,
      [inbox.person.ledgerId],
    );
    return Number(rows[0].n);
  };

  const refusals: [string, string | Uint8Array, string, RegExp][] = [
    ['a picture', Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]), 'import-not-text', /no text/],
    [
      'an archive without NUL at its start',
      Uint8Array.from([80, 75, 3, 4, 20, 1, 2, 3, 5, 6, 8, 0]),
      'import-not-text',
      /no text/,
    ],
    ['an empty file', '', 'import-empty', /no row/],
    ['only a byte order mark', '\ufeff', 'import-empty', /no row/],
    ['only line ends and delimiters', '\r\n;;;\n\n', 'import-empty', /no row/],
    ['a header only', HEADER, 'import-header-only', /line 1/],
    ['an unclosed quote', `${HEADER}${ROW}2026-03-15,"Tea,2.00\n${ROW}`, 'import-quote-unclosed', /line 3/],
    [
      'an unclosed quote after a cell of two lines',
      `${HEADER}2026-03-15,"Tea\ntime","2.00\n`,
      'import-quote-unclosed',
      /line 3/,
    ],
    ['prose', 'Dear customer,\nplease find nothing attached.\n', 'import-columns-unclear', /No table/],
    [
      'XML with a DOCTYPE',
      '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
      'import-format-unsupported',
      /XML/,
    ],
    ['a bare DOCTYPE', '<!DOCTYPE html><p>1</p>', 'import-format-unsupported', /DOCTYPE/],
    ['OFX without an entry', 'OFXHEADER:100\nDATA:OFXSGML\n<OFX></OFX>\n', 'import-empty', /no row/],
    [
      'OFX with a DOCTYPE',
      '<?xml version="1.0"?>\n<!DOCTYPE OFX [<!ENTITY a "b">]>\n<?OFX OFXHEADER="200"?><OFX/>',
      'import-format-unsupported',
      /DOCTYPE, on line 2/,
    ],
    [
      'CAMT with a DOCTYPE',
      '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "b">]>\n<Document><BkToCstmrStmt>&a;',
      'import-format-unsupported',
      /DOCTYPE, on line 2/,
    ],
    ['CAMT that was cut off', '<Document>\n<BkToCstmrStmt>\n<Stmt>\n<Ntry>\n', 'import-xml-broken', /line 5/],
    ['QIF without a record', '!Type:Bank\n', 'import-header-only', /line 1/],
    ['MT940 without a movement', ':20:START\n:25:123\n', 'import-empty', /no row/],
    ['JSON', '[{"date":"2026-03-14"}]', 'import-format-unsupported', /JSON/],
  ];

  it.each(refusals)('refuses %s with the reason, and stores nothing', async (_name, content, code, detail) => {
    const answer = await inbox.upload(content);
    expect(answer).toMatchObject({ status: 422, body: { code, errors: [{ pointer: '/file', code }] } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.detail).toMatch(detail);
    expect(await stored()).toBe(0);
  });

  it.each([
    ['both decimal signs at once', `${HEADER}2026-03-14,Tea,"1.234,56"\n2026-03-14,Tea,"1,234.56"\n`, 1],
    ['amounts that are none', `${HEADER}2026-03-14,Tea,much\n`, 1],
    ['a table without dates', 'Name,Price\nTea,1.00\nCoffee,2.00\n', 2],
    ['a table without amounts', 'Date,Name\n2026-03-14,Tea\n2026-03-15,Tea\n', 2],
  ])('takes %s, with rows in error, so that a person can choose the columns', async (_name, content, errors) => {
    const answer = await inbox.upload(content);
    expect(answer).toMatchObject({ status: 201, body: { counts: { error: errors } } });
    expect((await inbox.rows(answer.body.id, 'error')).every(({ reason }) => reason !== null)).toBe(true);
  });

  it('refuses what is no upload of one file', async () => {
    const { url } = service;
    const headers = { authorization: `Bearer ${inbox.person.token}` };
    const post = async (init: RequestInit) => {
      const response = await fetch(`${url}/imports`, {
        method: 'POST',
        ...init,
        headers: { ...headers, ...init.headers },
      });
      return [response.status, ((await response.json()) as { code: string }).code];
    };
    const form = (...parts: [string, string | Blob][]) => {
      const data = new FormData();
      for (const [name, value] of parts) data.append(name, value);
      return data;
    };
    const file = () => new Blob([HEADER + ROW]);
    const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(await post({ body: '{}', headers: { 'content-type': 'application/json' } })).toEqual([
      415,
      'unsupported-media-type',
    ]);
    expect(await post({ body: 'x', headers: { 'content-type': 'text/csv' } })).toEqual([415, 'unsupported-media-type']);
    expect(await post({ body: form(['accountId', 'x']) })).toEqual([422, 'validation-failed']);
    expect(await post({ body: form(['document', file()]) })).toEqual([422, 'validation-failed']);
    expect(await post({ body: form(['file', file()], ['file', file()]) })).toEqual([422, 'validation-failed']);
    expect(await post({ body: form(['file', file()], ['userId', 'x']) })).toEqual([422, 'validation-failed']);
    expect(await post({ body: form(['file', file()], ['accountId', 'x']) })).toEqual([422, 'validation-failed']);
    expect(await post({ body: form(['file', file()], ['preset', 'best']) })).toEqual([422, 'validation-failed']);
    expect(await post({ body: form(['file', file()], ['__proto__', 'x']) })).toEqual([422, 'validation-failed']);
    expect((await post({ body: '--x\r\nbroken', headers: multipart }))[0]).toBe(400);
    const long = { 'content-type': `multipart/form-data; boundary=${'x'.repeat(253)}` };
    expect(await post({ body: 'x', headers: long })).toEqual([400, 'malformed-body']);
    expect(await post({ body: '', headers: multipart })).toEqual([422, 'validation-failed']);
    expect(await post({ body: form(['file', file()]), headers: { authorization: 'Bearer x' } })).toEqual([
      401,
      'unauthenticated',
    ]);
    expect(await stored()).toBe(0);
  });

  it("refuses another's account, a missing and an archived one", async () => {
    const other = service.person();
    const { body: foreign } = await other.send('POST', '/accounts', { name: 'Foreign', currency: 'EUR' });
    const { body: old } = await inbox.person.send('POST', '/accounts', { name: 'Old', currency: 'EUR' });
    await inbox.person.send('PATCH', `/accounts/${old.id}`, { archived: true });
    const into = async (accountId: string) => {
      const { status, body } = await inbox.upload(HEADER + ROW, { fields: { accountId } });
      return [status, body.code];
    };
    expect(await into(foreign.id)).toEqual([422, 'account-not-found']);
    expect(await into('01900000-0000-7000-8000-000000000000')).toEqual([422, 'account-not-found']);
    expect(await into(old.id)).toEqual([409, 'account-archived']);
  });

  it('takes 10 MiB to the byte and refuses one more', async () => {
    const row = `2026-03-14,${'x'.repeat(1_000)},1.00\n`;
    const rows = HEADER + row.repeat(Math.floor((10 * MEBIBYTE - HEADER.length) / row.length));
    const exact = Buffer.from(rows.padEnd(10 * MEBIBYTE, '\n'));
    expect(exact).toHaveLength(10 * MEBIBYTE);
    const over = Buffer.concat([exact, Buffer.from('\n')]);
    expect(await inbox.upload(over)).toMatchObject({ status: 413, body: { code: 'import-too-large' } });
    expect(await stored()).toBe(0);
    expect(await inbox.upload(exact)).toMatchObject({ status: 201 });
  });

  it('takes 100,000 rows and refuses one more', async () => {
    const rows = HEADER + ROW.repeat(100_000);
    const over = await inbox.upload(rows + ROW);
    expect(over).toMatchObject({ status: 413, body: { code: 'import-too-many-rows' } });
    expect(await stored()).toBe(0);
    const { status, body } = await inbox.upload(rows);
    expect([status, body.counts]).toEqual([
      201,
      { new: 100_000, duplicate: 0, similar: 0, transfer: 0, ignored: 0, error: 0 },
    ]);
  }, 120_000);

  it('brings 12,000 rows there and back in several batches', async () => {
    const lines = Array.from({ length: 12_000 }, (_, index) => `2026-03-14,Tea ${index % 5_000},1.00\n`);
    const { body } = await inbox.upload(HEADER + lines.join(''));
    expect((await inbox.commitAsRead(body.id)).body).toMatchObject({ inserted: 12_000 });
    const { rows } = await service.database.query(
      'SELECT balance_minor, (SELECT count(*) FROM transaction t WHERE t.account_id = a.id) AS n FROM account a WHERE ledger_id = $1',
      [inbox.person.ledgerId],
    );
    expect(rows).toEqual([{ balance_minor: '1200000', n: '12000' }]);
    expect((await inbox.upload(HEADER + lines.join(''))).body.counts).toMatchObject({ new: 0, duplicate: 12_000 });
    expect((await inbox.withdraw(body.id)).body).toMatchObject({ removed: 12_000 });
    expect(await inbox.person.send('GET', '/accounts')).toMatchObject({ body: { items: [] } });
  }, 120_000);

  it('takes a file of bad rows, each an error with its physical line and the reason', async () => {
    const { status, body } = await inbox.upload(
      'Date,Payee,Amount,Currency\n' +
        '2026-03-14,"Tea\ntime",1.00,EUR\n' +
        '2026-02-30,Tea,1.00,EUR\n' +
        '2026-03-14,Tea\n' +
        '\n' +
        '2026-03-14,Tea,lots,EUR\n' +
        '2026-03-14,Tea,,EUR\n' +
        '2026-03-14,Tea,0.00,EUR\n' +
        '2026-03-14,Tea,1.999,EUR\n' +
        '2026-03-14,Tea,1.50,JPY\n' +
        '2026-03-14,Tea,1.00,XXX\n' +
        '2026-03-14,Tea,1.00,EUR,more\n' +
        '1899-12-31,Tea,1.00,EUR\n' +
        '2026-03-14,Tea,99999999999999999.00,EUR\n' +
        '2026-03-15,Tea,2.00,EUR,,\n',
    );
    expect([status, body.counts]).toEqual([
      201,
      { new: 2, duplicate: 0, similar: 0, transfer: 0, ignored: 0, error: 11 },
    ]);
    const latest = CalendarDate.plusYears(CalendarDate.today('Europe/Vienna', new Date()), 10);
    const errors = await inbox.rows(body.id, 'error');
    expect(errors.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '4: The date «2026-02-30» is no day written as YYYY-MM-DD.',
      '5: The amount is missing.',
      '7: «lots» is no amount with a decimal point.',
      '8: The amount is missing.',
      '9: The amount is zero: nothing was moved.',
      '10: The amount 1.999 has 3 decimals, EUR has 2.',
      '11: The amount 1.50 has 2 decimals, JPY has 0.',
      '12: «XXX» is no currency.',
      '13: The row has 5 columns, the table has 4.',
      `14: The date 1899-12-31 is not between 1900-01-01 and ${latest}.`,
      '15: The amount is larger than a transaction can hold.',
    ]);
  });

  it('shows before the commit which rows name more accounts than a ledger can have', async () => {
    const rows = Array.from({ length: 510 }, (_, index) => `2026-03-14,Tea,1.00,Account ${index}\n`);
    const { status, body } = await inbox.upload(`Date,Payee,Amount,Account\n${rows.join('')}`);
    expect([status, body.counts]).toEqual([
      201,
      { new: 500, duplicate: 0, similar: 0, transfer: 0, ignored: 0, error: 10 },
    ]);
    const [first] = await inbox.rows(body.id, 'error');
    expect(first).toMatchObject({
      line: 502,
      reason: 'The account «Account 500» cannot be opened: a ledger has at most 500 accounts.',
    });
  });

  it('stores and shows the texts of an attacker literally', async () => {
    const texts = ['=HYPERLINK("http://x")', '<img src=x onerror=alert(1)>', "'; DROP TABLE import; --", '{{7*7}}'];
    const rows = texts.map((text) => `2026-03-14,"${text.replaceAll('"', '""')}",1.00\n`);
    const { body } = await inbox.upload(HEADER + rows.join(''));
    expect((await inbox.rows(body.id)).map(({ payee }) => payee)).toEqual(texts);
    await inbox.commitAsRead(body.id);
    expect((await inbox.transactions()).map(({ payee }) => payee).sort()).toEqual([...texts].sort());
  });
});
