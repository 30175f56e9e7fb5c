import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { LabSystem } from '../support/lab-system';

export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const ATTEMPT_TIMEOUT_MS = 10_000;
let stopped = false;

/** Ends whatever still writes: after a failure nobody waits for the other writers. */
export function stopWriting(): void {
  stopped = true;
  agent.destroy();
}

export function mayWrite(): void {
  stopped = false;
}

function call(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Answer> {
  return new Promise((done, fail) => {
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const outgoing = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        method,
        path,
        timeout: ATTEMPT_TIMEOUT_MS,
        headers: {
          ...headers,
          ...(payload ? { 'content-type': 'application/json', 'content-length': payload.length } : {}),
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', fail);
        incoming.on('aborted', () => fail(new Error('the answer was cut off')));
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          try {
            done({ status: incoming.statusCode ?? 0, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} });
          } catch (error) {
            fail(error as Error);
          }
        });
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in time')));
    outgoing.on('error', fail);
    outgoing.end(payload);
  });
}

export interface Person {
  userId: string;
  token: string;
}

export async function register(system: LabSystem): Promise<Person> {
  const { status, body } = await call(
    system.ports.user,
    'POST',
    '/users/register',
    {},
    {
      email: `lab-${randomUUID()}@example.org`,
      password: `orchid ${randomUUID()}`,
      baseCurrency: 'EUR',
    },
  );
  if (status !== 201) throw new Error(`register answered ${status}: ${JSON.stringify(body)}`);
  return { userId: (body['user'] as { id: string }).id, token: body['accessToken'] as string };
}

/** A small generator with a printed seed (mulberry32), so that a run can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The seed of this run: LAB_SEED, or a new one that is printed with the figures. */
export const chosenSeed = (): number => Number(process.env['LAB_SEED'] ?? Math.floor(Math.random() * 1_000_000));

const CURRENCIES = ['EUR', 'USD', 'JPY'];

export function someTransaction(random: () => number, key: string): Record<string, unknown> {
  const currency = CURRENCIES[Math.floor(random() * CURRENCIES.length)] ?? 'EUR';
  const minor = 1 + Math.floor(random() * 100_000);
  const amount = currency === 'JPY' ? String(minor) : (minor / 100).toFixed(2);
  const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
  const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
  return {
    type: random() < 0.2 ? 'income' : 'expense',
    amount: { amount, currency },
    date: `2025-${month}-${day}`,
    payee: `Payee ${Math.floor(random() * 20)}`,
    note: key,
  };
}

export interface Written {
  key: string;
  id: string;
  userId: string;
  attempts: number;
}

/** One write, repeated with its key until it is acknowledged: a retry must find the first one, if that was done. */
export async function writeUntilAcknowledged(
  system: LabSystem,
  person: Person,
  key: string,
  transaction: Record<string, unknown>,
  deadlineMs: number,
): Promise<Written> {
  const headers = { authorization: `Bearer ${person.token}`, 'idempotency-key': key };
  let last = '';
  for (let attempts = 1; performance.now() < deadlineMs && !stopped; attempts += 1) {
    try {
      const { status, body } = await call(system.ports.transaction, 'POST', '/transactions/add', headers, transaction);
      if (status === 201) return { key, id: body['id'] as string, userId: person.userId, attempts };
      last = `${status} ${JSON.stringify(body)}`;
      // Busy, restarting, or the first attempt is still under way; anything else would be a bug.
      if (![409, 429, 503].includes(status)) throw new Refused(last);
    } catch (error) {
      if (error instanceof Refused) throw error;
      last = (error as Error).message;
    }
    await new Promise((next) => setTimeout(next, 50 + 20 * Math.min(attempts, 20)));
  }
  throw new Error(`never acknowledged: ${last}`);
}

class Refused extends Error {}

/** Shown under the step in the output of `npm test`. */
export const figures = (text: string): boolean => process.stderr.write(`[figures] ${text}\n`);
