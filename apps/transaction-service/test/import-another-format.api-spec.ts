import { ImportInbox } from './import-inbox';
import { PlantedFormat } from './planted-format/planted-format';
import { type LedgerService, startLedgerService } from './ledger-service';

const IBAN = 'AT611904300234573201';
const FILE = `!Planted
account ${IBAN} EUR Giro
2026-03-14|-2.80|A1|Coffee
2026-03-15|3.10|A2|Tea
someday|1.00|A3|Odd
2026-03-16|-4.00|A4|Cake
`;

describe('a format that is nothing but a reader', () => {
  let planted: PlantedFormat;
  let service: LedgerService;
  let inbox: ImportInbox;

  beforeAll(async () => {
    planted = new PlantedFormat();
    service = await startLedgerService();
  });
  afterAll(async () => {
    await service.stop();
    planted.remove();
  });
  beforeEach(() => {
    inbox = new ImportInbox(service, service.person());
  });

  it('is seen by its content and previewed row by row', async () => {
    const { status, body } = await inbox.upload(FILE, { name: 'misnamed.csv' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'preview',
      format: 'planted',
      mapping: null,
      presetUsed: false,
      columns: [],
      accounts: [{ name: IBAN, currency: 'EUR', accountId: null, willBeCreated: true, rows: 3 }],
      counts: { new: 3, duplicate: 0, similar: 0, transfer: 0, ignored: 0, error: 1 },
      canCommit: true,
      firstDate: '2026-03-14',
      lastDate: '2026-03-16',
    });
    expect(
      (await inbox.rows(body.id)).map(({ line, raw, verdict, reason }) => [line, raw?.at(-1), verdict, reason]),
    ).toEqual([
      [3, 'Coffee', 'new', null],
      [4, 'Tea', 'new', null],
      [5, 'Odd', 'error', '«someday» is no day.'],
      [6, 'Cake', 'new', null],
    ]);
  });

  it('goes into the ledger, is known again there, and out of it without a trace', async () => {
    const { body: account } = await inbox.person.send('POST', '/accounts', {
      name: 'Giro',
      currency: 'EUR',
      iban: IBAN,
    });
    const { body } = await inbox.upload(FILE);
    expect(body.accounts).toMatchObject([{ name: 'Giro', accountId: account.id, rows: 3 }]);
    await inbox.patch(body.id, { rows: [{ line: 6, action: 'skip' }] });
    expect((await inbox.commit(body.id)).body).toEqual({
      inserted: 2,
      matched: 0,
      duplicates: 0,
      rejected: 1,
      skipped: 1,
    });
    expect(await inbox.transactions()).toMatchObject([
      {
        date: '2026-03-15',
        type: 'income',
        amount: { amount: '3.10', currency: 'EUR' },
        payee: 'Tea',
        accountId: account.id,
      },
      { date: '2026-03-14', type: 'expense', amount: { amount: '2.80', currency: 'EUR' }, payee: 'Coffee' },
    ]);

    const reworded = FILE.replace('Coffee', 'COFFEE HOUSE');
    expect((await inbox.upload(reworded)).body.counts).toMatchObject({ new: 1, duplicate: 2, error: 1 });

    expect((await inbox.withdraw(body.id)).body).toMatchObject({ state: 'undone', format: 'planted', removed: 2 });
    expect(await inbox.transactions()).toEqual([]);
    expect((await inbox.upload(FILE)).body.counts).toMatchObject({ new: 3, duplicate: 0 });
  });

  it('is read again for another account, and keeps what was chosen for its rows', async () => {
    const { body } = await inbox.upload(FILE);
    await inbox.patch(body.id, { rows: [{ line: 4, action: 'skip' }] });
    const { body: account } = await inbox.person.send('POST', '/accounts', {
      name: 'Giro',
      currency: 'EUR',
      iban: IBAN,
    });
    const again = await inbox.patch(body.id, { accountId: account.id });
    expect(again).toMatchObject({ status: 200, body: { format: 'planted', accounts: [{ accountId: account.id }] } });
    expect((await inbox.rows(body.id)).map(({ action }) => action)).toEqual(['insert', 'skip', 'skip', 'insert']);
  });

  it('has no mapping that could be corrected', async () => {
    const { body } = await inbox.upload(FILE);
    expect(await inbox.patch(body.id, { mapping: { decimal: ',' } })).toMatchObject({
      status: 422,
      body: {
        code: 'import-mapping-invalid',
        detail: 'A file of the format planted says itself how it is read.',
        errors: [{ pointer: '/mapping' }],
      },
    });
  });

  it('leaves tables to the reader of tables', async () => {
    const { body } = await inbox.upload('Date,Payee,Amount\n2026-03-14,Coffee,-2.80\n');
    expect(body).toMatchObject({
      format: 'csv',
      mapping: { delimiter: ',', columns: { date: 0, payee: 1, amount: 2 } },
    });
  });
});
