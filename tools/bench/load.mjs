// Load with a fixed number of connections, and what came of it.
import http from 'node:http';

/** @typedef {{ token?: string | undefined, body?: unknown, headers?: Record<string, string> }} Asked */

/**
 * @param {number} connections
 * @returns {(port: number, method: string, path: string, asked?: Asked) => Promise<{ status: number | undefined, body: Buffer }>}
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
          response.on('end', () => resolve({ status: response.statusCode, body: Buffer.concat(chunks) }));
          response.on('error', reject);
        },
      );
      request.on('error', reject);
      request.end(payload);
    });
}

/** Runs `work(worker)` over and over on so many workers for so long; answers times in ms and how many came per second. */
export async function load(workers, forMs, work) {
  const times = [];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (performance.now() - began < forMs) {
        const since = performance.now();
        await work(worker);
        times.push(performance.now() - since);
      }
    }),
  );
  return { times, perSecond: times.length / ((performance.now() - began) / 1000) };
}

export function percentile(times, share) {
  const sorted = [...times].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
