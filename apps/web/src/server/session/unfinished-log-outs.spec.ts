import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { finishLogOut } from './unfinished-log-outs';

let users: Server;
let asked: string[] = [];
let statuses: number[] = [];

beforeAll(async () => {
  users = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${body}`);
      response.writeHead(statuses.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => users.listen(0, '127.0.0.1', resolve));
  process.env.USER_SERVICE_URL = `http://127.0.0.1:${(users.address() as AddressInfo).port}`;
});

afterAll(async () => {
  users.closeAllConnections();
  await new Promise((resolve) => users.close(resolve));
});

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; !condition(); turn += 1) {
    if (turn > 500) throw new Error('it never came about');
    await sleep(10);
  }
}

it('is tried again until the user service has ended the session, and then no more', async () => {
  statuses = [503];
  expect(finishLogOut('first')).toBe('waiting');
  await until(() => finishLogOut('first') === 'finished');
  expect(asked).toEqual(Array(2).fill('POST /auth/logout {"refreshToken":"first"}'));
});

it('is finished where the service knows no such token', async () => {
  asked = [];
  statuses = [401];
  expect(finishLogOut('unknown')).toBe('waiting');
  await until(() => finishLogOut('unknown') === 'finished');
  expect(asked).toHaveLength(1);
});

it('is not kept for what is too long to be a token', () => {
  expect(finishLogOut('x'.repeat(513))).toBe('finished');
});
