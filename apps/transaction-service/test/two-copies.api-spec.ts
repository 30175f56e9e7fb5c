import { randomUUID } from 'node:crypto';
import { fuzzSeed } from '@pft/testing';
import { seededRandom } from './import-drawn-file';
import { type Answer, type LedgerService, type Person, type ServiceCopy, startLedgerService } from './ledger-service';

const PEOPLE = 5;
const WRITERS = 12;
const WRITES = process.env['TEST_LONG'] === '1' ? 6_000 : 700;

const eur = (minor: number) => ({ amount: (minor / 100).toFixed(2), currency: 'EUR' });

describe('two copies of the service over one database', () => {
  let service: LedgerService;
  let copy: ServiceCopy & { as(person: Person): Person };
  beforeAll(async () => {
    service = await startLedgerService();
    copy = await service.copy();
  });
  afterAll(async () => {
    await copy.stop();
    await service.stop();
  });

  const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await service.database.query<T>(sql, values)).rows;
  const accountOf = async (person: Person, name: string): Promise<string> => {
    const wanted = { name, type: 'checking', currency: 'EUR' };
    return (await person.send('POST', '/accounts', wanted)).body.id;
  };
  const spent = (more: object = {}) => ({ type: 'expense', amount: eur(1_234), date: '2026-05-04', ...more });

  it('refuse in one what was closed in the other, however often it was written to before', async () => {
    const here = service.person();
    const there = copy.as(here);
    const accountId = await accountOf(here, 'Giro');
    for (const person of [here, there, here])
      expect((await person.send('POST', '/transactions', spent({ accountId }))).status).toBe(201);
    expect((await there.send('PATCH', `/accounts/${accountId}`, { archived: true })).status).toBe(200);
    const refused = await here.send('POST', '/transactions', spent({ accountId }));
    expect([refused.status, refused.body.code]).toEqual([409, 'account-archived']);
    await here.send('PATCH', `/accounts/${accountId}`, { archived: false });
    expect((await there.send('POST', '/transactions', spent({ accountId }))).status).toBe(201);
  });

  it('call a payee as it was renamed in the other one', async () => {
    const here = service.person();
    const there = copy.as(here);
    const named = async (person: Person) => (await person.send('POST', '/transactions', spent({ payee: 'Rewe' }))).body;
    expect((await named(here))['payeeName']).toBe('Rewe');
    expect((await there.send('PATCH', '/payees/Rewe', { name: 'Groceries' })).status).toBe(200);
    expect((await named(here))['payeeName']).toBe('Groceries');
  });

  it('answer a key of the other one with its answer', async () => {
    const here = service.person();
    const headers = { 'idempotency-key': randomUUID() };
    await here.send('POST', '/transactions', spent());
    const first = await here.send('POST', '/transactions', spent(), headers);
    const again = await copy.as(here).send('POST', '/transactions', spent(), headers);
    expect([again.status, again.body]).toEqual([201, first.body]);
    for (const name of ['etag', 'x-change-position']) expect(again.headers.get(name)).toBe(first.headers.get(name));
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('write every kind of row at once, lose none, double none, and leave numbers and balances without a gap', async () => {
    const seed = fuzzSeed();
    const random = seededRandom(seed);
    const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
    const people = await Promise.all(
      Array.from({ length: PEOPLE }, async () => {
        const person = service.person();
        const accounts = [await accountOf(person, 'Giro'), await accountOf(person, 'Savings')] as const;
        return { copies: [person, copy.as(person)] as const, accounts, ids: [] as string[] };
      }),
    );
    const statuses = new Map<string, number>();
    const added = new Map<string, string>();
    const removed = new Set<string>();

    const body = (accounts: readonly [string, string]): object => {
      const minor = 2 + Math.floor(random() * 99_998);
      const [accountId, toAccountId] = random() < 0.5 ? accounts : ([accounts[1], accounts[0]] as const);
      const plain = { ...spent({ amount: eur(minor), accountId }), payee: pick(['Rewe', 'Hofer', null]) };
      const kind = random();
      if (kind < 0.15) return { ...plain, type: 'transfer', toAccountId };
      if (kind < 0.3) return { ...plain, splits: [{ amount: eur(1) }, { amount: eur(minor - 1), note: 'rest' }] };
      return kind < 0.5 ? { ...plain, type: 'income' } : plain;
    };
    const one = async (): Promise<void> => {
      const { copies, accounts, ids } = pick(people);
      const person = pick(copies);
      const act = random();
      const id = pick(ids);
      const note = (what: string, { status }: Answer) =>
        statuses.set(`${what} ${status}`, (statuses.get(`${what} ${status}`) ?? 0) + 1);
      if (act < 0.6 || id === undefined) {
        const headers = { 'idempotency-key': randomUUID() };
        const wanted = body(accounts);
        const answer = await person.send('POST', '/transactions/add', wanted, headers);
        note('add', answer);
        if (answer.status === 201) {
          ids.push(answer.body.id);
          added.set(answer.body.id, headers['idempotency-key']);
        }
        if (random() < 0.15) {
          const again = await pick(copies).send('POST', '/transactions/add', wanted, headers);
          expect([again.status, again.body.id]).toEqual([201, answer.body.id]);
        }
      } else if (act < 0.85) {
        note('change', await person.send('PATCH', `/transactions/${id}`, { ...body(accounts), note: String(act) }));
      } else if (act < 0.95) {
        const answer = await person.send('DELETE', `/transactions/${id}`);
        note('remove', answer);
        if (answer.status === 204) removed.add(id);
      } else note('category', await person.send('POST', '/categories', { name: randomUUID(), kind: 'expense' }));
    };
    let begun = 0;
    const writer = async (): Promise<void> => {
      while (begun < WRITES) {
        begun += 1;
        await one();
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, writer));
    console.log(`[figures] seed ${seed}: ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`);

    const unexpected = [...statuses.keys()].filter(
      (came) => !/^(add 201|change 200|change 404|remove 204|remove 404|category 201|(add|change) 422)$/.test(came),
    );
    expect(unexpected).toEqual([]);
    const there = new Set((await rows<{ id: string }>('SELECT id FROM transaction')).map(({ id }) => id));
    expect([...added.keys()].filter((id) => !removed.has(id) && !there.has(id))).toEqual([]);
    expect([...removed].filter((id) => there.has(id))).toEqual([]);
    expect(
      await rows(
        `SELECT s.owner_id, s.head, count(c.*), min(c.sequence), max(c.sequence) FROM change_stream s LEFT JOIN change c USING (owner_id)
         GROUP BY 1, 2 HAVING count(c.*) <> s.head OR max(c.sequence) <> s.head OR min(c.sequence) <> 1`,
      ),
    ).toEqual([]);
    expect(
      await rows('SELECT d.* FROM change_delivery d JOIN change_stream s USING (owner_id) WHERE d.head <> s.head'),
    ).toEqual([]);
    // Each version of a row has its own change, in their order.
    expect(
      await rows(
        `SELECT entity_id FROM (
           SELECT entity_id, version, row_number() OVER (PARTITION BY owner_id, entity_id ORDER BY sequence) AS place FROM change
         ) numbered WHERE version <> place`,
      ),
    ).toEqual([]);
    expect(
      await rows(
        `SELECT t.id FROM transaction t LEFT JOIN LATERAL (
           SELECT version FROM change c WHERE c.owner_id = t.ledger_id AND c.entity_id = t.id ORDER BY sequence DESC LIMIT 1
         ) last ON true WHERE last.version IS DISTINCT FROM t.version`,
      ),
    ).toEqual([]);
    expect(
      await rows(
        `SELECT a.id FROM account a LEFT JOIN LATERAL (
           SELECT coalesce(sum(CASE WHEN t.account_id <> a.id THEN t.to_amount_minor
                                    WHEN t.type = 'income' THEN t.amount_minor ELSE -t.amount_minor END), 0) AS minor
           FROM transaction t WHERE t.ledger_id = a.ledger_id AND a.id IN (t.account_id, t.to_account_id)
         ) moved ON true WHERE a.balance_minor <> a.opening_minor + moved.minor`,
      ),
    ).toEqual([]);
    expect(
      await rows(
        `SELECT t.id FROM transaction t LEFT JOIN LATERAL (
           SELECT count(*) AS n, sum(amount_minor) AS minor, max(position) + 1 AS places FROM transaction_split s
           WHERE s.ledger_id = t.ledger_id AND s.transaction_id = t.id
         ) s ON true WHERE t.has_splits <> (s.n > 0) OR (t.has_splits AND (s.minor <> t.amount_minor OR s.places <> s.n))`,
      ),
    ).toEqual([]);
  }, 280_000);
});
