import { ImportJobs } from '../src/infrastructure/import-jobs';
import { ImportInbox, type UploadOptions } from './import-inbox';
import { type LedgerService, type ServiceCopy, startLedgerService } from './ledger-service';

const HEADER = 'Date,Payee,Amount\n';
const FILE = `${HEADER}2026-03-14,Coffee,-2.80\n2026-03-15,Tea,-3.10\n`;
const ASYNC = { prefer: 'respond-async' };
const NOT_TEXT = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]);

describe('an upload that nobody waits for', () => {
  let service: LedgerService;
  let inbox: ImportInbox;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    inbox = new ImportInbox(service, service.person());
  });

  const send = (method: string, path: string, body?: unknown) => inbox.person.send(method, path, body);
  const uploadLater = (content: string | Uint8Array, options: UploadOptions = {}) =>
    inbox.upload(content, { ...options, headers: { ...ASYNC, ...options.headers } });

  async function settled(id: string): Promise<Record<string, unknown>> {
    for (let tries = 0; tries < 200; tries++) {
      const { body } = await send('GET', `/imports/${id}`);
      if (body.state !== 'reading') return body;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error('The file is being read for ever.');
  }

  const rowsStored = async (id: string) => {
    const { rows } = await service.database.query('SELECT line FROM import_row WHERE import_id = $1', [id]);
    return rows.length;
  };

  /** As if it had been uploaded so, and its copy of the service had died before the file was read. */
  async function orphan(asked: Record<string, unknown> = {}, fields: Record<string, string> = {}): Promise<string> {
    const { id } = (await inbox.upload(FILE, { fields })).body;
    await service.database.query('DELETE FROM import_row WHERE import_id = $1', [id]);
    await service.database.query(
      `UPDATE import SET state = 'reading', reading = NULL, shape = '', accounts = '[]', file_columns = '[]', commit_asked = $2,
         counts = '{"new": 0, "duplicate": 0, "similar": 0, "transfer": 0, "error": 0}' WHERE id = $1`,
      [
        id,
        JSON.stringify({
          timeZone: 'Europe/Vienna',
          actor: inbox.person.ledgerId,
          baseCurrency: 'EUR',
          usePreset: true,
          ...asked,
        }),
      ],
    );
    return id;
  }
  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
  const look = (...copies: ServiceCopy[]) => copies.forEach((copy) => copy.get(ImportJobs).look());

  it('is answered 202 with an import that says nothing of the file yet, and where it will', async () => {
    const { status, headers, body } = await uploadLater(FILE, { name: 'bank.csv' });
    expect(status).toBe(202);
    expect(Object.fromEntries(headers)).toMatchObject({
      'preference-applied': 'respond-async',
      location: `/imports/${body.id}`,
      etag: '"1"',
    });
    expect(body).toMatchObject({
      state: 'reading',
      fileName: 'bank.csv',
      mapping: null,
      columns: [],
      accounts: [],
      counts: { new: 0, duplicate: 0, similar: 0, transfer: 0, ignored: 0, error: 0 },
      warnings: [],
      canCommit: false,
      problem: null,
      version: 1,
    });
    await settled(body.id);
  });

  it('comes to the same preview as one that is waited for, and can be committed', async () => {
    const { id, version, createdAt, ...waitedFor } = (await inbox.upload(FILE)).body;
    const { body } = await uploadLater(FILE);
    expect(await settled(body.id)).toMatchObject({ ...waitedFor, state: 'preview', version: 2 });
    expect((await inbox.rows(body.id)).map(({ payee }) => payee)).toEqual(['Coffee', 'Tea']);
    expect((await inbox.commit(body.id)).body).toMatchObject({ inserted: 2 });
  });

  it('keeps what was said with it: the account, and that no preset is wanted', async () => {
    const { body: account } = await send('POST', '/accounts', { name: 'Giro', currency: 'EUR' });
    const first = (await inbox.upload(FILE)).body.id;
    await inbox.patch(first, { mapping: { columns: { payee: null, note: 1 } } });
    await inbox.commit(first);
    const other = FILE.replaceAll('2026', '2025');
    const usual = (await uploadLater(other, { fields: { accountId: account.id } })).body.id;
    expect(await settled(usual)).toMatchObject({ presetUsed: true, accounts: [{ accountId: account.id }] });
    const anew = (await uploadLater(other, { fields: { preset: 'none' } })).body.id;
    expect(await settled(anew)).toMatchObject({ presetUsed: false });
  });

  it('is refused at once where that can be said before the file is read, and stores nothing then', async () => {
    const unknown = { accountId: '00000000-0000-4000-8000-000000000000' };
    expect(await uploadLater(FILE, { fields: unknown })).toMatchObject({ body: { code: 'account-not-found' } });
    expect(await uploadLater(FILE, { fields: { surprise: 'x' } })).toMatchObject({
      body: { code: 'validation-failed' },
    });
    expect(await uploadLater('x'.repeat(10 * 1024 * 1024 + 1))).toMatchObject({
      status: 413,
      body: { code: 'import-too-large' },
    });
    expect(await inbox.person.send('POST', '/imports', {}, ASYNC)).toMatchObject({ status: 415 });
    expect((await send('GET', '/imports')).body.items).toEqual([]);
  });

  it('is refused at once where too many imports are open', async () => {
    const { id } = (await inbox.upload(FILE)).body;
    await service.database.query('UPDATE import SET stored_bytes = $2 WHERE id = $1', [id, 200 * 1024 * 1024]);
    expect(await uploadLater(FILE)).toMatchObject({ status: 409, body: { code: 'import-quota', oldest: { id } } });
    expect((await send('GET', '/imports')).body.items).toHaveLength(1);
  });

  it('gives the same 202 again to the same key, whatever the import is by now', async () => {
    const headers = { 'idempotency-key': 'mine' };
    const { body } = await uploadLater(FILE, { headers });
    await settled(body.id);
    const again = await uploadLater(FILE, { headers });
    expect(again).toMatchObject({ status: 202, body });
    expect(Object.fromEntries(again.headers)).toMatchObject({
      'idempotency-replayed': 'true',
      'preference-applied': 'respond-async',
      location: `/imports/${body.id}`,
    });
    expect(await uploadLater(`${FILE}\n`, { headers })).toMatchObject({ body: { code: 'idempotency-key-reused' } });
    expect((await send('GET', '/imports')).body.items).toHaveLength(1);
  });

  it('has no rows, and can be neither changed nor committed, while it is read', async () => {
    const id = await orphan({ heldUntil: inAnHour() });
    expect(await inbox.rows(id)).toEqual([]);
    for (const refused of [inbox.commit(id), inbox.commit(id, ASYNC), inbox.patch(id, { accountId: null })])
      expect(await refused).toMatchObject({ status: 409, body: { code: 'import-busy' } });
    expect((await send('GET', `/imports/${id}`)).body).toMatchObject({ state: 'reading' });
  });

  it('can be discarded while it is read, and nothing of it comes later', async () => {
    const { body } = await uploadLater(HEADER + '2026-03-14,Tea,1.00\n'.repeat(20_000));
    expect((await inbox.withdraw(body.id)).status).toBe(204);
    expect((await send('GET', `/imports/${body.id}`)).status).toBe(404);
    // Files of one person are read one after the other: when the next one is there the first one has come to its end.
    const next = (await uploadLater(FILE)).body.id;
    expect(await settled(next)).toMatchObject({ state: 'preview' });
    expect(await rowsStored(body.id)).toBe(0);
    expect((await send('GET', '/imports')).body.items).toMatchObject([{ id: next }]);
  });

  it('is recorded as done by the person who asked for it', async () => {
    await settled((await uploadLater(FILE)).body.id);
    const { rows } = await service.database.query(
      'SELECT DISTINCT actor, cause_by, operation FROM change WHERE owner_id = $1',
      [inbox.person.ledgerId],
    );
    expect(rows).toEqual([{ actor: inbox.person.ledgerId, cause_by: 'person', operation: 'POST /imports' }]);
  });

  describe('and that fails', () => {
    it.each([
      ['no text', NOT_TEXT],
      ['empty', ''],
      ['without a row', 'Date,Payee\n'],
    ])('says why, as the answer would have: %s', async (_name, content) => {
      const { code, title, status, detail } = (await inbox.upload(content)).body;
      const { body } = await uploadLater(content);
      expect(await settled(body.id)).toMatchObject({
        state: 'failed',
        version: 2,
        mapping: null,
        canCommit: false,
        problem: { code, title, status, detail },
      });
    });

    it('can only be discarded', async () => {
      const { body } = await uploadLater(NOT_TEXT);
      await settled(body.id);
      for (const refused of [
        inbox.commit(body.id),
        inbox.commit(body.id, ASYNC),
        inbox.patch(body.id, { accountId: null }),
        inbox.patch(body.id, { mapping: { decimal: ',' } }),
        inbox.patch(body.id, { rows: [{ line: 2, action: 'skip' }] }),
      ])
        expect(await refused).toMatchObject({ status: 409, body: { code: 'import-not-read' } });
      expect((await inbox.withdraw(body.id)).status).toBe(204);
      expect((await send('GET', `/imports/${body.id}`)).status).toBe(404);
    });

    it('fails where its account is gone when the file has been read', async () => {
      const { body: account } = await send('POST', '/accounts', { name: 'Chosen', currency: 'EUR' });
      const id = await orphan({}, { accountId: account.id });
      await send('DELETE', `/accounts/${account.id}`);
      look(service);
      expect(await settled(id)).toMatchObject({ state: 'failed', problem: { code: 'account-not-found' } });
      expect(await rowsStored(id)).toBe(0);
    });

    it('fails where its rows take more room than is left, and stores none of them', async () => {
      const { id } = (await inbox.upload(FILE)).body;
      const almost = 200 * 1024 * 1024 - 2 * FILE.length;
      await service.database.query('UPDATE import SET stored_bytes = $2 WHERE id = $1', [id, almost]);
      const { status, body } = await uploadLater(FILE);
      expect(status).toBe(202);
      expect(await settled(body.id)).toMatchObject({ state: 'failed', problem: { code: 'import-quota', status: 409 } });
      expect(await rowsStored(body.id)).toBe(0);
    });
  });

  describe('and whose service stops', () => {
    let copies: ServiceCopy[] = [];
    const copy = async () => {
      const started = await service.copy();
      copies.push(started);
      return started;
    };
    afterEach(async () => {
      for (const each of copies) await each.stop();
      copies = [];
    });

    it('is read by the next start', async () => {
      const id = await orphan();
      await copy();
      expect(await settled(id)).toMatchObject({ state: 'preview', version: 2, counts: { new: 2 } });
    });

    it('is read once even where three copies believe to be at it', async () => {
      const id = await orphan();
      const all = [service, await copy(), await copy()];
      for (const each of all) {
        look(each);
        await service.database.query(`UPDATE import SET commit_asked = commit_asked - 'heldUntil' WHERE id = $1`, [id]);
      }
      expect(await settled(id)).toMatchObject({ state: 'preview', version: 2, counts: { new: 2 } });
      expect(await rowsStored(id)).toBe(2);
    });

    it('is left to the copy that is at it', async () => {
      const id = await orphan({ heldUntil: inAnHour() });
      look(service, await copy());
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect((await send('GET', `/imports/${id}`)).body).toMatchObject({ state: 'reading' });
    });

    it('fails where it was begun again and again and never came to its end', async () => {
      const id = await orphan({ attempts: 20 });
      look(service);
      expect(await settled(id)).toMatchObject({
        state: 'failed',
        problem: { code: 'import-interrupted', status: 503, detail: expect.stringContaining('reading') as string },
      });
    });
  });
});
