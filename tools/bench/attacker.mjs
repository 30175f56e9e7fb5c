// What attackers send with: any bytes, from an address of their own, and an answer that is never an exception.
import http from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Attackers come from addresses of their own: a limit by address that they reach must not be the reader's. */
export const addressOf = (attacker) => `127.0.${1 + (attacker % 200)}.1`;

/** One request; the answer's status, or the error's code.
 * @param {number} port
 * @param {string} method
 * @param {string} path
 * @param {{ headers?: import('node:http').OutgoingHttpHeaders, body?: string | Buffer | undefined, from?: number, timeoutMs?: number }} [asked] */
export function ask(port, method, path, { headers = {}, body, from = 1, timeoutMs = 120_000 } = {}) {
  return new Promise((done) => {
    const failed = (/** @type {NodeJS.ErrnoException} */ error) => done({ status: error.code, text: '' });
    const request = http.request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        headers,
        localAddress: addressOf(from),
        timeout: timeoutMs,
        agent: false,
      },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          done({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() }),
        );
        response.on('error', failed);
      },
    );
    request.on('timeout', () => request.destroy(Object.assign(new Error('no answer'), { code: 'NO_ANSWER' })));
    request.on('error', failed);
    request.end(body);
  });
}

export const json = (value) => ({
  headers: { 'content-type': 'application/json' },
  body: typeof value === 'string' ? value : JSON.stringify(value),
});

export function upload(port, token, bytes, options = {}) {
  const boundary = 'hostile-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="bank.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return ask(port, 'POST', '/imports', {
    ...options,
    body,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': body.length,
      ...options.headers,
    },
  });
}

export const discard = (ports, person, { text }) =>
  ask(ports.transaction, 'DELETE', `/imports/${JSON.parse(text).id}`, {
    headers: { authorization: `Bearer ${person.token}` },
  });

/** Raw connections that are opened, told something, and held. */
export async function hold(port, count, text, forMs, spread = 200) {
  const sockets = Array.from({ length: count }, (_, index) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: addressOf(index % spread) });
    socket.on('error', () => {});
    socket.on('connect', () => text && socket.write(text));
    socket.resume();
    return socket;
  });
  await sleep(forMs);
  for (const socket of sockets) socket.destroy();
}
