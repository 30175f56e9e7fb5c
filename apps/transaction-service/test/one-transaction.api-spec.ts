import { randomUUID } from 'node:crypto';
import { poolOf } from '@pft/change-log';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { ImportJobs } from '../src/infrastructure/import-jobs';
import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const spent = { type: 'expense', amount: eur('5'), date: '2024-01-01' };

/** What the service sends to PostgreSQL: the statement, or the name of a prepared one. */
const nameOf = (sent: unknown): string =>
  typeof sent === 'string' ? sent : ((sent as { name?: string; text: string }).name ?? (sent as { text: string }).text);

describe('a request and its SQL transaction', () => {
  let service: LedgerService;
  let anna: Person;
  let query: jest.SpyInstance;
  let connections = 0;
  const count = (): void => void (connections += 1);

  beforeAll(async () => {
    service = await startLedgerService();
    // They look for work from time to time, and nothing but the requests shall be counted.
    service.get(ImportJobs).onModuleDestroy();
    poolOf(service.get(DataSource)).on('acquire', count);
    query = jest.spyOn(Client.prototype, 'query');
    anna = service.person();
    await anna.send('POST', '/transactions', spent);
  });
  afterAll(async () => {
    query.mockRestore();
    await service.stop();
  });
  beforeEach(() => {
    query.mockClear();
    connections = 0;
  });

  const sent = (): string[] => query.mock.calls.map(([statement]) => nameOf(statement));
  const nothing = { status: 422, sent: [], connections: 0 };
  const refused = async (path: string, body: object) => {
    const { status } = await anna.send('POST', path, body, { 'idempotency-key': randomUUID() });
    return { status, sent: sent(), connections };
  };

  it.each([
    ['/accounts', { name: 7 }],
    ['/budgets', { name: 'Food', limit: 'much' }],
    ['/categories', { kind: 'other' }],
    ['/transactions', { ...spent, date: '2024-02-31' }],
    ['/transactions/add', { ...spent, note: ['a'] }],
    ['/transactions/categorize', { payeeContains: '' }],
  ])('needs no connection where POST %s has an invalid body', async (path, body) => {
    expect(await refused(path, body)).toEqual(nothing);
  });

  it.each([
    ['/accounts', { name: 'Giro', currency: 'EUR', openingBalance: eur('1.234') }],
    ['/budgets', { name: 'Food', period: 'month', limit: eur('1.234') }],
    ['/transactions', { ...spent, amount: eur('1.234') }],
    ['/transactions/add', { ...spent, amount: eur('0') }],
  ])('needs no connection where POST %s has an amount that is none', async (path, body) => {
    expect(await refused(path, body)).toEqual(nothing);
  });

  it('needs no connection where an import that is to be committed is named wrongly', async () => {
    const answer = await anna.send('POST', '/imports/first/commit', undefined, { 'idempotency-key': randomUUID() });
    expect([answer.status < 500, sent(), connections]).toEqual([true, [], 0]);
  });

  it('leaves the key of a refused request free', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const refusals = [
      { ...spent, amount: eur('1.234') },
      { ...spent, accountId: randomUUID() },
    ];
    for (const body of refusals) expect((await anna.send('POST', '/transactions', body, headers)).status).toBe(422);
    expect((await anna.send('POST', '/transactions', spent, headers)).status).toBe(201);
    expect((await anna.send('POST', '/transactions', refusals[0], headers)).status).toBe(422);
    expect((await anna.send('POST', '/transactions', spent, headers)).headers.get('idempotency-replayed')).toBe('true');
  });

  it('takes no more statements than it needs, two of them for a key', async () => {
    const counted = async (send: () => ReturnType<Person['send']>) => {
      query.mockClear();
      connections = 0;
      const { body } = await send();
      return { id: body.id, statements: sent().length, connections };
    };
    const headers = { 'idempotency-key': randomUUID() };
    const added = await counted(() => anna.send('POST', '/transactions', spent));
    const keyed = await counted(() => anna.send('POST', '/transactions', spent, headers));
    const replayed = await counted(() => anna.send('POST', '/transactions', spent, headers));
    const changed = await counted(() => anna.send('PATCH', `/transactions/${added.id}`, { note: 'x' }));
    const removed = await counted(() => anna.send('DELETE', `/transactions/${added.id}`));
    // A removal asks for refunds of what goes.
    expect([added, keyed, replayed, changed, removed].map(({ statements }) => statements)).toEqual([4, 4, 4, 6, 5]);
    // What is read before anything is locked holds its connection for that alone.
    expect([added, keyed, replayed, changed, removed].map((one) => one.connections)).toEqual([1, 1, 1, 3, 2]);
  });
});
