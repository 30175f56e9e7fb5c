import { Client } from 'pg';
import { ImportJobs } from '../src/infrastructure/import-jobs';
import { ImportInbox } from './import-inbox';
import { type LedgerService, type ServiceCopy, startLedgerService } from './ledger-service';

const HEADER = 'Date,Payee,Amount\n';
const FILE = `${HEADER}2026-03-14,Coffee,-2.80\n2026-03-15,Tea,-3.10\n`;
const ASYNC = { prefer: 'respond-async' };

describe('a commit that nobody waits for', () => {
  let service: LedgerService;
  let inbox: ImportInbox;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    inbox = new ImportInbox(service, service.person());
  });

  const send = (method: string, path: string, body?: unknown) => inbox.person.send(method, path, body);
  const uploaded = async () => (await inbox.upload(FILE)).body.id;
  const committing = async (headers = {}) => {
    const id = await uploaded();
    const answer = await inbox.commit(id, { ...ASYNC, ...headers });
    expect(answer.status).toBe(202);
    return { id, answer };
  };

  async function settled(id: string, from: ImportInbox = inbox): Promise<Record<string, unknown>> {
    for (let tries = 0; tries < 100; tries++) {
      const { body } = await from.person.send('GET', `/imports/${id}`);
      if (body.state !== 'committing') return body;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The import is committing for ever.');
  }

  /** Holds the lock of the ledger as a long write does, so that a commit cannot come to its end meanwhile. */
  async function whileLedgerIsLocked<T>(work: () => Promise<T>): Promise<T> {
    await send('POST', '/accounts', { name: 'Giro', currency: 'EUR' });
    const connectionString = process.env.TRANSACTION_DATABASE_URL ?? '';
    const database = new Client({ connectionString, options: '-c search_path=transactions' });
    await database.connect();
    try {
      await database.query('BEGIN');
      await database.query('SELECT FROM change_stream WHERE owner_id = $1 FOR UPDATE', [inbox.person.ledgerId]);
      return await work();
    } finally {
      await database.end();
    }
  }

  /** Ends the connections that wait for a lock of a ledger, as when a copy of the service dies; answers how many. */
  async function endWaiting(): Promise<number> {
    const { rows } = await service.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%change_stream%'`,
    );
    return rows.length;
  }

  const commitNext = (...copies: ServiceCopy[]) => copies.forEach((copy) => copy.get(ImportJobs).look());

  /** As if it had been asked for and its copy of the service had died before it took it up. */
  async function orphan(attempts = 0, id?: string): Promise<string> {
    id ??= await uploaded();
    await service.database.query(
      `UPDATE import SET state = 'committing', version = version + 1, commit_asked = $2 WHERE id = $1`,
      [id, JSON.stringify({ timeZone: 'Europe/Vienna', actor: inbox.person.ledgerId, attempts })],
    );
    return id;
  }

  it('is answered 202 with the import, and where it says how it went', async () => {
    const { id, answer } = await committing();
    expect(answer.body).toMatchObject({ id, state: 'committing', canCommit: false, version: 2, problem: null });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'preference-applied': 'respond-async',
      location: `/imports/${id}`,
      etag: '"2"',
    });
    expect(await settled(id)).toMatchObject({
      state: 'committed',
      version: 3,
      problem: null,
      result: { inserted: 2, matched: 0, duplicates: 0, rejected: 0, skipped: 0 },
    });
    expect(await inbox.transactions()).toHaveLength(2);
  });

  it.each(['respond-async', 'wait=10, Respond-Async', 'respond-async; x=1'])(
    'is asked for by Prefer: %s',
    async (prefer) => {
      const id = await uploaded();
      expect((await inbox.commit(id, { prefer })).status).toBe(202);
      await settled(id);
    },
  );

  it.each(['return=minimal', 'respond-asynchronously', ''])('is not meant by Prefer: %s', async (prefer) => {
    expect((await inbox.commit(await uploaded(), { prefer })).status).toBe(200);
  });

  it('is recorded as done by the person who asked for it', async () => {
    const { id } = await committing();
    await settled(id);
    const operation = 'POST /imports/:id/commit';
    const origin = { actor: inbox.person.ledgerId, cause_by: 'import', cause_ref: id, operation };
    const { rows } = await service.database.query(
      'SELECT DISTINCT kind, actor, cause_by, cause_ref, operation FROM change WHERE owner_id = $1 AND kind <> $2 ORDER BY kind',
      [inbox.person.ledgerId, 'category'],
    );
    expect(rows).toEqual([
      { kind: 'account', ...origin },
      { kind: 'transaction', ...origin },
    ]);
  });

  it('gives the same 202 again to the same key, and 409 to any other commit, change or removal meanwhile', async () => {
    const id = await uploaded();
    await whileLedgerIsLocked(async () => {
      await orphan(0, id);
      for (const refused of [
        inbox.commit(id),
        inbox.commit(id, ASYNC),
        inbox.commit(id, { 'idempotency-key': 'another' }),
        inbox.patch(id, { accountId: null }),
        inbox.patch(id, { rows: [{ line: 2, action: 'skip' }] }),
        inbox.withdraw(id),
      ])
        expect(await refused).toMatchObject({ status: 409, body: { code: 'import-busy' } });
      expect((await send('GET', `/imports/${id}`)).body).toMatchObject({ state: 'committing' });
    });
    const key = { 'idempotency-key': 'mine' };
    const { id: second, answer } = await committing(key);
    await settled(second);
    // Even while another long write holds the ledger.
    const again = await whileLedgerIsLocked(() => inbox.commit(second, { ...ASYNC, ...key }));
    expect(again).toMatchObject({ status: 202, body: answer.body });
    expect(Object.fromEntries(again.headers)).toMatchObject({
      'idempotency-replayed': 'true',
      'preference-applied': 'respond-async',
      location: `/imports/${second}`,
      etag: '"2"',
    });
  });

  it('is refused at once where it cannot be', async () => {
    const { body } = await inbox.upload(`${HEADER}someday,Coffee,1.00\n`);
    expect(await inbox.commit(body.id, ASYNC)).toMatchObject({
      status: 409,
      body: { code: 'import-nothing-readable' },
    });
    const id = await uploaded();
    expect(await inbox.commit(id, { ...ASYNC, 'if-match': '"9"' })).toMatchObject({ status: 412 });
    await inbox.commit(id);
    expect(await inbox.commit(id, ASYNC)).toMatchObject({ status: 409, body: { code: 'import-already-committed' } });
  });

  describe('and that fails', () => {
    const failed = async () => {
      const { body: account } = await send('POST', '/accounts', { name: 'Chosen', currency: 'EUR' });
      const { body } = await inbox.upload(FILE, { fields: { accountId: account.id } });
      await send('DELETE', `/accounts/${account.id}`);
      expect((await inbox.commit(body.id, ASYNC)).status).toBe(202);
      return { account, import: await settled(body.id), id: body.id };
    };

    it('says why, as the answer would have, and has put nothing into the ledger', async () => {
      const { import: after, account } = await failed();
      expect(after).toMatchObject({
        state: 'failed',
        version: 3,
        canCommit: true,
        result: null,
        problem: {
          code: 'account-not-found',
          title: 'There is no such account',
          status: 409,
          detail: expect.stringContaining('«Chosen»') as string,
          accountId: account.id,
        },
      });
      expect(await inbox.transactions()).toEqual([]);
    });

    it('can be corrected, which makes it a preview again, and committed', async () => {
      const { id } = await failed();
      expect((await inbox.patch(id, { accountId: null })).body).toMatchObject({ state: 'preview', problem: null });
      expect(await inbox.commit(id)).toMatchObject({ status: 200, body: { inserted: 2 } });
    });

    it('can be committed again as it is', async () => {
      const { id } = await failed();
      expect(await inbox.commit(id)).toMatchObject({ status: 409, body: { code: 'account-not-found' } });
      expect((await inbox.commit(id, ASYNC)).body).toMatchObject({ state: 'committing', problem: null });
      expect(await settled(id)).toMatchObject({ state: 'failed' });
    });

    it('can be discarded', async () => {
      const { id } = await failed();
      expect((await inbox.withdraw(id)).status).toBe(204);
      expect((await send('GET', `/imports/${id}`)).status).toBe(404);
    });
  });

  describe('and whose service stops', () => {
    let copies: ServiceCopy[] = [];
    const copy = async () => {
      const started = await service.copy();
      copies.push(started);
      return started;
    };
    afterEach(async () => {
      for (const each of copies) await each.stop();
      copies = [];
    });

    it('is taken up by the next start', async () => {
      const id = await orphan();
      await copy();
      expect(await settled(id)).toMatchObject({ state: 'committed', result: { inserted: 2 } });
    });

    it('is done once, whichever copy is at it and whether or not it lives to the end', async () => {
      const id = await uploaded();
      await whileLedgerIsLocked(async () => {
        // Only now, or the service of this test might take it up and end it before the ledger is locked.
        await orphan(0, id);
        await copy();
        await copy();
        let ended = 0;
        for (let tries = 0; ended === 0 && tries < 100; tries++) {
          await new Promise((resolve) => setTimeout(resolve, 30));
          ended = await endWaiting();
        }
        expect(ended).toBe(1);
      });
      expect((await send('GET', `/imports/${id}`)).body).toMatchObject({ state: 'committing', problem: null });
      // Whoever had it cannot say so any more: its time runs out.
      await service.database.query(`UPDATE import SET commit_asked = commit_asked - 'heldUntil' WHERE id = $1`, [id]);
      commitNext(service, ...copies);
      expect(await settled(id)).toMatchObject({ state: 'committed', result: { inserted: 2 } });
      expect(await inbox.transactions()).toHaveLength(2);
    });

    it('is done once even where two copies believe to be at it', async () => {
      const id = await uploaded();
      const forget = `UPDATE import SET commit_asked = commit_asked - 'heldUntil' WHERE id = $1`;
      await whileLedgerIsLocked(async () => {
        await orphan(0, id);
        commitNext(await copy());
        await service.database.query(forget, [id]);
        commitNext(await copy());
        await new Promise((resolve) => setTimeout(resolve, 100));
      });
      expect(await settled(id)).toMatchObject({ state: 'committed', version: 3 });
      expect(await inbox.transactions()).toHaveLength(2);
    });

    it('is left to the copy that is at it', async () => {
      const id = await orphan();
      await service.database.query(
        `UPDATE import SET commit_asked = commit_asked || jsonb_build_object('heldUntil', now() + interval '1 hour')
         WHERE id = $1`,
        [id],
      );
      commitNext(service, await copy());
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect((await send('GET', `/imports/${id}`)).body).toMatchObject({ state: 'committing' });
    });

    it('fails, and is a preview still, where it was begun again and again and never came to its end', async () => {
      const id = await orphan(20);
      commitNext(service);
      expect(await settled(id)).toMatchObject({
        state: 'failed',
        problem: { code: 'import-interrupted', status: 503 },
      });
      expect(await inbox.commit(id)).toMatchObject({ status: 200 });
    });
  });
});
