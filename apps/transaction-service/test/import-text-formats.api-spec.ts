import { ImportInbox } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';

const MT940 = `:20:A
:25:37040044/0532013000
:28C:1/1
:60F:C260301EUR100,00
:61:2603020302DR18,51NMSCNONREF
/OCMT/USD20,00/
:86:106?00KARTENZAHLUNG?20SVWZ+HOTEL?32SEASIDE INN
:61:2603030303CR50,00NTRFNONREF//R2
:86:166?00GUTSCHRIFT?20SVWZ+DANKE?32LENA EXEMPEL
:62F:C260303EUR131,49
-
`;
const MT942 = `:20:I
:25:4711
:28C:3/1
:34F:CHF0,
:13D:2603031200+0100
:61:2603030303CR15,00NTRFNONREF
:86:Thank you
:90C:1CHF15,00
-
`;
const EVERYDAY = `!Account
NEveryday
TBank
^
!Type:Bank
D1/1'26
T500.00
POpening Balance
L[Everyday]
^
D1/15'26
T-200.00
PTo reserve
L[Reserve]
^
D1/16'26
T-60.00
PMarket
LFood:Groceries/Trip
SFood:Groceries/Trip
Ebread
$-45.00
SNo such category
$-15.00
^
D1/31'26
T-9.00
PKiosk
LFood:Groceries
^
`;
const RESERVE = `!Account
NReserve
TBank
^
!Type:Bank
D1/1'26
T10.00
POpening Balance
L[Reserve]
^
D1/15'26
T200.00
PFrom everyday
L[Everyday]
^
D1/31'26
T0.42
PInterest
^
`;
const QIF = EVERYDAY + RESERVE;
const money = (amount: string, currency = 'USD') => ({ amount, currency });

describe('formats of lines, from the upload to the undo', () => {
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
    return body.items.map(({ name, type, openingBalance, openingDate, balance, iban }) => ({
      name,
      type,
      openingBalance,
      openingDate,
      balance,
      iban,
    }));
  };

  it('takes MT940 in, with the account that it opens as the statement begins, and out again', async () => {
    const { status, body } = await inbox.upload(MT940, { name: 'export.csv' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      format: 'mt940',
      mapping: null,
      counts: { new: 2, error: 0 },
      canCommit: true,
      accounts: [{ name: '37040044/0532013000', currency: 'EUR', willBeCreated: true, rows: 2 }],
    });
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 2 });
    expect(await accounts()).toEqual([
      {
        name: '37040044/0532013000',
        type: 'checking',
        openingBalance: money('100.00', 'EUR'),
        openingDate: '2026-03-01',
        balance: money('131.49', 'EUR'),
        iban: 'DE89370400440532013000',
      },
    ]);
    expect(await inbox.transactions()).toMatchObject([
      { date: '2026-03-03', type: 'income', amount: money('50.00', 'EUR'), payee: 'LENA EXEMPEL', note: 'DANKE' },
      { date: '2026-03-02', type: 'expense', amount: money('18.51', 'EUR'), originalAmount: money('20.00') },
    ]);
    expect((await inbox.upload(MT940)).body.counts).toMatchObject({ new: 0, duplicate: 2 });
    expect((await inbox.withdraw(body.id)).body).toMatchObject({ state: 'undone', removed: 2 });
    expect(await inbox.transactions()).toEqual([]);
    expect(await accounts()).toEqual([]);
  });

  it('takes MT942 in and out, in the currency of its limit', async () => {
    const { body } = await inbox.upload(MT942);
    expect(body).toMatchObject({ format: 'mt942', counts: { new: 1 }, accounts: [{ name: '4711', currency: 'CHF' }] });
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 1 });
    expect(await inbox.transactions()).toMatchObject([{ amount: money('15.00', 'CHF'), payee: 'Thank you' }]);
    expect((await inbox.withdraw(body.id)).body).toMatchObject({ state: 'undone', removed: 1 });
    expect(await accounts()).toEqual([]);
  });

  it('takes QIF in with splits, tags and a transfer between two accounts that it opens, and out again', async () => {
    const { body } = await inbox.upload(QIF);
    expect(body).toMatchObject({
      format: 'qif',
      counts: { new: 4, error: 0 },
      accounts: [
        { name: 'Everyday', willBeCreated: true, rows: 3 },
        { name: 'Reserve', willBeCreated: true, rows: 1 },
      ],
      warnings: [{ code: 'currency-assumed' }],
    });
    expect((await inbox.rows(body.id)).map(({ payee, reason }) => [payee, reason])).toEqual([
      ['To reserve', null],
      ['Market', 'There is no category «No such category» for this kind of row.'],
      ['Kiosk', null],
      ['Interest', null],
    ]);
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 4 });
    const { body: categories } = await inbox.person.send('GET', '/categories');
    const groceries = categories.items.find(({ name }) => name === 'Groceries')?.id;
    expect(groceries).toEqual(expect.any(String));
    const booked = await inbox.transactions();
    expect(booked.map(({ payee, type }) => [payee, type])).toEqual(
      expect.arrayContaining([
        ['Interest', 'income'],
        ['Kiosk', 'expense'],
        ['Market', 'expense'],
        ['To reserve', 'transfer'],
      ]),
    );
    expect(booked).toHaveLength(4);
    expect(booked.find(({ payee }) => payee === 'Market')).toMatchObject({
      categoryId: null,
      tags: ['Trip'],
      splits: [
        { categoryId: groceries, amount: money('45.00'), note: 'bread' },
        { categoryId: null, amount: money('15.00'), note: null },
      ],
    });
    expect(booked.find(({ payee }) => payee === 'Kiosk')).toMatchObject({ categoryId: groceries, splits: [] });
    expect(booked.find(({ type }) => type === 'transfer')).toMatchObject({
      amount: money('200.00'),
      toAmount: money('200.00'),
      categoryId: null,
    });
    expect((await accounts()).map(({ name, openingBalance, balance }) => [name, openingBalance, balance])).toEqual([
      ['Everyday', money('500.00'), money('231.00')],
      ['Reserve', money('10.00'), money('210.42')],
    ]);
    expect((await inbox.upload(QIF)).body.counts).toMatchObject({ new: 0, duplicate: 4 });
    expect((await inbox.withdraw(body.id)).body).toMatchObject({ state: 'undone', removed: 4 });
    expect(await inbox.transactions()).toEqual([]);
    expect(await accounts()).toEqual([]);
  });

  it('keeps a transfer one that two files tell, each of another account', async () => {
    const { body: first } = await inbox.upload(EVERYDAY);
    await inbox.commit(first.id);
    const { body: second } = await inbox.upload(RESERVE);
    expect(second.counts).toMatchObject({ new: 1, similar: 1 });
    expect((await inbox.commit(second.id)).body).toMatchObject({ inserted: 1, matched: 1 });
    expect((await inbox.transactions()).filter(({ type }) => type === 'transfer')).toHaveLength(1);
    expect((await inbox.upload(RESERVE)).body.counts).toMatchObject({ new: 0, duplicate: 2 });
    // Only the second one is undone: the transfer is the first one's.
    await inbox.withdraw(second.id);
    expect((await inbox.transactions()).filter(({ type }) => type === 'transfer')).toHaveLength(1);
    await inbox.withdraw(first.id);
    expect(await inbox.transactions()).toEqual([]);
  });

  it('puts the category that a person chooses in the place of the parts', async () => {
    const { body } = await inbox.upload(EVERYDAY);
    const { body: categories } = await inbox.person.send('GET', '/categories');
    const leisure = categories.items.find(({ kind, parentId }) => kind === 'expense' && parentId === null)?.id;
    const market = (await inbox.rows(body.id)).find(({ payee }) => payee === 'Market');
    await inbox.patch(body.id, { rows: [{ line: market?.line, categoryId: leisure }] });
    await inbox.commit(body.id);
    const booked = await inbox.transactions();
    expect(booked.find(({ payee }) => payee === 'Market')).toMatchObject({ categoryId: leisure, splits: [] });
  });
});
