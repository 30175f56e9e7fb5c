import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holdToStores, openDataDirectory } from './stores/data-directory.mjs';
import { isPortFree } from './processes/processes.mjs';

describe('what was decided at the first start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pft-start-'));
  const data = openDataDirectory(folder, { needsPostgres: false });
  const embedded = { postgres: 'embedded', analytics: 'embedded' } as const;
  const plain = { postgres: 'embedded', analytics: ['embedded' as const] } as const;
  const withMongod = { postgres: 'embedded', analytics: ['mongod' as const, 'embedded' as const] } as const;
  const withBoth = { postgres: 'embedded', analytics: ['mongodb' as const, ...withMongod.analytics] } as const;

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is kept: the stores of the first start are those of the next', () => {
    expect(holdToStores(data, plain, {})).toEqual({ stores: embedded });
    expect(holdToStores(data, plain, {})).toEqual({ stores: embedded });
  });

  it('refuses another analytics store, names the command that moves the data, and changes nothing', () => {
    expect(() => holdToStores(data, withBoth, {})).toThrow(/start without MONGODB_URI.*--analytics-store=mongodb/);
    expect(() => holdToStores(data, plain, { moveTo: 'mongod' })).toThrow(/needs MONGOD_BINARY/);
    expect(data.stores()).toEqual(embedded);
  });

  it('refuses another PostgreSQL', () => {
    const found = { ...plain, postgres: 'external' } as const;
    expect(() => holdToStores(data, found, {})).toThrow(/Start without DATABASE_URL/);
    expect(data.stores()).toEqual(embedded);
  });

  it('moves when it is told to, and says what is left; it is no fact before the caller records it', () => {
    const stores = { ...embedded, analytics: 'mongod' } as const;
    const moved = { stores, leaving: 'embedded' };
    expect(holdToStores(data, withMongod, { moveTo: 'mongod' })).toEqual(moved);
    expect(holdToStores(data, withMongod, { moveTo: 'mongod' })).toEqual(moved);
    expect(data.stores()).toEqual(embedded);
    data.recordStores(stores);
    expect(holdToStores(data, withMongod, { moveTo: 'mongod' })).toEqual({ stores });
  });

  it('calls a store that is gone an error, and one that is second to another too', () => {
    expect(() => holdToStores(data, plain, {})).toThrow(/set MONGOD_BINARY again/);
    expect(() => holdToStores(data, withBoth, {})).toThrow(/start without MONGODB_URI/);
  });

  it('leaves a store only with its alerts, unless they are to be left', () => {
    const moveTo = 'embedded';
    expect(() => holdToStores(data, plain, { moveTo })).toThrow(/set MONGOD_BINARY too, or add --leave-alerts/);
    expect(() => holdToStores(data, withMongod, { moveTo })).toThrow(/bring back .*mongo, or add --leave-alerts/);
    expect(holdToStores(data, plain, { moveTo, leaveAlerts: true })).toEqual({ stores: embedded, leaving: 'nothing' });
    mkdirSync(data.file('mongo'));
    expect(holdToStores(data, withMongod, { moveTo })).toEqual({ stores: embedded, leaving: 'mongod' });
    const toMongodb = { stores: { ...embedded, analytics: 'mongodb' }, leaving: 'mongod' };
    expect(holdToStores(data, withBoth, { moveTo: 'mongodb' })).toEqual(toMongodb);
  });

  it('holds a later start to the new store while the old one is still configured', () => {
    data.recordStores(embedded);
    expect(() => holdToStores(data, withMongod, {})).toThrow(/start without MONGOD_BINARY/);
    expect(holdToStores(data, withMongod, { moveTo: 'embedded' })).toEqual({ stores: embedded });
  });

  it('makes the secrets once, for the owner alone to read', () => {
    const made = data.secrets();
    expect(data.secrets()).toEqual(made);
    expect(Buffer.from(made.serverKey, 'base64url')).toHaveLength(32);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0);
  });
});

describe('the command', () => {
  const start = (args: string[], env: Record<string, string> = {}): { status: number | null; said: string } => {
    const program = join(__dirname, 'start.mjs');
    const { status, stdout } = spawnSync(process.execPath, [program, ...args], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...env },
    });
    return { status, said: stdout };
  };

  it('says what it can be told', () => {
    const { status, said } = start(['--help']);
    expect(status).toBe(0);
    for (const name of ['--demo', '--reset', 'WEB_PORT', 'DATA_DIR', 'DATABASE_URL', 'MONGODB_URI']) {
      expect(said).toContain(name);
    }
  });

  it('refuses what it does not know', () => {
    expect(start(['--rest'])).toMatchObject({ status: 1, said: expect.stringContaining('Unknown argument "--rest"') });
  });

  it('refuses a port that is none, and two programs on one port', () => {
    expect(start([], { WEB_PORT: '3000x' })).toMatchObject({ status: 1, said: expect.stringContaining('WEB_PORT') });
    expect(start([], { WEB_PORT: '3001' }).said).toContain('WEB_PORT and USER_SERVICE_PORT both say 3001');
  });

  it('sees that a port is taken', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    expect(await isPortFree(port)).toBe(false);
    await new Promise((closed) => server.close(closed));
    expect(await isPortFree(port)).toBe(true);
  });
});
