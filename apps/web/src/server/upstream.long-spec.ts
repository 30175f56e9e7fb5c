import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askService } from './upstream';

/** Longer than Node's own client waits for a header or for the next byte. */
const lateMs = 310_000;

jest.setTimeout(lateMs + 30_000);

let service: Server;
let url: string;

beforeAll(async () => {
  service = createServer((request, response) => {
    if (request.url === '/late-bytes') response.write('begun, ');
    setTimeout(() => response.end('done'), lateMs);
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  process.env.TRANSACTION_SERVICE_URL = url;
});

afterAll(async () => {
  service.closeAllConnections();
  await new Promise((resolve) => service.close(resolve));
});

it('waits for an answer, and for its next byte, as long as the service takes, which Node’s own client does not', async () => {
  const ask = async (path: string): Promise<string> => {
    const signal = new AbortController().signal;
    return (await askService('transaction', path, { method: 'GET', headers: {}, body: null, signal })).text();
  };
  const [head, bytes, unaided] = await Promise.allSettled([
    ask('/late-head'),
    ask('/late-bytes'),
    fetch(`${url}/late-head`),
  ]);
  expect(head).toEqual({ status: 'fulfilled', value: 'done' });
  expect(bytes).toEqual({ status: 'fulfilled', value: 'begun, done' });
  expect(unaided.status).toBe('rejected');
});
