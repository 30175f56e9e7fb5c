import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '@pft/kernel';
import { MemoryStores } from '../../../../test/memory-stores';
import { sampleAlert } from '../../../../test/sample-alert';
import type { Alert } from '../../../domain/alert/alert';
import { AlertStreams } from './alert-streams';

class SystemTime extends Clock {
  now(): Date {
    return new Date();
  }
}

/** The end of a connection: what was written to it, and whether it was ended. */
function connection() {
  const raw = Object.assign(new PassThrough(), { writeHead: () => undefined });
  const read: string[] = [];
  raw.on('data', (chunk: Buffer) => read.push(chunk.toString()));
  const reply = { raw, hijack: () => undefined, getHeaders: () => ({}) } as unknown as FastifyReply;
  return { raw, reply, text: () => read.join('') };
}

const alert = (more: Partial<Alert> = {}): Alert => sampleAlert({ ledgerId: 'ledger', ...more });

describe('a stream of alerts', () => {
  const open = async (expiresInMs = 600_000) => {
    const stores = new MemoryStores();
    const streams = new AlertStreams(stores.alerts, new SystemTime());
    const end = connection();
    const request = { principal: { expiresAtMs: Date.now() + expiresInMs } } as unknown as FastifyRequest;
    await streams.open('ledger', undefined, request, end.reply);
    return { stores, streams, ...end };
  };
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('says something at once, and every fifteen seconds', async () => {
    const { text, streams } = await open();
    await jest.advanceTimersByTimeAsync(0);
    expect(text()).toMatch(/^: /);
    await jest.advanceTimersByTimeAsync(46_000);
    expect(text().match(/: still here/g)).toHaveLength(3);
    streams.beforeApplicationShutdown();
  });

  it('finds alerts that another copy of the service raised, and sends each once', async () => {
    const { stores, streams, text } = await open();
    const one = alert();
    await stores.alerts.raiseOnce(one);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(text().match(/event: alert/g)).toHaveLength(1);
    expect(text()).toContain(`id: ${one.id}\n`);
    streams.beforeApplicationShutdown();
  });

  it('ends with the token, also where the machine slept meanwhile', async () => {
    const { raw } = await open(60_000);
    jest.setSystemTime(Date.now() + 3_600_000);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(raw.writableEnded).toBe(true);
  });

  it('lets a reader go that does not read', async () => {
    const { stores, streams, raw } = await open();
    raw.pause();
    const budgetName = 'x'.repeat(200_000);
    for (const threshold of [50, 80, 100, 120]) await stores.alerts.raiseOnce(alert({ threshold, budgetName }));
    streams.ring('ledger');
    await jest.advanceTimersByTimeAsync(0);
    expect(raw.writableEnded).toBe(true);
  });
});

describe('the streams of many', () => {
  const most = process.env.ALERT_STREAMS;
  let streams: AlertStreams;
  beforeEach(() => {
    process.env.ALERT_STREAMS = '5';
    streams = new AlertStreams(new MemoryStores().alerts, new SystemTime());
  });
  afterEach(() => {
    streams.beforeApplicationShutdown();
    if (most === undefined) delete process.env.ALERT_STREAMS;
    else process.env.ALERT_STREAMS = most;
  });
  const open = async (ledgerId: string) => {
    const { raw, reply } = connection();
    const request = { principal: { expiresAtMs: Date.now() + 600_000 } } as unknown as FastifyRequest;
    await streams.open(ledgerId, undefined, request, reply);
    return { ended: () => raw.writableEnded };
  };
  const openAll = async (ledgerIds: string) => {
    const opened: Awaited<ReturnType<typeof open>>[] = [];
    for (const ledgerId of ledgerIds) opened.push(await open(ledgerId));
    return () => opened.map(({ ended }) => (ended() ? '-' : 'o')).join('');
  };

  it('are bounded in all: who has the most loses the oldest', async () => {
    const state = await openAll('abbba');
    expect(state()).toBe('ooooo');
    await open('c');
    expect(state()).toBe('o-ooo');
  });

  it('cost the newcomer an own one where nobody has more', async () => {
    const state = await openAll('aabbb');
    await open('a');
    expect(state()).toBe('-oooo');
  });

  it('are refused to a newcomer where each has one, and nobody loses the only one', async () => {
    const state = await openAll('abcde');
    await expect(open('f')).rejects.toThrow('Too many streams');
    expect(state()).toBe('ooooo');
  });

  it('do not count readers who left before theirs began', async () => {
    const state = await openAll('a');
    for (let time = 0; time < 20; time += 1) {
      const { raw, reply } = connection();
      raw.destroy();
      const request = { principal: { expiresAtMs: Date.now() + 600_000 } } as unknown as FastifyRequest;
      await streams.open('a', undefined, request, reply);
    }
    expect(state()).toBe('o');
  });
});
