import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { ImportProgress } from '../src/application/import/import-progress';
import { ImportInbox } from './import-inbox';
import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const FILE = 'Date,Payee,Amount\n2026-03-14,Coffee,-2.80\n2026-03-15,Tea,-3.10\n';
const before = process.env.IMPORT_STREAMS;

interface Events {
  status: number;
  /** What came so far, as `event data`. */
  said: string[];
  ended: Promise<void>;
  close: () => void;
}

describe('the events of an import', () => {
  let service: LedgerService;
  let inbox: ImportInbox;
  let opened: Events[] = [];

  beforeAll(async () => {
    process.env.IMPORT_STREAMS = '12';
    service = await startLedgerService();
  });
  afterAll(async () => {
    await service.stop();
    if (before === undefined) delete process.env.IMPORT_STREAMS;
    else process.env.IMPORT_STREAMS = before;
  });
  beforeEach(() => {
    inbox = new ImportInbox(service, service.person());
  });
  afterEach(async () => {
    for (const events of opened) events.close();
    await Promise.all(opened.map(({ ended }) => ended.catch(() => undefined)));
    opened = [];
  });

  /** Over a connection of its own, which is gone when it is closed; fetch would open another one in its place. */
  async function listen(id: string, { token }: Pick<Person, 'token'> = inbox.person): Promise<Events> {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
    const request = get(`${service.url}/imports/${id}/events`, { headers, agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const said: string[] = [];
    const read = async (): Promise<void> => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) {
        const blocks = (text += chunk).split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
          if (event) said.push(`${event} ${data}`);
        }
      }
    };
    const ended = read();
    ended.catch(() => undefined);
    const events = { status: response.statusCode ?? 0, said, ended, close: () => void request.destroy() };
    opened.push(events);
    return events;
  }

  async function untilSaid({ said }: Events, what: string): Promise<void> {
    for (let tries = 0; !said.includes(what); tries++) {
      if (tries > 200) throw new Error(`not said: ${what}, but ${said.join('; ')}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /** As if some copy of the service were at it. */
  async function late(state: 'reading' | 'committing'): Promise<string> {
    const { id } = (await inbox.upload(FILE)).body;
    const asked = { timeZone: 'UTC', actor: 'x', heldUntil: new Date(Date.now() + 3_600_000).toISOString() };
    const sql = 'UPDATE import SET state = $2, commit_asked = $3 WHERE id = $1';
    await service.database.query(sql, [id, state, JSON.stringify(asked)]);
    return id;
  }
  const settle = (id: string) =>
    service.database.query(`UPDATE import SET state = 'preview', commit_asked = NULL WHERE id = $1`, [id]);

  it('say at once what came of one that nobody works at', async () => {
    const { id } = (await inbox.upload(FILE)).body;
    const events = await listen(id);
    await events.ended;
    expect(events.said).toEqual(['done {"state":"preview"}']);
  });

  it.each(['reading', 'committing'] as const)('say how far one is that is %s, and what came of it', async (state) => {
    const id = await late(state);
    const events = await listen(id);
    await untilSaid(events, `progress {"state":"${state}","done":null,"of":null}`);
    await service.get(ImportProgress).during(id, 10, async (report) => {
      report(4);
      await untilSaid(events, `progress {"state":"${state}","done":4,"of":10}`);
    });
    await settle(id);
    await events.ended;
    expect(events.said.at(-1)).toBe('done {"state":"preview"}');
  });

  it('say the same once only', async () => {
    const events = await listen(await late('reading'));
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(events.said).toEqual(['progress {"state":"reading","done":null,"of":null}']);
  });

  it('end where the import is discarded', async () => {
    const id = await late('reading');
    const events = await listen(id);
    expect((await inbox.withdraw(id)).status).toBe(204);
    await events.ended;
    expect(events.said.at(-1)).toBe('done {"state":null}');
  });

  it('follow a real reading and a real commit to their ends', async () => {
    const rows = Array.from({ length: 4_000 }, (_, index) => `2026-03-14,Coffee ${index},-2.80`).join('\n');
    const prefer = { prefer: 'respond-async' };
    const { id } = (await inbox.upload(`Date,Payee,Amount\n${rows}\n`, { headers: prefer })).body;
    const reading = await listen(id);
    await reading.ended;
    expect(reading.said.at(-1)).toBe('done {"state":"preview"}');
    expect((await inbox.commit(id, prefer)).status).toBe(202);
    const committing = await listen(id);
    await committing.ended;
    expect(committing.said.at(-1)).toBe('done {"state":"committed"}');
    expect(service.get(ImportProgress).of(id)).toBeNull();
  });

  it('are for nobody else', async () => {
    const { status } = await listen(await late('reading'), service.person());
    expect(status).toBe(404);
    expect((await listen(await late('reading'), { token: 'none' })).status).toBe(401);
  });

  it('are ten of a person: one more ends the oldest', async () => {
    const id = await late('reading');
    const many: Events[] = [];
    for (let count = 0; count < 11; count++) many.push(await listen(id));
    await many[0]?.ended;
    await settle(id);
    await Promise.all(many.map(({ ended }) => ended));
    expect(many.map(({ said }) => said.at(-1)?.startsWith('done'))).toEqual([false, ...Array<boolean>(10).fill(true)]);
  });

  it('are so many in all that the last one of somebody is never taken', async () => {
    const alone = [];
    for (let count = 0; count < 12; count++) {
      inbox = new ImportInbox(service, service.person());
      alone.push(await listen(await late('reading')));
    }
    expect(alone.map(({ status }) => status)).toEqual(Array(12).fill(200));
    inbox = new ImportInbox(service, service.person());
    const id = await late('reading');
    expect((await listen(id)).status).toBe(503);
    alone[0]?.close();
    await alone[0]?.ended.catch(() => undefined);
    for (let tries = 0; (await listen(id)).status !== 200; tries++) {
      if (tries > 50) throw new Error('The place is never given back.');
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  });
});
