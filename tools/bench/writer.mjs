// People who enter transactions at fixed instants, in a thread of their own, whatever the answers take (an open loop): each is
// timed from the instant at which it was due. Some then ask for the summary with what they wrote.
import { parentPort, workerData } from 'node:worker_threads';
import { createClient, transactionOf } from './load.mjs';

/** @typedef {{ due: number, answeredMs: number, visibleMs?: number | undefined }} Write */

if (!parentPort) throw new Error('This is no program of its own.');
const { ports, people, perSecond, forMs, readEach } = workerData;
const send = createClient(256);

/** Asks until the summary says that it has the change; the service itself waits 2 s at most. */
async function seen(token, position) {
  const wanted = Number(/transactions:(\d+)/.exec(position)?.[1]);
  for (;;) {
    const { status, headers } = await send(ports.analytics, 'GET', '/analytics/summary?from=2025-01-01&to=2025-12-31', {
      token,
      headers: { 'x-after-change': position },
    });
    if (status !== 200) throw new Error(`The summary answered ${status}.`);
    if (Number(/transactions:(\d+)/.exec(String(headers['x-change-position']))?.[1]) >= wanted) return;
  }
}

/** @param {number} number
 * @param {number} due
 * @returns {Promise<Write>} */
async function write(number, due) {
  const { token } = people[number % people.length];
  const body = transactionOf(Math.floor(number / people.length));
  const { status, headers } = await send(ports.transaction, 'POST', '/transactions/add', { token, body });
  if (status !== 201) throw new Error(`A create answered ${status}.`);
  const answeredMs = performance.now() - due;
  if (number % readEach !== 0) return { due, answeredMs };
  await seen(token, String(headers['x-change-position']));
  return { due, answeredMs, visibleMs: performance.now() - due };
}

const began = performance.now();
const underWay = [];
for (let number = 0; number < (forMs * perSecond) / 1_000; number += 1) {
  const due = began + (number * 1_000) / perSecond;
  const early = due - performance.now();
  if (early > 0) await new Promise((go) => setTimeout(go, early));
  underWay.push(write(number, due));
}
const writes = await Promise.all(underWay);
parentPort.postMessage(writes.map(({ due, ...times }) => ({ atMs: due - began, ...times })));
