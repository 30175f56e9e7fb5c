import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportInbox } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';

const fixtures = join(__dirname, '../src/infrastructure/import-file/fixtures/ok');

/** A file, what it is named on the way here, and what the ledger has after its commit: account, day, signed amount, payee. */
const files: { format: string; file: string; name: string; rows: [string, string, string, string | null][] }[] = [
  {
    format: 'ofx',
    file: 'ofx1-without-closing-tags.ofx',
    name: 'statement.txt',
    rows: [
      ['4711008', '2026-03-31', '2100.00 EUR', 'Mill and Sons'],
      ['4711008', '2026-03-02', '-12.40 EUR', 'Green Grocer'],
    ],
  },
  {
    format: 'ofx',
    file: 'ofx1-card-that-owes.qfx',
    name: 'card.qfx',
    rows: [
      ['4400000000005678', '2026-05-05', '10.00 USD', 'GOODS RETURNED'],
      ['4400000000005678', '2026-05-04', '-1.24 USD', 'FOREIGN FEE'],
      ['4400000000005678', '2026-05-04', '-41.20 USD', 'TRATTORIA'],
    ],
  },
  {
    format: 'ofx',
    file: 'ofx2-entities-and-cdata.ofx',
    name: 'statement.xml',
    rows: [
      ['77000123', '2026-03-04', '-4.80 EUR', 'Café Lumière'],
      ['77000123', '2026-03-03', '-1.00 EUR', 'TPAY <DEFT>'],
      ['77000123', '2026-03-02', '-12.40 EUR', 'Müller & Söhne'],
    ],
  },
  {
    format: 'camt.052',
    file: 'camt052-version-01.xml',
    name: 'today.csv',
    rows: [['DE02120300000000202051', '2026-08-03', '-18.00 EUR', 'Lesezeit']],
  },
  {
    format: 'camt.053',
    file: 'camt053-one-iban-in-two-currencies.xml',
    name: 'statement.xml',
    rows: [
      ['CH9300762011623852957 (JPY)', '2026-03-05', '-2700 JPY', 'Ramen'],
      ['CH9300762011623852957', '2026-03-04', '-20.05 CHF', 'Bergbahn'],
    ],
  },
  {
    format: 'camt.054',
    file: 'camt054-notification.xml',
    name: 'notification',
    rows: [
      ['DE02120300000000202051', '2026-09-01', '50.00 EUR', 'Payer 2'],
      ['DE02120300000000202051', '2026-09-01', '25.00 EUR', 'Payer 1'],
    ],
  },
];

describe('importing files of OFX and CAMT', () => {
  let service: LedgerService;
  let inbox: ImportInbox;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    inbox = new ImportInbox(service, service.person());
  });

  async function ledgerRows() {
    const { body } = await inbox.person.send('GET', '/accounts');
    const names = new Map((body.items as { id: string; name: string }[]).map(({ id, name }) => [id, name]));
    return (await inbox.transactions()).map((row) => {
      const { amount, currency } = row.amount as { amount: string; currency: string };
      const sign = row.type === 'income' ? '' : '-';
      return [names.get(String(row.accountId)), row.date, `${sign}${amount} ${currency}`, row.payee];
    });
  }

  it.each(files)('brings $file in, knows it again, and takes it back', async ({ format, file, name, rows }) => {
    const bytes = readFileSync(join(fixtures, file));
    const { status, body } = await inbox.upload(bytes, { name });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'preview',
      format,
      mapping: null,
      counts: { new: rows.length, duplicate: 0, error: 0 },
      warnings: [],
      canCommit: true,
    });
    const previewed = await inbox.rows(body.id);
    expect(previewed.map(({ payee }) => payee).sort()).toEqual(rows.map(([, , , payee]) => payee).sort());
    expect(previewed.every(({ raw }) => raw && raw.length > 2)).toBe(true);
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: rows.length, rejected: 0 });
    expect((await ledgerRows()).sort()).toEqual([...rows].sort());

    const again = await inbox.upload(bytes, { name: 'again.csv' });
    expect(again.body).toMatchObject({ format, counts: { new: 0, duplicate: rows.length } });

    expect((await inbox.withdraw(body.id)).body).toMatchObject({ state: 'undone', removed: rows.length });
    expect(await ledgerRows()).toEqual([]);
  });

  it('books what can be read of a file in which some entries cannot, and says the line of those', async () => {
    const bytes = readFileSync(join(fixtures, 'camt053-unreadable-entries.xml'));
    const { body } = await inbox.upload(bytes, { name: 'statement.xml' });
    expect(body).toMatchObject({ format: 'camt.053', counts: { new: 2, error: 7 } });
    expect((await inbox.rows(body.id, 'error')).slice(0, 2).map(({ line, reason }) => [line, reason])).toEqual([
      [7, 'It is not said whether the entry is a credit or a debit.'],
      [8, '«1,00» is no amount.'],
    ]);
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 2, rejected: 7 });
  });

  it('finds the account by its IBAN', async () => {
    const account = { name: 'Giro', currency: 'EUR', iban: 'DE02120300000000202051' };
    const { body } = await inbox.person.send('POST', '/accounts', account);
    const upload = await inbox.upload(readFileSync(join(fixtures, 'camt053-version-02.xml')));
    expect(upload.body.accounts).toMatchObject([{ name: 'Giro', accountId: body.id, rows: 3 }]);
  });
});
