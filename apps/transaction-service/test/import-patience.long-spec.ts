import { ImportInbox } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';

const HEADER = 'Date,Payee,Amount\n';
const MINUTE_MS = 60_000;
const SENDERS = 4;

describe('a large commit and the small requests of its owner', () => {
  let service: LedgerService;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());

  it('is answered while its owner sends small files for a minute, and keeps nobody else waiting', async () => {
    const inbox = new ImportInbox(service, service.person());
    const lines = Array.from({ length: 40_000 }, (_, index) => `2026-03-14,Tea ${index % 5_000},1.00\n`);
    const { body } = await inbox.upload(HEADER + lines.join(''));
    const end = Date.now() + MINUTE_MS;
    const statuses = new Set<number>();
    const sendSmallFiles = async (sender: number): Promise<void> => {
      for (let file = 0; Date.now() < end; file++) {
        const small = await inbox.upload(`${HEADER}2026-03-14,Sender ${sender},${file + 1}.00\n`);
        statuses.add(small.status);
        if (small.status === 201) statuses.add((await inbox.commit(small.body.id)).status);
      }
    };
    const others: number[] = [];
    const lookMeanwhile = async (): Promise<void> => {
      while (Date.now() < end) {
        const somebody = service.person();
        const startMs = performance.now();
        const { status } = await somebody.send('POST', '/accounts', { name: 'Giro', currency: 'EUR' });
        expect(status).toBe(201);
        others.push(performance.now() - startMs);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    const senders = Array.from({ length: SENDERS }, (_, sender) => sendSmallFiles(sender));
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const startMs = performance.now();
    const commit = inbox.commit(body.id).then((answer) => ({ answer, tookMs: performance.now() - startMs }));
    await Promise.all([...senders, lookMeanwhile()]);
    const { answer, tookMs } = await commit;
    expect(answer).toMatchObject({ status: 200, body: { inserted: 40_000 } });
    expect(tookMs).toBeLessThan(MINUTE_MS);
    expect([...statuses].filter((status) => ![200, 201, 503].includes(status))).toEqual([]);
    expect(Math.max(...others)).toBeLessThan(5_000);
  }, 180_000);
});
