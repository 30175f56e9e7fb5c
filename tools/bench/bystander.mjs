// Somebody else, in a thread of their own: reads at a steady pace whatever the answers take (an open loop), so that a stall
// counts against every read that fell into it.
import { parentPort, workerData } from 'node:worker_threads';
import { createClient } from './load.mjs';

if (!parentPort) throw new Error('This is no program of its own.');
const reader = parentPort;
const { port, path, token, perSecond } = workerData;
const send = createClient(64);
const reads = [];
const underWay = new Set();

const timer = setInterval(() => {
  const at = Date.now();
  const read = send(port, 'GET', path, { token })
    .then(
      ({ status }) => status,
      (error) => error.code ?? error.message,
    )
    .then((status) => {
      reads.push({ ms: Date.now() - at, at, status });
      underWay.delete(read);
    });
  underWay.add(read);
}, 1_000 / perSecond);

reader.on('message', async (message) => {
  if (message === 'count') reader.postMessage({ count: reads.length });
  if (message !== 'stop') return;
  clearInterval(timer);
  await Promise.all(underWay);
  reader.postMessage({ reads });
  reader.close();
});
