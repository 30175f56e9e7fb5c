import { hostileFiles } from './hostile-files';
import { ImportInbox } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';

const MIB = 1024 * 1024;
/** What the file itself takes, in the hands of its sender and of the service, and the heap of the thread. */
const MOST_GROWTH = 400 * MIB;

describe('a file that is meant to harm', () => {
  let service: LedgerService;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());

  it.each(hostileFiles)('is answered for what it is, and takes what it may: $name', async ({ make, status, code }) => {
    const inbox = new ImportInbox(service, service.person());
    const content = make();
    const before = process.memoryUsage().rss;
    const answer = await inbox.upload(content);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    if (status !== 201) expect(answer.body).toMatchObject({ detail: expect.stringMatching(/\.$/) as unknown });
    expect(process.memoryUsage().rss - before).toBeLessThan(MOST_GROWTH);
    const [stored] = (await inbox.person.send('GET', '/imports')).body.items;
    expect(stored === undefined).toBe(status !== 201);
  });
});
