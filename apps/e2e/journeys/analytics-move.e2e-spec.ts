import { CalendarDate } from '@pft/kernel';
import { findMongod } from '../../../tools/start/stores/mongod.mjs';
import { Caller } from '../support/api';
import { RunningSystem } from '../support/running-system';

jest.setTimeout(300_000);

interface Alert {
  id: string;
  threshold: number;
  readAt: string | null;
  resolvedAt: string | null;
}

const mongod = findMongod();
const today = CalendarDate.today('UTC', new Date());
const withoutMongo = { MONGOD_BINARY: '', MONGODB_URI: '' };
const withMongo = { ...withoutMongo, MONGOD_BINARY: mongod };

(mongod ? describe : describe.skip)('analytics on the way to a mongod (needs one) and back', () => {
  let system: RunningSystem;
  let person: Caller;
  let known: Alert[];

  beforeAll(async () => {
    system = await RunningSystem.start(withoutMongo);
    person = await Caller.register(system, { baseCurrency: 'EUR', displayName: 'Ada' });
    await person.must('transaction', 'POST', '/budgets', {
      name: 'Everything',
      limit: { amount: '100.00', currency: 'EUR' },
      period: 'month',
      thresholds: [50, 80, 100],
    });
  });

  afterAll(() => system?.stop());

  async function alerts(): Promise<Alert[]> {
    return (await person.must<{ items: Alert[] }>('analytics', 'GET', '/alerts')).items;
  }

  /** Answers when analytics shows the spending, and has raised so many alerts in all: it shows the one before the other. */
  async function spend(amount: string, total: string, raised: number): Promise<void> {
    const row = { type: 'expense', amount: { amount, currency: 'EUR' }, date: today, payee: 'Hofer' };
    await person.must('transaction', 'POST', '/transactions/add', row);
    for (let attempt = 0; ; attempt += 1) {
      const path = '/analytics/budgets';
      const { items } = await person.must<{ items: { spent: { amount: string } }[] }>('analytics', 'GET', path);
      const there = (await alerts()).length;
      if (items[0]?.spent.amount === total && there >= raised) return;
      if (attempt > 200) throw new Error(`spent is ${items[0]?.spent.amount}, not ${total}; ${there} alerts`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  const read = async (threshold: number): Promise<void> => {
    const id = known.find((alert) => alert.threshold === threshold)?.id;
    await person.must('analytics', 'PATCH', `/alerts/${id}`, { read: true });
    known = await alerts();
    expect(known.find((alert) => alert.id === id)?.readAt).not.toBeNull();
  };

  it('raises two alerts on the embedded store, of which one is read', async () => {
    await spend('85.00', '85.00', 2);
    known = await alerts();
    expect(known.map(({ threshold }) => threshold).sort()).toEqual([50, 80]);
    await read(50);
  });

  it('knows both as they were on MongoDB, and raises neither again', async () => {
    await system.restart(['--analytics-store=mongod'], withMongo);
    expect(system.said).toContain('alerts carried over: 2;');
    expect(system.record.mongoUri).toMatch(/^mongodb:/);
    await spend('5.00', '90.00', 2);
    expect(await alerts()).toEqual(known);
  });

  it('raises and reads on MongoDB, and is held to it', async () => {
    await spend('20.00', '110.00', 3);
    known = await alerts();
    expect(known).toHaveLength(3);
    await read(80);
    await system.halt();
    await expect(system.startAgain([], withoutMongo)).rejects.toThrow(/set MONGOD_BINARY again/);
    const back = ['--analytics-store=embedded'];
    await expect(system.startAgain(back, withoutMongo)).rejects.toThrow(/set MONGOD_BINARY too, or add --leave-alerts/);
  });

  it('takes what was read and raised meanwhile back to the embedded store', async () => {
    await system.restart(['--analytics-store=embedded'], withMongo);
    expect(system.said).toContain('alerts carried over: 3;');
    expect(system.record.mongoUri).toBeUndefined();
    expect(system.record.pids['mongod']).toBeUndefined();
    await spend('1.00', '111.00', 3);
    expect(await alerts()).toEqual(known);
  });

  it('stays there', async () => {
    await system.halt();
    await expect(system.startAgain([], withMongo)).rejects.toThrow(/start without MONGOD_BINARY/);
    await system.restart([], withoutMongo);
    await spend('1.00', '112.00', 3);
    expect(await alerts()).toEqual(known);
  });
});
