import { setTimeout as sleep } from 'node:timers/promises';
import { hostileFiles, type HostileFile } from './hostile-files';
import { ImportInbox } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';
import { statementWorkbook } from './workbook';

const MIB = 1024 * 1024;
const SENDERS = 2;
const BETWEEN_MS = 20;
const LONGEST_MS = 250;
const MOST_GROWTH = 700 * MIB;

/** Nothing is wrong with them but their size. */
const largeFiles: readonly HostileFile[] = [
  {
    name: 'as many days and amounts that are nearly such as a file may have',
    make: () => `Date,Payee,Amount\n${"99/99/9999 99:99 mon,Tea,(1.2'3,4-)\n".repeat(99_000)}`,
    status: 201,
  },
  {
    name: 'a workbook of as many rows as a file may have',
    make: () =>
      statementWorkbook(
        Array.from({ length: 99_000 }, (_, at) => ['2026-01-01', `Shop ${at % 9_000}, Main Street`, at + 1]),
      ),
    status: 201,
  },
];

describe('files that are meant to harm, one after the other from two people', () => {
  let service: LedgerService;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());

  it('keep nobody else waiting, and the service no larger than it may be', async () => {
    const made = [...hostileFiles, ...largeFiles].map((file) => ({ ...file, content: file.make() }));
    const somebody = service.person();
    await somebody.send('POST', '/accounts', { name: 'Giro', currency: 'EUR' });
    const before = process.memoryUsage().rss;
    const waiting = [...made, ...made];
    let largest = before;
    let busy = true;
    const waits: number[] = [];
    const lookMeanwhile = async (): Promise<void> => {
      while (busy) {
        const startMs = performance.now();
        const { status } = await somebody.send('GET', '/accounts');
        waits.push(performance.now() - startMs);
        expect(status).toBe(200);
        largest = Math.max(largest, process.memoryUsage().rss);
        await sleep(BETWEEN_MS);
      }
    };
    const took: [ms: number, name: string][] = [];
    const send = async (): Promise<void> => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        const inbox = new ImportInbox(service, service.person());
        const startMs = performance.now();
        const { status, body } = await inbox.upload(file.content);
        took.push([Math.round(performance.now() - startMs), file.name]);
        expect([file.name, status, body.code]).toEqual([file.name, file.status, file.code]);
      }
    };
    const looking = lookMeanwhile();
    await Promise.all(Array.from({ length: SENDERS }, send)).finally(() => (busy = false));
    await looking;
    const sorted = waits.sort((a, b) => a - b);
    const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? Infinity);
    const [slowest] = took.sort(([a], [b]) => b - a);
    console.log(
      `[figures] ${took.length} files, ${sorted.length} requests of another person: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ` +
        `at most ${at(1)} ms; ${Math.round((largest - before) / MIB)} MiB more; slowest ${String(slowest)}`,
    );
    expect(at(0.99)).toBeLessThan(LONGEST_MS);
    expect(largest - before).toBeLessThan(MOST_GROWTH);
  });
});
