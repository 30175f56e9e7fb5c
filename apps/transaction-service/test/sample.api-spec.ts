import { Pool } from 'pg';
import { checkBalances, checkSequences } from '../../../tools/verify/checks.mjs';
import type { TransactionResponse } from '@pft/contracts';
import { ImportInbox } from './import-inbox';
import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const NOTHING = { transactions: 0, accounts: 0, budgets: 0, categories: 0 };

describe('the sample household', () => {
  let service: LedgerService;
  let pool: Pool;
  let anna: Person;
  beforeAll(async () => {
    service = await startLedgerService();
    pool = new Pool({ connectionString: process.env.TRANSACTION_DATABASE_URL });
  });
  afterAll(async () => {
    await pool.end();
    await service.stop();
  });
  beforeEach(() => {
    anna = service.person();
  });

  const load = () => anna.send('POST', '/sample');
  const there = async () => (await anna.send('GET', '/sample')).body;
  const items = async (path: string) =>
    (await anna.send('GET', `${path}${path.includes('?') ? '&' : '?'}limit=200`)).body.items as {
      id: string;
      name?: string;
      type: string;
    }[];
  const named = async (path: string, wanted: string) => (await items(path)).find(({ name }) => name === wanted)?.id;
  const findings = async () => [
    ...(await checkBalances(pool)).differences,
    ...(await checkSequences(pool, 'transactions', ['account', 'category', 'transaction', 'budget'])).differences,
  ];

  it('comes in one act, with accounts of their kinds, and is said to be there', async () => {
    expect(await there()).toEqual(NOTHING);
    const { status, body } = await load();
    expect(status).toBe(201);
    expect(body).toMatchObject({ accounts: 6, budgets: 5, categories: 1 });
    expect(body.transactions).toBeGreaterThan(900);
    expect(await there()).toEqual(body);
    const accounts = await items('/accounts');
    expect(accounts.map((account) => [account.name, account.type])).toEqual(
      expect.arrayContaining([
        ['Savings', 'savings'],
        ['Credit card', 'credit-card'],
        ['Cash', 'cash'],
      ]),
    );
    const refunds = (await anna.send('GET', '/transactions?type=income&q=Zalando&limit=200')).body.items;
    expect(refunds.length).toBeGreaterThan(1);
    expect((await items('/transactions?reviewed=false')).length).toBe(12);
    expect(refunds.map(({ refundOf }) => refundOf)).not.toContain(null);
    expect(await findings()).toEqual([]);
  });

  it('comes once', async () => {
    await load();
    const again = await load();
    expect([again.status, again.body.code]).toEqual([409, 'sample-loaded']);
  });

  it('goes without a trace, rows changed since with it, and can come again', async () => {
    const { body: made } = await load();
    const [row] = await items('/transactions');
    await anna.send('PATCH', `/transactions/${row?.id}`, { note: 'looked at' });
    const [budget] = await items('/budgets');
    await anna.send('PATCH', `/budgets/${budget?.id}`, { name: 'Mine now' });
    const { status, body } = await anna.send('DELETE', '/sample');
    expect([status, body]).toEqual([200, made]);
    expect(await there()).toEqual(NOTHING);
    for (const path of ['/transactions', '/accounts', '/budgets', '/payee-categories'])
      expect(await items(path)).toEqual([]);
    expect((await items('/categories')).some(({ name }) => name === 'Freelance')).toBe(false);
    expect(await findings()).toEqual([]);
    expect((await load()).status).toBe(201);
  });

  it('leaves what is a person’s own: rows, and the account and the category that they use', async () => {
    await load();
    const accountId = await named('/accounts', 'Joint account');
    const categoryId = await named('/categories', 'Freelance');
    const entered = { type: 'income', amount: eur('80'), date: '2026-03-01', accountId, categoryId };
    const { body: own } = await anna.send('POST', '/transactions', entered);
    const { body: removed } = await anna.send('DELETE', '/sample');
    expect(removed).toMatchObject({ accounts: 5, categories: 0 });
    expect((await items('/transactions')).map(({ id }) => id)).toEqual([own.id]);
    expect((await items('/accounts')).map(({ name }) => name)).toEqual(['Joint account']);
    expect(await findings()).toEqual([]);
  });

  it('leaves a row that a file of the bank has brought as well, so that the file brings none twice and none is lost', async () => {
    await load();
    const { body: found } = await anna.send('GET', '/transactions?type=expense&q=Netflix&limit=1');
    const [row] = found.items as unknown as TransactionResponse[];
    if (!row) throw new Error('The household watches no films.');
    const inbox = new ImportInbox(service, anna);
    const file = `Date,Payee,Amount,Currency\n${row.date},Netflix,-${row.amount.amount},EUR\n`;
    const { body: preview } = await inbox.upload(file, { fields: { accountId: row.accountId } });
    const { body: commit } = await inbox.commit(preview.id);
    expect(commit).toMatchObject({ inserted: 0, matched: 1 });
    await anna.send('DELETE', '/sample');
    expect((await items('/transactions')).map(({ id }) => id)).toEqual([row.id]);
    expect(await findings()).toEqual([]);
  });

  it('is nobody else’s', async () => {
    await load();
    const other = service.person();
    expect((await other.send('GET', '/sample')).body).toEqual(NOTHING);
    expect((await other.send('DELETE', '/sample')).body).toEqual(NOTHING);
    expect((await there()).accounts).toBe(6);
  });
});
