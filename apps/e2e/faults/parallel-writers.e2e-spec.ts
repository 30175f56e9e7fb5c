import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { LabSystem } from '../support/lab-system';
import {
  chosenSeed,
  figures,
  type Person,
  register,
  seeded,
  someTransaction,
  stopWriting,
  writeUntilAcknowledged,
  type Written,
} from './writers';

const WRITERS = 16;
const HELD_WRITERS = 3;
const SECONDS = Number(process.env['LAB_SECONDS'] ?? (process.env['TEST_LONG'] === '1' ? 30 : 10));

/**
 * The planted bug: a poller that remembers the highest number of a global identity column. Numbers are given out before
 * the commit, so a write that commits later than one with a higher number is never seen.
 */
class NaivePoller {
  readonly seen = new Set<string>();
  private last = '0';
  private running = true;
  private readonly work: Promise<void>;

  constructor(private readonly client: Client) {
    this.work = this.poll();
  }

  private async poll(): Promise<void> {
    while (this.running) {
      const { rows } = await this.client.query<{ number: string; id: string }>(
        'select planted_number::text as number, id from transactions.change where planted_number > $1 order by planted_number limit 1000',
        [this.last],
      );
      for (const { number, id } of rows) {
        this.seen.add(id);
        this.last = number;
      }
      await new Promise((next) => setTimeout(next, 5));
    }
  }

  async stop(): Promise<void> {
    await new Promise((next) => setTimeout(next, 500));
    this.running = false;
    await this.work;
    await this.client.end();
  }
}

/** Keeps a write's SQL transaction open, all of it written, right before its commit: its key is taken by another one. */
async function writeHeldOpen(
  holder: Client,
  forMs: number,
  person: Person,
  key: string,
  write: () => Promise<Written>,
): Promise<Written> {
  await holder.query('begin');
  await holder.query(
    `insert into transactions.idempotency_key (owner_id, key, request_hash, status, headers) values ($1, $2, 'held', 0, '{}')`,
    [person.userId, key],
  );
  const writing = write();
  writing.catch(() => {});
  await new Promise((next) => setTimeout(next, forMs));
  await holder.query('rollback');
  return writing;
}

describe('sixteen parallel writers', () => {
  let system: LabSystem;
  let database: Client;
  const seed = chosenSeed();

  beforeAll(async () => {
    system = await LabSystem.start({ MONGOD_BINARY: '' });
    database = await system.database();
    await database.query(
      'alter table transactions.change add column planted_number bigint generated always as identity',
    );
  }, 240_000);

  afterAll(async () => {
    stopWriting();
    await database?.end();
    await system?.stop();
  }, 60_000);

  async function writeFor(people: Person[]): Promise<{ acknowledged: Written[]; lostByNaive: number }> {
    const naive = new NaivePoller(await system.database());
    const acknowledged: Written[] = [];
    const until = performance.now() + SECONDS * 1000;
    const writer = async (index: number): Promise<void> => {
      const random = seeded(seed + index);
      const holder = index < HELD_WRITERS ? await system.database() : undefined;
      for (let count = 0; performance.now() < until; count += 1) {
        const person = people[(index + count * WRITERS) % people.length] as Person;
        const key = `${index}-${count}-${randomUUID()}`;
        const write = (): Promise<Written> =>
          writeUntilAcknowledged(system, person, key, someTransaction(random, key), performance.now() + 60_000);
        acknowledged.push(
          holder ? await writeHeldOpen(holder, 20 + random() * 180, person, key, write) : await write(),
        );
      }
      await holder?.end();
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, index) => writer(index)));
    await naive.stop();
    const { rows } = await database.query<{ id: string }>(
      'select id from transactions.change where owner_id = any($1::uuid[])',
      [people.map(({ userId }) => userId)],
    );
    return { acknowledged, lostByNaive: rows.filter(({ id }) => !naive.seen.has(id)).length };
  }

  async function expectNothingMissed(acknowledged: Written[]): Promise<void> {
    const { rows } = await database.query<{ entity_id: string; times: number }>(
      `select entity_id, count(*)::int as times from transactions.change where entity_id = any($1::uuid[]) group by 1`,
      [acknowledged.map(({ id }) => id)],
    );
    expect(new Set(acknowledged.map(({ id }) => id)).size).toBe(acknowledged.length);
    expect(rows.filter(({ times }) => times !== 1)).toEqual([]);
    expect(rows).toHaveLength(acknowledged.length);
    const checks = await system.verify();
    expect(Object.fromEntries(Object.entries(checks).map(([name, { differences }]) => [name, differences]))).toEqual({
      'I3 balances': [],
      'I4 people': [],
      'I4 ledgers': [],
      'feeds delivered': [],
      'I5 analytics': [],
    });
  }

  it('over many users: the feed misses nothing, where a naive poller loses changes', async () => {
    const people = await Promise.all(Array.from({ length: 40 }, () => register(system)));
    const { acknowledged, lostByNaive } = await writeFor(people);
    await expectNothingMissed(acknowledged);
    figures(
      `many users: ${WRITERS} writers, ${SECONDS} s, seed ${seed}: ${acknowledged.length} writes acknowledged, the naive poller lost ${lostByNaive} changes, the feed none`,
    );
    expect(acknowledged.length).toBeGreaterThan(300);
    expect(lostByNaive).toBeGreaterThanOrEqual(1);
  }, 180_000);

  it('over one user: the sequence is gapless and in commit order', async () => {
    const person = await register(system);
    const { acknowledged } = await writeFor([person]);
    const { rows } = await database.query<{ head: string; changes: string }>(
      `select head::text, (select count(*)::text from transactions.change c where c.owner_id = s.owner_id) as changes
       from transactions.change_stream s where owner_id = $1`,
      [person.userId],
    );
    figures(
      `one user: ${WRITERS} writers, ${SECONDS} s, seed ${seed}: ${acknowledged.length} writes acknowledged, sequence 1 to ${rows[0]?.head}`,
    );
    expect(rows[0]?.head).toBe(rows[0]?.changes);
    await expectNothingMissed(acknowledged);
  }, 180_000);
});
