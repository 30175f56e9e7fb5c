import { createServer } from 'node:net';
import { freePort, isPortFree } from './processes.mjs';

const listening = (port: number) =>
  new Promise<() => Promise<unknown>>((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(port, '127.0.0.1', () => done(() => new Promise((closed) => server.close(closed))));
  });

it('hands a free port out once only, though nobody listens on it yet', async () => {
  const ports = await Promise.all(Array.from({ length: 200 }, () => freePort()));
  expect(new Set(ports).size).toBe(200);
});

it('hands out no port of those that systems give to outgoing connections', async () => {
  const ports = await Promise.all(Array.from({ length: 200 }, () => freePort()));
  expect(Math.max(...ports)).toBeLessThan(32_768);
});

it('hands out no port that is spoken for', async () => {
  const spokenFor = Array.from({ length: 11_990 }, (_, index) => 20_000 + index);
  expect(await freePort(spokenFor)).toBeGreaterThanOrEqual(31_990);
});

it('knows a port that somebody listens on', async () => {
  const taken = await freePort();
  const stop = await listening(taken);
  try {
    expect(await isPortFree(taken)).toBe(false);
  } finally {
    await stop();
  }
  expect(await isPortFree(taken)).toBe(true);
});
