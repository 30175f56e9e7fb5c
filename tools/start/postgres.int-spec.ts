import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from './postgres.mjs';
import { freePort } from './processes.mjs';

jest.setTimeout(60_000);

const options = { root: resolve(__dirname, '../..'), password: 'orchid', durable: false };

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
