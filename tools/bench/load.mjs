// The client: requests over kept connections, and load with a fixed number of them.
import http from 'node:http';

/** @typedef {{ token?: string | undefined, body?: unknown, headers?: Record<string, string> }} Asked */
/** @typedef {{ status: number | undefined, headers: http.IncomingHttpHeaders, body: Buffer }} Answer */

/**
 * @param {number} connections
 * @returns {(port: number, method: string, path: string, asked?: Asked) => Promise<Answer>}
 */
export function createClient(connections) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  return (port, method, path, { token, body, headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
      const request = http.request(
        {
          agent,
          host: '127.0.0.1',
          port,
          method,
          path,
          headers: {
            ...headers,
            ...(token ? { authorization: `Bearer ${token}` } : {}),
            ...(payload ? { 'content-type': 'application/json', 'content-length': payload.length } : {}),
          },
        },
        (response) => {
          const chunks = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
          );
          response.on('error', reject);
        },
      );
      request.on('error', reject);
      request.end(payload);
    });
}

/** Runs `work(worker)` over and over on so many workers while `goesOn` says so; answers how long each took, in ms.
 * @param {number} workers
 * @param {(worker: number) => Promise<unknown>} work
 * @param {() => boolean} goesOn */
async function loadWhile(workers, work, goesOn) {
  const times = [];
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (goesOn()) {
        const since = performance.now();
        await work(worker);
        times.push(performance.now() - since);
      }
    }),
  );
  return times;
}

/** @param {number} workers
 * @param {number} forMs
 * @param {(worker: number) => Promise<unknown>} work */
export function loadFor(workers, forMs, work) {
  const until = performance.now() + forMs;
  return loadWhile(workers, work, () => performance.now() < until);
}

/** As many times as said, whoever of the workers comes first.
 * @param {number} workers
 * @param {number} count
 * @param {(worker: number) => Promise<unknown>} work */
export function loadTimes(workers, count, work) {
  let left = count;
  return loadWhile(workers, work, () => left-- > 0);
}

/** What a person enters, a little different each time: 12 months, 28 days, 40 payees.
 * @param {number} number */
export const transactionOf = (number) => ({
  type: number % 5 ? 'expense' : 'income',
  amount: { amount: `${1 + (number % 900)}.${String(number % 100).padStart(2, '0')}`, currency: 'EUR' },
  date: `2025-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`,
  payee: `Payee ${number % 40}`,
});
