import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('what a transaction may not be', () => {
  let service: LedgerService;
  let anna: Person;
  const ids: Record<string, string> = {};
  let row: string;

  beforeAll(async () => {
    service = await startLedgerService();
    anna = service.person();
    const open = async (name: string, currency: string) => {
      ids[name] = (await anna.send('POST', '/accounts', { name, currency })).body.id;
    };
    await open('giro', 'EUR');
    await open('savings', 'EUR');
    await open('dollars', 'USD');
    for (const { name, id } of (await anna.send('GET', '/categories')).body.items) ids[String(name)] = String(id);
    ids.foreign = (await service.person().send('POST', '/accounts', { name: 'x', currency: 'EUR' })).body.id;
    ids.nothing = '01890000-0000-7000-8000-000000000000';
    const added = await anna.send('POST', '/transactions', { ...base(), payee: 'as it was' });
    row = added.body.id;
  });
  afterAll(() => service.stop());

  const base = () => ({ type: 'expense', amount: eur('10'), date: '2024-01-01', accountId: ids.giro });
  const transfer = () => ({ ...base(), type: 'transfer', toAccountId: ids.savings });

  const cases: [name: string, body: () => object, code: string, pointer: string][] = [
    [
      'an amount in another currency',
      () => ({ ...base(), amount: usd('1') }),
      'account-currency-differs',
      '/amount/currency',
    ],
    ['too many digits', () => ({ ...base(), amount: eur('1.234') }), 'amount-invalid', '/amount/amount'],
    ['zero', () => ({ ...base(), amount: eur('0') }), 'amount-invalid', '/amount/amount'],
    [
      'an unknown currency',
      () => ({ ...base(), amount: { amount: '1', currency: 'XXX' } }),
      'currency-unknown',
      '/amount/currency',
    ],
    ['a day too far away', () => ({ ...base(), date: '2199-01-01' }), 'date-out-of-range', '/date'],
    ['a value date too long ago', () => ({ ...base(), valueDate: '1899-12-31' }), 'date-out-of-range', '/valueDate'],
    ['an account that is not there', () => ({ ...base(), accountId: ids.nothing }), 'account-not-found', '/accountId'],
    ["another person's account", () => ({ ...base(), accountId: ids.foreign }), 'account-not-found', '/accountId'],
    [
      'a category that is not there',
      () => ({ ...base(), categoryId: ids.nothing }),
      'category-not-found',
      '/categoryId',
    ],
    [
      'a category of the other kind',
      () => ({ ...base(), categoryId: ids.Salary }),
      'category-kind-differs',
      '/categoryId',
    ],
    [
      'a category and splits',
      () => ({ ...base(), categoryId: ids.Food, splits: [{ amount: eur('10') }] }),
      'category-and-splits',
      '/splits',
    ],
    [
      'splits that add up to less',
      () => ({ ...base(), splits: [{ amount: eur('9.99') }] }),
      'splits-sum-differs',
      '/splits',
    ],
    [
      'a split in another currency',
      () => ({ ...base(), splits: [{ amount: usd('10') }] }),
      'split-currency-differs',
      '/splits/0/amount/currency',
    ],
    [
      'a split of the other kind',
      () => ({ ...base(), splits: [{ amount: eur('4') }, { amount: eur('6'), categoryId: ids.Salary }] }),
      'category-kind-differs',
      '/splits/1/categoryId',
    ],
    [
      'of 101 splits',
      () => ({ ...base(), splits: Array.from({ length: 101 }, () => ({ amount: eur('1') })) }),
      'splits-count-invalid',
      '/splits',
    ],
    ['a transfer to nowhere', () => ({ ...transfer(), toAccountId: null }), 'transfer-target-missing', '/toAccountId'],
    [
      'a transfer to itself',
      () => ({ ...transfer(), toAccountId: ids.giro }),
      'transfer-to-same-account',
      '/toAccountId',
    ],
    [
      'a transfer to a foreign account',
      () => ({ ...transfer(), toAccountId: ids.foreign }),
      'account-not-found',
      '/toAccountId',
    ],
    [
      'a transfer of which the arriving amount is unknown',
      () => ({ ...transfer(), toAccountId: ids.dollars }),
      'transfer-amount-missing',
      '/toAmount',
    ],
    [
      'a transfer that loses money on the way',
      () => ({ ...transfer(), toAmount: eur('9') }),
      'transfer-amounts-differ',
      '/toAmount/amount',
    ],
    [
      'a transfer that arrives in a third currency',
      () => ({ ...transfer(), toAccountId: ids.dollars, toAmount: { amount: '1', currency: 'JPY' } }),
      'account-currency-differs',
      '/toAmount/currency',
    ],
    [
      'a transfer with a category',
      () => ({ ...transfer(), categoryId: ids.Food }),
      'field-not-allowed-for-type',
      '/categoryId',
    ],
    [
      'an expense with a target',
      () => ({ ...base(), toAccountId: ids.savings }),
      'field-not-allowed-for-type',
      '/toAccountId',
    ],
    [
      'an expense with an arriving amount',
      () => ({ ...base(), toAmount: eur('10') }),
      'field-not-allowed-for-type',
      '/toAmount',
    ],
  ];

  it.each(cases)('is %s', async (_name, body, code, pointer) => {
    for (const [method, path] of [
      ['POST', '/transactions/add'],
      ['POST', '/transactions'],
      ['PATCH', `/transactions/${row}`],
    ] as const) {
      const answer = await anna.send(method, path, body());
      expect({ status: answer.status, code: answer.body.code, errors: answer.body.errors }).toMatchObject({
        status: 422,
        code,
        errors: [{ pointer, code }],
      });
    }
  });

  afterEach(async () => {
    // A refusal leaves everything as it was before.
    expect((await anna.send('GET', '/transactions')).body.items).toMatchObject([
      { id: row, payee: 'as it was', version: 1 },
    ]);
    expect((await anna.send('GET', '/accounts')).body.items).toMatchObject([
      { balance: eur('-10.00') },
      { balance: eur('0.00') },
      { balance: usd('0.00') },
    ]);
  });

  it.each([
    ['a NUL in the note', { note: 'a\u0000b' }, '/note'],
    ['a lone surrogate in the payee', { payee: 'a\ud800b' }, '/payee'],
    ['a lone surrogate in the name of the payee', { payeeName: 'a\ud800b' }, '/payeeName'],
    ['a name of 201 code points', { payeeName: 'x'.repeat(201) }, '/payeeName'],
    ['a note of 1,001 code points', { note: '😀'.repeat(1001) }, '/note'],
    ['a tag that nobody sees', { tags: ['\u200b'] }, '/tags'],
    ['21 tags', { tags: Array.from({ length: 21 }, (_, i) => `t${i}`) }, '/tags'],
    ['no splits', { splits: [] }, '/splits'],
    ['an unknown field', { importId: '01890000-0000-7000-8000-000000000000' }, '/importId'],
  ])('is %s', async (_name, fields, pointer) => {
    for (const [method, path] of [
      ['POST', '/transactions/add'],
      ['PATCH', `/transactions/${row}`],
    ] as const) {
      const answer = await anna.send(method, path, { ...base(), ...fields });
      expect([answer.status, answer.body.code]).toEqual([422, 'validation-failed']);
      expect((answer.body.errors as { pointer: string }[])[0]?.pointer).toBe(pointer);
    }
  });

  it('is nothing that only a new row may lack', async () => {
    for (const field of ['type', 'amount', 'date', 'accountId']) {
      const { status, body } = await anna.send('PATCH', `/transactions/${row}`, { [field]: null });
      expect([status, (body.errors as { pointer: string }[])[0]?.pointer]).toEqual([422, `/${field}`]);
    }
  });
});
