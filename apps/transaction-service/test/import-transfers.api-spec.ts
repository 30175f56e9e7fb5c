import { ImportInbox, type Row } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';

const HEADER = 'Date,Payee,Amount,Currency\n';
const CHECKING = `${HEADER}2026-03-13,Transfer to Savings,-500.00,EUR
2026-03-14,Bakery,-3.20,EUR
2026-03-15,Salary,2000.00,EUR
`;
const SAVINGS = `${HEADER}2026-03-14,Incoming,500.00,EUR
2026-03-31,Interest,0.42,EUR
2026-03-31,Fee,-0.10,EUR
`;
const BOTH = `Account,Date,Payee,Amount,Currency
Checking,2026-03-14,Transfer to Savings,-500.00,EUR
Savings,2026-03-14,Transfer from Checking,500.00,EUR
Checking,2026-03-15,Bakery,-3.20,EUR
`;
const IBANS = ['AT611904300234573201', 'DE89370400440532013000'] as const;

describe('transfers between files', () => {
  let service: LedgerService;
  let inbox: ImportInbox;
  let checking: string;
  let savings: string;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    inbox = new ImportInbox(service, service.person());
    checking = await open('Checking', { iban: IBANS[0] });
    savings = await open('Savings', { iban: IBANS[1], type: 'savings' });
  });

  async function open(name: string, more: object = {}): Promise<string> {
    return (await inbox.person.send('POST', '/accounts', { name, currency: 'EUR', ...more })).body.id;
  }
  const upload = async (text: string, accountId?: string) => {
    const { status, body } = await inbox.upload(text, accountId === undefined ? {} : { fields: { accountId } });
    expect(status).toBe(201);
    return { id: body.id, counts: body.counts as Record<string, number> };
  };
  const commit = async (id: string) => {
    const { status, body } = await inbox.commit(id);
    expect([status, body]).toMatchObject([200, {}]);
    return body;
  };
  const bring = async (text: string, accountId?: string) => {
    const { id } = await upload(text, accountId);
    return { id, result: await commit(id) };
  };
  const balances = async () => {
    const { body } = await inbox.person.send('GET', '/accounts');
    const items = body.items as { name: string; balance: { amount: string } }[];
    return Object.fromEntries(items.map(({ name, balance }) => [name, balance.amount]));
  };
  const transferOf = async () => (await inbox.transactions('&type=transfer')) as Record<string, unknown>[];
  const shown = (rows: Row[]) => rows.map(({ verdict, action, transfer }) => [verdict, action, transfer]);
  /** All of a transaction but what every change moves on. */
  const withoutStamps = (rows: Record<string, unknown>[]) =>
    rows.map(({ version: _, updatedAt: __, ...row }) => row).sort((a, b) => String(a.id).localeCompare(String(b.id)));

  it('of two accounts in one file that name each other are one transaction with two claims', async () => {
    const { id, counts } = await upload(BOTH);
    expect(counts).toMatchObject({ new: 1, transfer: 2 });
    expect(shown(await inbox.rows(id))).toEqual([
      [
        'transfer',
        'insert',
        { accountId: savings, accountName: 'Savings', row: 2, amount: { amount: '500.00', currency: 'EUR' } },
      ],
      [
        'transfer',
        'insert',
        { accountId: checking, accountName: 'Checking', row: 1, amount: { amount: '500.00', currency: 'EUR' } },
      ],
      ['new', 'insert', null],
    ]);
    expect(await commit(id)).toEqual({ inserted: 2, matched: 1, duplicates: 0, rejected: 0, skipped: 0 });
    expect(await transferOf()).toMatchObject([
      { accountId: checking, toAccountId: savings, payee: 'Transfer to Savings', categoryId: null, version: 1 },
    ]);
    expect(await balances()).toEqual({ Checking: '-503.20', Savings: '500.00' });
    expect((await upload(`${BOTH}Checking,2026-03-16,Kiosk,-1.00,EUR\n`)).counts).toMatchObject({
      new: 1,
      duplicate: 3,
      transfer: 0,
    });

    expect((await inbox.withdraw(id)).body).toMatchObject({ removed: 2, released: 0 });
    expect(await inbox.transactions()).toEqual([]);
    expect(await balances()).toEqual({ Checking: '0.00', Savings: '0.00' });
  });

  it('between accounts that the file opens are found as well', async () => {
    inbox = new ImportInbox(service, service.person());
    const { id } = await upload(BOTH);
    expect((await inbox.rows(id)).map(({ transfer }) => transfer)).toMatchObject([
      { accountId: null, accountName: 'Savings', row: 2 },
      { accountId: null, accountName: 'Checking', row: 1 },
      null,
    ]);
    await commit(id);
    expect(await balances()).toEqual({ Checking: '-503.20', Savings: '500.00' });
    await inbox.withdraw(id);
    expect((await inbox.person.send('GET', '/accounts')).body.items).toEqual([]);
  });

  describe.each([
    ['the one that it left first', [CHECKING, SAVINGS], 0],
    ['the one where it arrived first', [SAVINGS, CHECKING], 1],
  ] as const)('told by the files of two accounts, %s', (_, files, swapped) => {
    const accounts = () => (swapped ? [savings, checking] : [checking, savings]) as [string, string];
    const both = async () => {
      const [one, other] = accounts();
      const first = await bring(files[0], one);
      const before = await inbox.transactions();
      const leg = before.find(({ amount }) => (amount as { amount: string }).amount === '500.00') ?? {};
      const second = await upload(files[1], other);
      return { first, before, leg, second };
    };

    it('become one that keeps the id of the leg that is there', async () => {
      const { first, leg, second } = await both();
      expect(first.result).toMatchObject({ inserted: 3, matched: 0 });
      expect(second.counts).toMatchObject({ new: 2, transfer: 1 });
      const [row] = await inbox.rows(second.id, 'transfer');
      expect(row).toMatchObject({
        action: 'insert',
        reason: expect.stringContaining(swapped ? '«Savings»' : '«Checking»'),
        transfer: { accountId: accounts()[0], transactionId: leg.id, amount: { amount: '500.00', currency: 'EUR' } },
      });
      expect(await commit(second.id)).toEqual({ inserted: 2, matched: 1, duplicates: 0, rejected: 0, skipped: 0 });
      expect(await transferOf()).toMatchObject([
        {
          id: leg.id,
          accountId: checking,
          toAccountId: savings,
          date: '2026-03-13',
          payee: leg.payee,
          importId: first.id,
          version: 2,
        },
      ]);
      expect(await balances()).toEqual({ Checking: '1496.80', Savings: '500.32' });
      for (const [index, text] of files.entries())
        expect((await upload(text, accounts()[index])).counts).toMatchObject({ new: 0, duplicate: 3 });
    });

    it('become the row of the first file again where the second one is undone, exactly as it was', async () => {
      const { leg, second } = await both();
      const { body: category } = await inbox.person.send('POST', '/categories', {
        name: 'Moved',
        kind: leg.type,
      });
      await inbox.person.send('PATCH', `/transactions/${leg.id as string}`, {
        categoryId: category.id,
        tags: ['a'],
        note: 'kept',
      });
      const before = await inbox.transactions();
      await commit(second.id);
      expect(await transferOf()).toMatchObject([{ id: leg.id, categoryId: null, tags: ['a'], note: 'kept' }]);

      expect((await inbox.withdraw(second.id)).body).toMatchObject({ removed: 2, released: 1, kept: 0 });
      const after = await inbox.transactions();
      expect(withoutStamps(after)).toEqual(withoutStamps(before));
      expect(after.find(({ id }) => id === leg.id)).toMatchObject({ version: 4 });
    });

    it('become the row of the second file where the first one is undone, and nothing where both are', async () => {
      const { first, second, leg } = await both();
      await commit(second.id);
      expect((await inbox.withdraw(first.id)).body).toMatchObject({ state: 'undone', removed: 2 });
      const alone = await inbox.transactions();
      expect(alone).toHaveLength(3);
      expect(alone.find(({ id }) => id === leg.id)).toMatchObject({
        type: swapped ? 'expense' : 'income',
        accountId: accounts()[1],
        toAccountId: null,
        toAmount: null,
        payee: swapped ? 'Transfer to Savings' : 'Incoming',
        date: swapped ? '2026-03-13' : '2026-03-14',
        importId: second.id,
      });
      expect((await upload(files[1], accounts()[1])).counts).toMatchObject({ duplicate: 3 });
      expect((await inbox.withdraw(second.id)).body).toMatchObject({ state: 'undone', removed: 3 });
      expect(await inbox.transactions()).toEqual([]);
      expect(await balances()).toEqual({ Checking: '0.00', Savings: '0.00' });
    });

    it('and nothing is left where the second one is undone before the first', async () => {
      const { first, second } = await both();
      await commit(second.id);
      await inbox.withdraw(second.id);
      await inbox.withdraw(first.id);
      expect(await inbox.transactions()).toEqual([]);
      expect(await balances()).toEqual({ Checking: '0.00', Savings: '0.00' });
      expect((await upload(files[0], accounts()[0])).counts).toMatchObject({ new: 3, duplicate: 0 });
    });

    it('are one as well where both were previewed before either was committed', async () => {
      const [one, other] = accounts();
      const [first, second] = [await upload(files[0], one), await upload(files[1], other)];
      expect([first.counts, second.counts]).toMatchObject([{ new: 3 }, { new: 3 }]);
      await commit(first.id);
      expect(await commit(second.id)).toMatchObject({ inserted: 2, matched: 1 });
      expect(await transferOf()).toHaveLength(1);
      expect(await balances()).toEqual({ Checking: '1496.80', Savings: '500.32' });
      expect((await inbox.rows(second.id, 'transfer')).map(({ action }) => action)).toEqual(['match']);
      await inbox.withdraw(first.id);
      await inbox.withdraw(second.id);
      expect(await inbox.transactions()).toEqual([]);
    });

    it('are offered where neither names the other, also to a preview that was there before', async () => {
      const [one, other] = accounts();
      const unnamed = files.map((text) => text.replace('Transfer to Savings', 'Standing order'));
      const [first, second] = [await upload(unnamed[0] ?? '', one), await upload(unnamed[1] ?? '', other)];
      const row = { row: 1, transfer: true };
      expect((await inbox.patch(second.id, { rows: [row] })).status).toBe(422);
      await commit(first.id);
      const amount = { amount: '500.00', currency: 'EUR' };
      const [shownRow, ...others] = await inbox.rows(second.id);
      expect(shownRow).toMatchObject({
        verdict: 'new',
        transfer: { accountId: one, transactionId: expect.any(String) as string, amount },
      });
      expect(others.map(({ transfer }) => transfer)).toEqual([null, null]);
      const refused = await inbox.patch(second.id, { rows: [{ ...row, transfer: false }] });
      expect(refused.body.counts).toMatchObject({ new: 3, transfer: 0 });
      const taken = await inbox.patch(second.id, { rows: [row] });
      expect(taken.body.counts).toMatchObject({ new: 2, transfer: 1 });
      expect(await commit(second.id)).toMatchObject({ inserted: 2, matched: 1 });
      expect(await transferOf()).toHaveLength(1);
    });

    it('stay two where a person refuses, now and whenever the file comes again', async () => {
      const { second } = await both();
      const [row] = await inbox.rows(second.id, 'transfer');
      const refused = await inbox.patch(second.id, { rows: [{ row: row?.row, transfer: false }] });
      expect(refused).toMatchObject({ status: 200, body: { counts: { new: 3, transfer: 0 } } });
      const now = (await inbox.rows(second.id)).find((each) => each.row === row?.row);
      expect(now).toEqual({ ...row, verdict: 'new', reason: null, transfer: { ...row?.transfer, refused: true } });
      await inbox.withdraw(second.id);

      const again = await upload(files[1], accounts()[1]);
      expect(again.counts).toMatchObject({ new: 3, transfer: 0 });
      const offered = (await inbox.rows(again.id)).filter(({ transfer }) => transfer !== null);
      expect(offered.map(({ transfer }) => transfer?.refused)).toEqual([true]);
      expect(await commit(again.id)).toMatchObject({ inserted: 3, matched: 0 });
      expect(await transferOf()).toEqual([]);
      await inbox.withdraw(again.id);

      const third = await upload(files[1], accounts()[1]);
      const taken = await inbox.patch(third.id, { rows: [{ row: row?.row, transfer: true }] });
      expect(taken.body.counts).toMatchObject({ new: 2, transfer: 1 });
      expect(await commit(third.id)).toMatchObject({ inserted: 2, matched: 1 });
    });
  });

  it('are offered to a preview whose account another file has opened since', async () => {
    const statement = (account: string, rows: string) =>
      `!Type:Bank\n!Account\nN${account}\nTBank\n^\n!Type:Bank\n${rows}`;
    const first = await upload(statement('Household', "D3/13'26\nT-500.00\nPStanding order\n^\n"));
    const second = await upload(statement('Household', "D3/20'26\nT120.00\nPStanding order\n^\n"));
    const third = await upload(SAVINGS.replace('2026-03-14,Incoming,500.00', '2026-03-20,Incoming,-120.00'), savings);
    await commit(first.id);
    await commit(third.id);
    const [row] = await inbox.rows(second.id);
    expect(row).toMatchObject({ accountId: null, transfer: { accountId: savings, amount: { amount: '120.00' } } });
    await inbox.patch(second.id, { rows: [{ row: 1, transfer: true }] });
    expect(await commit(second.id)).toMatchObject({ inserted: 0, matched: 1 });
  });

  it('of two accounts in one CAMT file are one by the IBAN of the other side', async () => {
    const entry = (direction: 'DBIT' | 'CRDT', other: string) => `<Ntry><Amt Ccy="EUR">250.00</Amt>
<CdtDbtInd>${direction}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-04-0${direction === 'DBIT' ? 1 : 2}</Dt></BookgDt>
<NtryDtls><TxDtls><Amt Ccy="EUR">250.00</Amt><RltdPties>${
      direction === 'DBIT'
        ? `<Cdtr><Pty><Nm>Petra</Nm></Pty></Cdtr><CdtrAcct><Id><IBAN>${other}</IBAN></Id></CdtrAcct>`
        : `<Dbtr><Pty><Nm>Petra</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>${other}</IBAN></Id></DbtrAcct>`
    }</RltdPties></TxDtls></NtryDtls></Ntry>`;
    const statement = (iban: string, content: string) =>
      `<Stmt><Id>${iban}</Id><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>${content}</Stmt>`;
    const camt = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
${statement(IBANS[0], entry('DBIT', IBANS[1]))}${statement(IBANS[1], entry('CRDT', IBANS[0]))}
</BkToCstmrStmt></Document>`;
    const { id, counts } = await upload(camt);
    expect(counts).toMatchObject({ new: 0, transfer: 2 });
    expect(await commit(id)).toMatchObject({ inserted: 1, matched: 1 });
    expect(await transferOf()).toMatchObject([{ accountId: checking, toAccountId: savings, date: '2026-04-01' }]);
    await inbox.withdraw(id);
    expect(await inbox.transactions()).toEqual([]);

    // One account after the other, of which the second one says nothing of the first.
    await bring(camt.replace(statement(IBANS[1], entry('CRDT', IBANS[0])), ''));
    const alone = await upload(`${HEADER}2026-04-02,Petra,250.00,EUR\n2026-04-03,Fee,-0.10,EUR\n`, savings);
    expect(alone.counts).toMatchObject({ new: 1, transfer: 1 });
  });
});
