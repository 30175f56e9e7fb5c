import { createTestDatabase, testMongoUri, type TestDatabase } from '@pft/testing';
import { sampleAlert } from '../../../test/sample-alert';
import type { Alert } from '../../domain/alert/alert';
import { openStores } from './open-stores';
import type { AnalyticsStores } from './analytics-stores';
import { takeOver } from './take-over';

const uri = testMongoUri();
const alert = sampleAlert({ readAt: new Date('2026-03-15T12:00:00.456Z') });
const position = {
  ledgerId: alert.ledgerId,
  kind: 'position',
  id: 'users',
  version: 1,
  deleted: false,
  body: {},
} as const;

describe('taking over from another store', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    process.env.ANALYTICS_DATABASE_URL = database.url;
  });
  afterAll(() => database.drop());

  const move = (from: string | undefined, to: string | undefined): Promise<string> => {
    for (const [name, value] of Object.entries({ ANALYTICS_MOVE_FROM: from, MONGODB_URI: to })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    return takeOver();
  };
  const on = async <T>(at: string, act: (stores: AnalyticsStores) => Promise<T>): Promise<T> => {
    const stores = await openStores(at);
    return act(stores).finally(() => stores.close());
  };
  const alertsOn = (at: string): Promise<Alert[]> => on(at, (stores) => stores.alerts.all(undefined, 9));

  // A run without a MongoDB reports this as skipped.
  (uri === undefined ? describe.skip : describe)('with a MongoDB', () => {
    it('carries the alerts there and back, and clears what was left of an earlier use', async () => {
      const mongo = uri ?? '';
      await on('embedded', async ({ alerts, reference }) => {
        await alerts.raiseOnce(alert);
        await reference.putIfNewer([position]);
      });
      expect(await move('embedded', mongo)).toContain('carried over: 1;');
      expect(await alertsOn(mongo)).toEqual([alert]);

      const readAt = new Date('2026-03-16T12:00:00Z');
      await on(mongo, ({ alerts }) => alerts.mark(alert.ledgerId, alert.id, { readAt }));
      for (const again of [1, 2]) expect(`${again} ${await move(mongo, undefined)}`).toContain('carried over: 1;');
      expect(await alertsOn('embedded')).toEqual([{ ...alert, readAt }]);
      expect(await on('embedded', ({ reference }) => reference.has('position', 'users'))).toBe(false);
    });
  });

  it('changes nothing where the store that is left does not answer', async () => {
    await on('embedded', ({ reference }) => reference.putIfNewer([position]));
    await expect(move('mongodb://127.0.0.1:1/analytics', undefined)).rejects.toThrow(/ANALYTICS_MOVE_FROM.*not answer/);
    expect(await on('embedded', ({ reference }) => reference.has('position', 'users'))).toBe(true);
  });

  it('leaves the alerts where it is told to, and has to be told', async () => {
    expect(await move('nothing', undefined)).toContain('the alerts were left');
    expect(await on('embedded', ({ reference }) => reference.has('position', 'users'))).toBe(false);
    await expect(move(undefined, undefined)).rejects.toThrow('ANALYTICS_MOVE_FROM is not set.');
    await expect(move('embedded', undefined)).rejects.toThrow(/the very store/);
  });
});
