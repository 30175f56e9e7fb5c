import { randomUUID } from 'node:crypto';
import { findMongod, mongodVersion } from '../../../tools/start/stores/mongod.mjs';
import { LabSystem, type Victim } from '../support/lab-system';
import {
  mayWrite,
  chosenSeed,
  figures,
  register,
  seeded,
  someTransaction,
  stopWriting,
  writeUntilAcknowledged,
  type Written,
} from './writers';

const WRITERS = 16;
const WRITES = 1200;
/** Some 500 kills in the long tests, on both stores together. */
const ROUNDS = Number(process.env['LAB_ROUNDS'] ?? (process.env['TEST_LONG'] === '1' ? 38 : 1));
const VICTIMS: Victim[] = [
  'transaction-service',
  'postgres',
  'user-service',
  'analytics-service',
  'transaction-service',
  'postgres',
];

const mongod = findMongod({ onPath: false });
const embedded: [name: string, binary: string] = ['the embedded store', ''];
const onMongo: (typeof embedded)[] = mongod ? [[`MongoDB ${mongodVersion(mongod)}`, mongod]] : [];
// On MongoDB one more program can die; the long tests go through it on both stores.
const stores = onMongo.length > 0 && process.env['TEST_LONG'] !== '1' ? onMongo : [embedded, ...onMongo];

describe.each(stores)('kill -9 in the middle of writing, analytics on %s', (store, binary) => {
  let system: LabSystem;
  const seed = chosenSeed();

  beforeAll(async () => {
    mayWrite();
    system = await LabSystem.start({ MONGOD_BINARY: binary });
  }, 240_000);

  afterAll(async () => {
    stopWriting();
    await system?.stop();
  }, 60_000);

  it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
    'loses no acknowledged write and doubles none, round %i',
    async (round) => {
      const random = seeded(seed + round);
      const people = await Promise.all(Array.from({ length: 8 }, () => register(system)));
      const victims: Victim[] = binary ? [...VICTIMS, 'mongod'] : VICTIMS;
      const acknowledged: Written[] = [];
      const kills: { victim: Victim; afterWrites: number; inFlight: number }[] = [];
      const everySoMany = Math.floor(WRITES / (victims.length + 1));
      let begun = 0;
      let inFlight = 0;
      const deadlineMs = performance.now() + 150_000;

      const writer = async (): Promise<void> => {
        while (begun < WRITES) {
          const number = begun;
          begun += 1;
          const person = people[number % people.length];
          if (!person) throw new Error('nobody to write for');
          const key = `${number}-${randomUUID()}`;
          inFlight += 1;
          acknowledged.push(
            await writeUntilAcknowledged(system, person, key, someTransaction(random, key), deadlineMs),
          );
          inFlight -= 1;
          const next = victims[kills.length];
          if (next && acknowledged.length >= everySoMany * (kills.length + 1)) {
            kills.push({ victim: next, afterWrites: acknowledged.length, inFlight });
            system.kill(next);
          }
        }
      };
      await Promise.all(Array.from({ length: WRITERS }, writer));

      const database = await system.database();
      const { rows } = await database.query<{ id: string; note: string }>(
        'select id, note from transactions.transaction where ledger_id = any($1::uuid[])',
        [people.map(({ userId }) => userId)],
      );
      await database.end();
      const idsOf = new Map<string, string[]>();
      for (const { id, note } of rows) idsOf.set(note, [...(idsOf.get(note) ?? []), id]);
      const lost = acknowledged.filter(({ key, id }) => !idsOf.get(key)?.includes(id));
      const doubled = [...idsOf.values()].filter((ids) => ids.length > 1);
      const checks = await system.verify();
      const differences = Object.values(checks).flatMap((check) => check.differences);
      figures(
        `kills on ${store}, seed ${seed}, round ${round}: ${acknowledged.length} writes acknowledged (${acknowledged.filter(({ attempts }) => attempts > 1).length} after retries), ` +
          `${kills.length} kills with requests in flight (${kills.map(({ victim, afterWrites }) => `${victim} after ${afterWrites}`).join(', ')}): ` +
          `${lost.length} lost, ${doubled.length} doubled, ${differences.length} differences found by verify`,
      );

      expect(acknowledged).toHaveLength(WRITES);
      expect(kills.map(({ victim }) => victim)).toEqual(victims);
      expect(kills.every((kill) => kill.inFlight > 0 && kill.afterWrites < WRITES)).toBe(true);
      expect(lost).toEqual([]);
      expect(doubled).toEqual([]);
      expect(rows).toHaveLength(WRITES);
      expect(differences).toEqual([]);
    },
    240_000,
  );
});
