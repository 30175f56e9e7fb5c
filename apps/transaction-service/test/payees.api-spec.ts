import { SweepImports } from '../src/application/import/sweep-imports';
import { CommittedCells, ImportRepository } from '../src/domain/import/import-repository';
import { UnitOfWork } from '@pft/kernel';
import { ImportInbox } from './import-inbox';
import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const DAY_MS = 86_400_000;

describe('payees', () => {
  let service: LedgerService;
  let anna: Person;
  let inbox: ImportInbox;
  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    anna = service.person();
    inbox = new ImportInbox(service, anna);
  });

  const add = async (body: object) =>
    (await anna.send('POST', '/transactions', { type: 'expense', amount: eur('5'), date: '2026-03-01', ...body })).body;
  const rename = (from: string, to: unknown, person = anna) =>
    person.send('PATCH', `/payees/${encodeURIComponent(from)}`, { name: to });
  const brought = async (text: string) => {
    const { body } = await inbox.upload(text);
    return (await inbox.commit(body.id)).body;
  };
  const named = async () =>
    (await anna.send('GET', '/transactions')).body.items.map(({ payee, payeeName }) => [payee, payeeName]);
  const listed = async (query = '') =>
    (await anna.send('GET', `/payees${query}`)).body.items.map(({ name, transactions }) => ({ name, transactions }));

  it('are called as they were typed, as somebody wants, or by the name in what the bank wrote', async () => {
    expect(await add({ payee: ' HOFER 0527 ' })).toMatchObject({ payee: ' HOFER 0527 ', payeeName: 'HOFER 0527' });
    const row = await add({ payee: 'HOFER 0527', payeeName: 'Hofer' });
    const path = `/transactions/${row.id}`;
    expect(row).toMatchObject({ payee: 'HOFER 0527', payeeName: 'Hofer' });
    expect((await anna.send('PATCH', path, { payeeName: 'Aldi' })).body).toMatchObject({
      payee: 'HOFER 0527',
      payeeName: 'Aldi',
      version: 2,
    });
    expect((await anna.send('PATCH', path, { note: 'milk' })).body).toMatchObject({ payeeName: 'Aldi' });
    expect((await anna.send('PATCH', path, { payee: 'Lidl' })).body).toMatchObject({
      payee: 'Lidl',
      payeeName: 'Lidl',
    });
    expect((await anna.send('PATCH', path, { payee: null })).body).toMatchObject({ payee: null, payeeName: null });

    await brought('Date,Payee,Amount\n2026-04-01,HOFER DANKT 0527 K2 13.10. 18:14,-3.00\n');
    const [imported] = (await anna.send('GET', '/transactions?from=2026-04-01')).body.items;
    expect(imported).toMatchObject({ payee: 'HOFER DANKT 0527 K2 13.10. 18:14', payeeName: 'Hofer' });
    const other = `/transactions/${String(imported?.id)}`;
    await anna.send('PATCH', other, { payeeName: 'Aldi' });
    expect((await anna.send('PATCH', other, { payeeName: null })).body).toMatchObject({
      payee: 'HOFER DANKT 0527 K2 13.10. 18:14',
      payeeName: 'Hofer',
    });
    const { rows } = await service.database.query(
      `SELECT before -> 'payeeName' AS before, after -> 'payeeName' AS after FROM change
       WHERE owner_id = $1 AND entity_id = $2 ORDER BY sequence`,
      [anna.ledgerId, imported?.id],
    );
    expect(rows).toEqual([
      { before: null, after: 'Hofer' },
      { before: 'Hofer', after: 'Aldi' },
      { before: 'Aldi', after: 'Hofer' },
    ]);
  });

  it('are found by what the bank wrote and by their names', async () => {
    const { id } = await add({ payee: 'HFR 0527', payeeName: 'Hofer' });
    for (const q of ['hfr', 'HOFER', 'hofer%200527'])
      expect((await anna.send('GET', `/transactions?q=${q}`)).body.items).toMatchObject([{ id }]);
    expect((await anna.send('GET', '/transactions?q=aldi')).body.items).toEqual([]);
  });

  it('are listed with what the latest of their rows says', async () => {
    const { accountId } = await add({ payee: 'Hofer', date: '2026-02-01', amount: eur('7') });
    const category = (await anna.send('GET', '/categories')).body.items.find(({ name }) => name === 'Groceries')?.id;
    await add({ payee: 'hofer', date: '2026-03-02', amount: eur('12.50'), categoryId: category });
    await add({ payee: 'Hofer', date: '2026-01-01' });
    const hofer = {
      name: 'Hofer',
      transactions: 3,
      payeeName: 'Hofer',
      count: 3,
      lastDate: '2026-03-02',
      categoryId: category,
      accountId,
      amount: eur('12.50'),
    };
    for (const query of ['', '?q=hof', '?q=%20'])
      expect((await anna.send('GET', `/payees${query}`)).body).toEqual({ items: [hofer], nextCursor: null });
  });

  it('are proposed for a part of the name: those that begin so first, then the ones used most, accents or not', async () => {
    for (const payee of [
      'Café Central',
      'Billa',
      'Billa',
      'Äpfel & Billa',
      'Äpfel & Billa',
      'Äpfel & Billa',
      'billa PLUS',
    ])
      await add({ payee });
    await add({ payee: 'HOFER 0527', payeeName: 'Aldi', note: 'billa' });
    const names = async (q: string) => (await listed(`?q=${encodeURIComponent(q)}`)).map(({ name }) => name);
    expect(await names('bil')).toEqual(['Billa', 'billa PLUS', 'Äpfel & Billa']);
    expect(await names('CAFE')).toEqual(['Café Central']);
    expect(await names('apfel')).toEqual(['Äpfel & Billa']);
    for (const q of ['hofer', '%', 'b_lla', 'zzz']) expect(await names(q)).toEqual([]);
    expect(await names('a')).toEqual(['Äpfel & Billa', 'Aldi', 'Billa', 'billa PLUS', 'Café Central']);
    expect(await listed('?q=al&limit=1')).toEqual([{ name: 'Aldi', transactions: 1 }]);
    expect((await anna.send('GET', '/payees?q=b&limit=1')).body.nextCursor).toBeNull();
    expect((await service.person().send('GET', '/payees?q=b')).body.items).toEqual([]);
  });

  it('are listed with how many rows have them, page by page, those that differ in capitals as one', async () => {
    for (const payee of ['hofer', 'Hofer', 'Hofer', 'Äpfel & Co/Wien', 'Billa', 'billa']) await add({ payee });
    await add({});
    expect(await listed()).toEqual([
      { name: 'Billa', transactions: 2 },
      { name: 'Hofer', transactions: 3 },
      { name: 'Äpfel & Co/Wien', transactions: 1 },
    ]);
    const first = (await anna.send('GET', '/payees?limit=2')).body;
    expect(first.items).toHaveLength(2);
    const cursor = encodeURIComponent(String(first.nextCursor));
    const rest = (await anna.send('GET', `/payees?limit=2&cursor=${cursor}`)).body;
    expect(rest).toMatchObject({ items: [{ name: 'Äpfel & Co/Wien' }], nextCursor: null });
    expect((await service.person().send('GET', '/payees')).body.items).toEqual([]);
    expect((await service.person().send('GET', `/payees?cursor=${cursor}`)).body.code).toBe('cursor-invalid');
  });

  it('are renamed in all rows, and in those that come by hand and by import', async () => {
    await brought('Date,Payee,Amount\n2026-04-01,HOFER DANKT 0527,-3.00\n2026-04-02,BILLA 0815,-4.00\n');
    const answer = await rename('hofer', 'Aldi');
    expect([answer.status, answer.body]).toEqual([200, { name: 'Aldi', updated: 1 }]);
    await add({ payee: 'Hofer', date: '2026-03-02' });
    await add({ payee: 'Hofer', payeeName: 'Corner shop', date: '2026-03-01' });
    const { body } = await inbox.upload('Date,Payee,Amount\n2026-04-03,HOFER DANKT 0311,-5.00\n');
    expect(await inbox.rows(body.id)).toMatchObject([{ payee: 'HOFER DANKT 0311', payeeName: 'Aldi' }]);
    // What is renamed after the preview is renamed at the commit.
    await rename('Aldi', 'Aldi Süd');
    await inbox.commit(body.id);
    expect(await named()).toEqual([
      ['HOFER DANKT 0311', 'Aldi Süd'],
      ['BILLA 0815', 'Billa'],
      ['HOFER DANKT 0527', 'Aldi Süd'],
      ['Hofer', 'Aldi Süd'],
      ['Hofer', 'Corner shop'],
    ]);
    expect((await rename('Billa', 'ALDI süd')).body).toEqual({ name: 'ALDI süd', updated: 1 });
    expect(await listed()).toEqual([
      { name: 'Aldi Süd', transactions: 4 },
      { name: 'Corner shop', transactions: 1 },
    ]);
    expect((await rename('ALDI SÜD', 'Hofer')).body).toEqual({ name: 'Hofer', updated: 4 });
  });

  it('of any letters have an address', async () => {
    for (const name of ['A/B', '100%', '全家便利商店', 'a?b#c', '😀'.repeat(50), 'x'.repeat(200)]) {
      await add({ payee: name });
      expect((await rename(name, `${name.slice(0, 4)} again`)).body).toMatchObject({ updated: 1 });
    }
  });

  it('are refused where there are none, or the new name is none', async () => {
    await add({ payee: 'Hofer' });
    const refusals: [from: string, to: unknown, person: Person, status: number, code: string][] = [
      ['Billa', 'Aldi', anna, 404, 'payee-not-found'],
      ['Hofer', 'Aldi', service.person(), 404, 'payee-not-found'],
      ['a\u0000b', 'Aldi', anna, 404, 'not-found'],
      ['Hofer', '', anna, 422, 'validation-failed'],
      ['Hofer', ' \u200b', anna, 422, 'validation-failed'],
      ['Hofer', 'x'.repeat(201), anna, 422, 'validation-failed'],
      ['Hofer', undefined, anna, 422, 'validation-failed'],
    ];
    for (const [from, to, person, status, code] of refusals) {
      const answer = await rename(from, to, person);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
    expect(await listed()).toEqual([{ name: 'Hofer', transactions: 1 }]);
  });

  it('share what is remembered of one text of theirs', async () => {
    const food = (await anna.send('GET', '/categories')).body.items.find(({ name }) => name === 'Groceries');
    await anna.send('POST', '/transactions/categorize', { payeeContains: 'HOFER DANKT 0527', categoryId: food?.id });
    const { body } = await inbox.upload(
      'Date,Payee,Amount\n2026-04-03,HOFER DANKT 0311,-5.00\n2026-04-03,SPAR,-5.00\n',
    );
    expect(await inbox.rows(body.id)).toMatchObject([{ categoryId: food?.id }, { categoryId: null }]);
    await inbox.patch(body.id, { categorize: { payeeContains: 'Spar', categoryId: food?.id } });
    await inbox.commit(body.id);
    await anna.send('PATCH', '/payees/Spar', { name: 'Interspar Wien' });
    const fun = (await anna.send('GET', '/categories')).body.items.find(({ name }) => name === 'Dining');
    expect(
      (
        await anna.send('POST', '/transactions/categorize', {
          payeeContains: 'interspar',
          categoryId: fun?.id ?? food?.id,
        })
      ).body.updated,
    ).toBe(fun ? 1 : 0);
  });

  it('are known again as the bank wrote them, however they are called since', async () => {
    const file = (balance: string) =>
      `Date,Payee,Amount,Balance\n2026-04-01,HOFER DANKT 0527,-3.00,${balance}\n2026-04-02,EVN 4711,-80.00,20.00\n`;
    await brought(file('100.00'));
    const [evn, hofer] = (await anna.send('GET', '/transactions')).body.items;
    await rename('Hofer', 'Aldi');
    await anna.send('PATCH', `/transactions/${String(hofer?.id)}`, { payee: 'Corner shop' });
    await anna.send('PATCH', `/transactions/${String(evn?.id)}`, { payeeName: 'Power' });
    await new SweepImports(service.get(UnitOfWork), service.get(ImportRepository), service.get(CommittedCells), {
      now: () => new Date(Date.now() + 40 * DAY_MS),
    }).execute(() => false);
    const { rows } = await service.database.query('SELECT raw FROM import_row WHERE ledger_id = $1', [anna.ledgerId]);
    expect(rows).toEqual([{ raw: null }, { raw: null }]);
    // The same cells, and others that only say the same.
    expect(await brought(file('100.00'))).toMatchObject({ inserted: 0, duplicates: 2 });
    expect(await brought(file('99.00'))).toMatchObject({ inserted: 0, duplicates: 2 });
  });

  it('of what was pending get the name of what is booked, unless a person gave them one', async () => {
    const file = (rows: string) => `Date,Payee,Amount,Status\n${rows}`;
    const pending = file('2026-04-01,RESERVED HFR,-3.00,pending\n2026-04-01,RESERVED BLL,-4.00,pending\n');
    const { body } = await inbox.upload(pending);
    await inbox.patch(body.id, { rows: [1, 2].map((row) => ({ row, action: 'insert' })) });
    await inbox.commit(body.id);
    const rows = (await anna.send('GET', '/transactions')).body.items;
    const billa = rows.find(({ payee }) => payee === 'RESERVED BLL');
    await anna.send('PATCH', `/transactions/${String(billa?.id)}`, { payeeName: 'My Billa' });
    const { id } = (
      await inbox.upload(file('2026-04-02,RESERVED HFR 0527,-3.00,booked\n2026-04-02,RESERVED BLL 0527,-4.00,booked\n'))
    ).body;
    await inbox.commit(id);
    expect(new Map((await named()) as [string, string][])).toEqual(
      new Map([
        ['RESERVED HFR 0527', 'Reserved HFR'],
        ['RESERVED BLL 0527', 'My Billa'],
      ]),
    );
    await inbox.withdraw(id, '?edited=keep');
    expect(new Map((await named()) as [string, string][])).toEqual(
      new Map([
        ['RESERVED HFR', 'Reserved HFR'],
        ['RESERVED BLL', 'My Billa'],
      ]),
    );
  });
});
