import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { ImportInbox } from './import-inbox';
import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const FILE = 'Date,Payee,Amount\n2026-03-14,Tea,1.00\n';

describe('uploads on their way', () => {
  let service: LedgerService;
  let spool: string;

  beforeAll(async () => {
    spool = mkdtempSync(join(tmpdir(), 'pft-uploads-spec-'));
    process.env.IMPORT_SPOOL_DIR = spool;
    service = await startLedgerService();
  });
  afterAll(async () => {
    await service.stop();
    delete process.env.IMPORT_SPOOL_DIR;
    expect(readdirSync(spool)).toEqual([]);
    rmSync(spool, { recursive: true });
  });

  /** Begins an upload and sends half of it. */
  const begin = (person: Person): Promise<Socket> =>
    new Promise((resolve) => {
      const socket = connect(Number(new URL(service.url).port), '127.0.0.1', () => {
        socket.write(
          `POST /imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${person.token}\r\nContent-Length: 100000\r\n` +
            'Content-Type: multipart/form-data; boundary=x\r\n\r\n' +
            '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nDate,Payee,Amount\n',
          () => resolve(socket),
        );
      });
      socket.on('error', () => undefined);
    });
  const filesOnDisk = () => readdirSync(spool, { recursive: true }).filter((name) => String(name).endsWith('/file'));
  const until = async (condition: () => boolean) => {
    for (let turn = 0; turn < 200 && !condition(); turn++) await new Promise((done) => setTimeout(done, 20));
    expect(condition()).toBe(true);
  };

  it('are three of one person at most; a fourth is refused at once, and others upload meanwhile', async () => {
    const [ada, bob] = [service.person(), service.person()];
    const sockets = await Promise.all([begin(ada), begin(ada), begin(ada)]);
    await until(() => filesOnDisk().length === 3);
    const fourth = await new ImportInbox(service, ada).upload(FILE);
    expect([fourth.status, fourth.body.code]).toEqual([503, 'unavailable']);
    expect(fourth.headers.get('retry-after')).not.toBeNull();
    expect((await new ImportInbox(service, bob).upload(FILE)).status).toBe(201);
    for (const socket of sockets) socket.destroy();
    await until(() => filesOnDisk().length === 0);
    expect((await new ImportInbox(service, ada).upload(FILE)).status).toBe(201);
  });

  it('of people with many of them make room for somebody who has none, and hear why', async () => {
    const hoarders = Array.from({ length: 8 }, () => service.person());
    const sockets = await Promise.all(hoarders.flatMap((person) => [begin(person), begin(person), begin(person)]));
    await until(() => filesOnDisk().length === 24);
    const said = sockets.map((socket) => {
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      return () => text;
    });
    expect((await new ImportInbox(service, service.person()).upload(FILE)).status).toBe(201);
    await until(() => said.some((text) => text().includes('Others need the places')));
    expect(said.filter((text) => text() !== '').map((text) => text().slice(0, 12))).toEqual(['HTTP/1.1 503']);
    // Nobody who has as few as the newcomer loses anything.
    for (const socket of sockets) socket.destroy();
    await until(() => filesOnDisk().length === 0);
  });

  it('leave nothing on the disk when they break off', async () => {
    const socket = await begin(service.person());
    await until(() => filesOnDisk().length === 1);
    socket.destroy();
    await until(() => filesOnDisk().length === 0);
  });

  it('hold nobody up while they wait for a ledger that is busy', async () => {
    const [ada, bob] = [new ImportInbox(service, service.person()), new ImportInbox(service, service.person())];
    await ada.upload(FILE);
    const holder = new Client({ connectionString: process.env.TRANSACTION_DATABASE_URL });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM transactions.change_stream WHERE owner_id = $1 FOR UPDATE', [ada.person.ledgerId]);
    const waiting = [ada.upload(FILE), ada.upload(FILE)];
    expect((await bob.upload(FILE)).status).toBe(201);
    expect((await ada.person.send('GET', '/accounts')).status).toBe(200);
    await holder.query('ROLLBACK');
    await holder.end();
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([201, 201]);
  });

  it('of the same key are read once, and get the first answer again', async () => {
    const inbox = new ImportInbox(service, service.person());
    const headers = { 'idempotency-key': 'once' };
    const first = await inbox.upload(FILE, { headers });
    const again = await inbox.upload(FILE, { headers });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await inbox.upload(`${FILE}2026-03-15,Tea,1.00\n`, { headers });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('leave their own ledger open for writing while the file is read', async () => {
    const ada = service.person();
    let done = false;
    const slow = new ImportInbox(service, ada).upload('Date,Payee,Amount\n' + '2026-03-14,Tea,1.00\n'.repeat(20_000));
    const finished = slow.then(({ status }) => ((done = true), status));
    await until(() => filesOnDisk().length === 1);
    const written = await ada.send('POST', '/accounts', { name: 'Wallet', currency: 'EUR' });
    expect([written.status, done]).toEqual([201, false]);
    expect(await finished).toBe(201);
  });

  it('keep the ledger answering while a file is read that takes its time', async () => {
    const [ada, bob] = [service.person(), service.person()];
    const slow = new ImportInbox(service, ada).upload('Date,Payee,Amount\n' + '2026-03-14,Tea,1.00\n'.repeat(20_000));
    let [answered, done] = [0, false];
    const finished = slow.then(({ status }) => ((done = true), status));
    while (!done) answered += (await bob.send('GET', '/accounts')).status === 200 ? 1 : 0;
    expect([await finished, answered > 3]).toEqual([201, true]);
  });

  it('say which texts are longer than the ledger keeps them', async () => {
    const inbox = new ImportInbox(service, service.person());
    const rows = `2026-03-14,Tea,1.00,${'n'.repeat(1_001)}\n2026-03-15,${'p'.repeat(501)},1.00,short\n`;
    const { body } = await inbox.upload(`Date,Payee,Amount,Note\n${rows}`);
    expect(body.warnings).toContainEqual({
      code: 'text-cut',
      detail: 'Longer than can be kept, so that the end is cut off: note on line 2, payee on line 3.',
    });
    const [first, second] = await inbox.rows(body.id);
    expect([first?.note, first?.raw?.[3]]).toEqual(['n'.repeat(1_000), 'n'.repeat(1_001)]);
    expect([second?.payee, second?.raw?.[1]]).toEqual(['p'.repeat(500), 'p'.repeat(501)]);
  });
});
