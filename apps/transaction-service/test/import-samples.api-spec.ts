import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportInbox } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';

const folder = join(process.cwd(), '..', 'shared', 'samples');
const present = existsSync(folder);
const describeSamples = present ? describe : describe.skip;
const sample = (name: string) => readFileSync(join(folder, name));

describeSamples(`importing real bank files${present ? '' : ' (skipped: ../shared/samples is absent)'}`, () => {
  let service: LedgerService;
  let inbox: ImportInbox;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    inbox = new ImportInbox(service, service.person());
  });

  async function totals(month: string): Promise<[income: number, spending: number]> {
    const rows = await inbox.transactions(`&from=${month}-01&to=${month}-${month.endsWith('09') ? '30' : '31'}`);
    const cents = (type: string) =>
      rows
        .filter((row) => row.type === type)
        .reduce((sum, row) => sum + Number((row.amount as { amount: string }).amount.replace('.', '')), 0);
    return [cents('income'), cents('expense')];
  }

  it('brings the Austrian account in, knows it again, and takes it back', async () => {
    const file = sample('no-header-decimal-comma-flag-column.csv');
    const preview = await inbox.upload(file);
    expect(preview).toMatchObject({
      status: 201,
      body: {
        state: 'preview',
        format: 'csv',
        counts: { new: 70, duplicate: 0, similar: 0, transfer: 0, ignored: 0, error: 4 },
        firstDate: '2017-09-18',
        lastDate: '2017-10-13',
        canCommit: true,
      },
    });
    expect((await inbox.rows(preview.body.id, 'error')).map(({ line }) => line)).toEqual([71, 72, 73, 74]);
    const committed = await inbox.commit(preview.body.id);
    expect(committed).toMatchObject({ status: 200, body: { inserted: 70, matched: 0, duplicates: 0, rejected: 4 } });
    expect(await totals('2017-09')).toEqual([59207, 204788]);
    expect(await totals('2017-10')).toEqual([128613, 427148]);

    const again = await inbox.upload(file);
    expect(again.body.counts).toEqual({ new: 0, duplicate: 70, similar: 0, transfer: 0, ignored: 0, error: 4 });
    expect((await inbox.commit(again.body.id)).body).toMatchObject({ inserted: 0, duplicates: 70, rejected: 4 });

    expect(await inbox.withdraw(preview.body.id)).toMatchObject({
      status: 200,
      body: { state: 'undone', removed: 70 },
    });
    expect(await inbox.transactions()).toEqual([]);
    expect((await inbox.person.send('GET', '/accounts')).body.items).toEqual([]);
  });

  it('counts by the value date when the mapping swaps the dates, and the swapped file is known again', async () => {
    const file = sample('no-header-decimal-comma-flag-column.csv');
    const { body } = await inbox.upload(file);
    const swapped = await inbox.patch(body.id, { mapping: { columns: { date: 2, valueDate: 0 } } });
    expect(swapped).toMatchObject({ status: 200, body: { version: 2, counts: { new: 70, error: 4 } } });
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 70 });
    expect(await totals('2017-09')).toEqual([59034, 207239]);
    expect(await totals('2017-10')).toEqual([128786, 424697]);
    const again = await inbox.upload(file, { query: '?preset=none' });
    expect(again.body).toMatchObject({ presetUsed: false, counts: { new: 0, duplicate: 70 } });
    const byPreset = await inbox.upload(file);
    expect(byPreset.body).toMatchObject({ presetUsed: true, counts: { new: 0, duplicate: 70 } });
    expect((await inbox.commit(byPreset.body.id)).body).toMatchObject({ inserted: 0 });
  });

  it('opens the two accounts of the file with CR line ends', async () => {
    const { body } = await inbox.upload(sample('mint-cr-line-ends.csv'));
    expect(body.accounts).toEqual([
      { name: 'Savings', currency: 'EUR', accountId: null, willBeCreated: true, rows: 1 },
      { name: 'Checking', currency: 'EUR', accountId: null, willBeCreated: true, rows: 3 },
    ]);
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 4, rejected: 0 });
    const accounts = await inbox.person.send('GET', '/accounts');
    expect(accounts.body.items.map(({ name, balance }) => [name, balance])).toEqual([
      ['Savings', { amount: '-1000.00', currency: 'EUR' }],
      ['Checking', { amount: '-2000.00', currency: 'EUR' }],
    ]);
  });

  it('keeps the currency of the file with ISO stamps', async () => {
    const { body } = await inbox.upload(sample('monzo-2018.csv'));
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 1 });
    expect(await inbox.transactions()).toMatchObject([
      {
        date: '2018-02-25',
        type: 'expense',
        amount: { amount: '10.00', currency: 'GBP' },
        payee: 'Tesco',
        importId: body.id,
      },
    ]);
  });

  it('reads the card statement in ISO-8859-1', async () => {
    const { body } = await inbox.upload(sample('umsatz-card-latin1.csv'));
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 1 });
    expect(await inbox.transactions()).toMatchObject([
      { date: '2018-02-20', amount: { amount: '5.00', currency: 'EUR' }, payee: 'AMREST STARBUCKS DE 08007263333  DE' },
    ]);
  });

  it('each of them gives what is expected, nothing the second time, and leaves nothing when it is taken back', async () => {
    interface Expected {
      rows: number;
      rejected: number;
      sum: string;
      balanceWarning?: boolean;
    }
    const expected = JSON.parse(sample('expected.json').toString()) as Record<string, Expected>;
    const centsOf = ({ type, amount }: Record<string, unknown>): number =>
      Math.round(Number((amount as { amount: string }).amount) * (type === 'income' ? 100 : -100));
    for (const [name, of] of Object.entries(expected)) {
      // Two of them hold the same movement, which one ledger would know again.
      inbox = new ImportInbox(service, service.person());
      const bring = async () => {
        const { body } = await inbox.upload(sample(name), { name });
        const warned = (body.warnings as { code: string }[]).some(({ code }) => code === 'balance-mismatch');
        const { inserted, rejected } = (await inbox.commitAsRead(body.id)).body;
        const sum = (await inbox.transactions()).reduce((total, row) => total + centsOf(row), 0);
        return { id: body.id as string, said: { name, inserted, rejected, sum, warned } };
      };
      const came = { name, rejected: of.rejected, sum: Math.round(Number(of.sum) * 100), warned: !!of.balanceWarning };
      const first = await bring();
      expect(first.said).toEqual({ ...came, inserted: of.rows });
      const second = await bring();
      expect(second.said).toMatchObject({ name, inserted: 0, rejected: of.rejected, sum: came.sum });
      for (const { id } of [first, second]) expect([name, (await inbox.withdraw(id)).status]).toEqual([name, 200]);
      expect([name, await inbox.transactions()]).toEqual([name, []]);
      expect([name, (await inbox.person.send('GET', '/accounts')).body.items]).toEqual([name, []]);
    }
  });
});
