import { ImportInbox } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';

const FIREFLY = `user_id,group_id,journal_id,created_at,updated_at,group_title,type,currency_code,amount,foreign_currency_code,foreign_amount,primary_currency_code,pc_amount,pc_foreign_amount,description,date,source_name,source_iban,source_type,destination_name,destination_iban,destination_type,reconciled,category,budget,bill,tags,notes
1,1,1,,,,Opening balance,EUR,500.00,,,,,,"Initial balance for ""Giro""",2026-03-01T00:00:00+01:00,"Initial balance for ""Giro""",,Initial balance account,Giro,,Asset account,,,,,,
1,2,2,,,Week,Withdrawal,EUR,-20.00,,,,,,Bread,2026-03-14T00:00:00+01:00,Giro,,Asset account,Hofer,,Expense account,,Groceries,,,"family",
1,2,3,,,Week,Withdrawal,EUR,-13.87,,,,,,Bulbs,2026-03-14T00:00:00+01:00,Giro,,Asset account,Hofer,,Expense account,,No such category,,,,
1,3,4,,,,Deposit,EUR,2500.00,,,,,,March,2026-03-15T00:00:00+01:00,Works,,Revenue account,Giro,,Asset account,,Salary,,,,
1,4,5,,,,Transfer,EUR,100.00,USD,108.50,,,,Trip,2026-03-20T00:00:00+01:00,Giro,,Asset account,Travel,,Asset account,,,,,,
`;
const GNUCASH = `Date,Transaction ID,Number,Description,Notes,Commodity/Currency,Void Reason,Action,Memo,Full Account Name,Account Name,Amount With Sym,Amount Num.,Value With Sym,Value Num.,Reconcile,Reconcile Date,Rate/Price
2026-03-01,01,,Begin,,CURRENCY::USD,,,,Assets:Checking,Checking,$50.00,50.00,$50.00,50.00,n,,1.0000
,,,,,,,,,Equity:Opening Balances,Opening Balances,-$50.00,-50.00,-$50.00,-50.00,n,,1.0000
2026-03-14,02,,Corner Market,,CURRENCY::USD,,,,Assets:Checking,Checking,-$42.10,-42.10,-$42.10,-42.10,n,,1.0000
,,,,,,,,,Expenses:Groceries,Groceries,$42.10,42.10,$42.10,42.10,n,,1.0000
2026-03-16,03,,Aside,,CURRENCY::USD,,,,Assets:Checking,Checking,-$150.00,-150.00,-$150.00,-150.00,n,,1.0000
,,,,,,,,,Assets:Savings,Savings,$150.00,150.00,$150.00,150.00,n,,1.0000
2026-03-17,04,,Uneven,,CURRENCY::USD,,,,Assets:Checking,Checking,-$1.00,-1.00,-$1.00,-1.00,n,,1.0000
,,,,,,,,,Expenses:Groceries,Groceries,$2.00,2.00,$2.00,2.00,n,,1.0000
`;
const money = (amount: string, currency: string) => ({ amount, currency });

describe('exports of other programs, from the upload to the undo', () => {
  let service: LedgerService;
  let inbox: ImportInbox;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    inbox = new ImportInbox(service, service.person({ baseCurrency: 'USD', locale: 'en-US' }));
  });

  const accounts = async () => {
    const { body } = await inbox.person.send('GET', '/accounts');
    return body.items.map(({ name, type, openingBalance, balance }) => ({ name, type, openingBalance, balance }));
  };
  const categoryId = async (name: string) => {
    const { body } = await inbox.person.send('GET', '/categories');
    return body.items.find((item) => item.name === name)?.id as string;
  };
  const undone = async (id: string, removed: number) => {
    expect((await inbox.withdraw(id)).body).toMatchObject({ state: 'undone', removed });
    expect(await inbox.transactions()).toEqual([]);
    expect(await accounts()).toEqual([]);
  };

  it('takes Firefly III in, a transfer with both amounts and an opening balance that is no income', async () => {
    const { status, body } = await inbox.upload(FIREFLY);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      format: 'csv',
      source: 'firefly-iii',
      mapping: null,
      counts: { new: 3, ignored: 1, error: 0 },
      questions: [],
      canCommit: true,
    });
    expect(
      (await inbox.rows(body.id)).map(({ row, line, action, reasonCode }) => [row, line, action, reasonCode]),
    ).toEqual([
      [1, 2, 'skip', 'balance'],
      [2, 3, 'insert', null],
      [3, 5, 'insert', null],
      [4, 6, 'insert', null],
    ]);
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 3 });
    expect(await inbox.transactions()).toMatchObject([
      { date: '2026-03-20', type: 'transfer', amount: money('100.00', 'EUR'), toAmount: money('108.50', 'USD') },
      { date: '2026-03-15', type: 'income', amount: money('2500.00', 'EUR'), payee: 'Works', note: 'March' },
      {
        date: '2026-03-14',
        type: 'expense',
        amount: money('33.87', 'EUR'),
        payee: 'Hofer',
        note: 'Week',
        tags: ['family'],
        splits: [
          { categoryId: await categoryId('Groceries'), amount: money('20.00', 'EUR'), note: 'Bread' },
          { categoryId: null, amount: money('13.87', 'EUR'), note: 'Bulbs' },
        ],
      },
    ]);
    expect(await accounts()).toEqual([
      { name: 'Giro', type: 'checking', openingBalance: money('500.00', 'EUR'), balance: money('2866.13', 'EUR') },
      { name: 'Travel', type: 'checking', openingBalance: money('0.00', 'USD'), balance: money('108.50', 'USD') },
    ]);
    expect((await inbox.upload(FIREFLY)).body.counts).toMatchObject({ new: 0, duplicate: 3, ignored: 1 });
    await undone(body.id, 3);
  });

  it('takes GnuCash in, a row for each transaction, and the one that does not add up as an error', async () => {
    const { body } = await inbox.upload(GNUCASH);
    expect(body).toMatchObject({
      source: 'gnucash',
      mapping: null,
      counts: { new: 2, ignored: 1, error: 1 },
      accounts: [
        { name: 'Checking', willBeCreated: true },
        { name: 'Savings', willBeCreated: true },
      ],
    });
    const rows = await inbox.rows(body.id);
    expect(rows.map(({ line, reason }) => [line, reason]).at(-1)).toEqual([
      8,
      'The lines do not add up to zero: 1.00 USD is left over.',
    ]);
    expect(rows[1]?.raw).toHaveLength(36);
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 2, rejected: 1 });
    expect(await inbox.transactions()).toMatchObject([
      { type: 'transfer', amount: money('150.00', 'USD'), categoryId: null },
      { type: 'expense', amount: money('42.10', 'USD'), categoryId: await categoryId('Groceries') },
    ]);
    expect(await accounts()).toEqual([
      { name: 'Checking', type: 'checking', openingBalance: money('50.00', 'USD'), balance: money('-142.10', 'USD') },
      { name: 'Savings', type: 'savings', openingBalance: money('0.00', 'USD'), balance: money('150.00', 'USD') },
    ]);
    expect((await inbox.upload(GNUCASH)).body.counts).toMatchObject({ new: 0, duplicate: 2, error: 1 });
    await undone(body.id, 2);
  });

  it('lets the days of a folded export be corrected, and its columns not', async () => {
    const { body } = await inbox.upload(GNUCASH.replace(/2026-(\d\d)-\d\d/g, '03/$1/2026'));
    const patched = await inbox.patch(body.id, { mapping: { dateFormat: 'MM/DD/YYYY' } });
    expect(patched).toMatchObject({ status: 200, body: { source: 'gnucash', mapping: null, firstDate: '2026-03-03' } });
    const refused = await inbox.patch(body.id, { mapping: { columns: { amount: 3 } } });
    expect(refused).toMatchObject({ status: 422, body: { code: 'import-mapping-invalid' } });
  });

  it('has a mapping where each row is a movement, and knows its program still when that was corrected', async () => {
    const sure = 'date,account_name,amount,name,category,tags,notes,currency\n2026-03-14,Giro,5.0,Tea,,,,EUR\n';
    const { body } = await inbox.upload(sure);
    expect(body).toMatchObject({ source: 'sure', mapping: { inverted: true, columns: { amount: 2 } } });
    expect((await inbox.rows(body.id))[0]).toMatchObject({ type: 'expense', payee: 'Tea' });
    const { body: patched } = await inbox.patch(body.id, { mapping: { columns: { payee: 1 }, inverted: null } });
    expect(patched).toMatchObject({ source: 'sure', mapping: { columns: { payee: 1 } } });
    expect((await inbox.rows(body.id))[0]).toMatchObject({ type: 'income', payee: 'Giro' });
    expect((await inbox.upload('Date,Payee,Amount\n2026-03-14,Tea,-1.00\n')).body).toMatchObject({ source: null });
  });
});
