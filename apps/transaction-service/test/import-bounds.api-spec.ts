import { UnitOfWork } from '@pft/kernel';
import { SweepImports } from '../src/application/import/sweep-imports';
import { CommittedCells, ImportRepository } from '../src/domain/import/import-repository';
import { ImportInbox } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';

const FILE = 'Date,Payee,Amount\n2026-03-14,Coffee,-2.80\n2026-03-15,Tea,-3.10\nsomeday,Odd,1.00\n';
const DAY_MS = 86_400_000;

describe('the bounds of the import inbox', () => {
  let service: LedgerService;
  let inbox: ImportInbox;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    inbox = new ImportInbox(service, service.person());
  });

  const send = (method: string, path: string) => inbox.person.send(method, path);
  const uploads = async (count: number) => {
    const ids: string[] = [];
    for (let index = 0; index < count; index++) ids.push((await inbox.upload(FILE, { name: `${index}.csv` })).body.id);
    return ids;
  };

  /** As many previews as said: one that was uploaded, and copies of it that came later. */
  const previews = async (count: number) => {
    const ids = await uploads(1);
    const { rows } = await service.database.query(
      `WITH first AS (SELECT * FROM import WHERE id = $1), copies AS (
         SELECT (jsonb_populate_record(NULL::import, to_jsonb(first) || jsonb_build_object(
           'id', gen_random_uuid(), 'created_at', created_at + make_interval(secs => n)))).*
         FROM first, generate_series(1, $2) AS n
       ) INSERT INTO import SELECT * FROM copies ORDER BY created_at RETURNING id`,
      [ids[0], count - 1],
    );
    return [...ids, ...rows.map(({ id }) => id as string)];
  };

  describe('how many may wait for their commit', () => {
    it('is 20: the next one is refused with the oldest by name, and stores nothing', async () => {
      const [oldest] = await previews(20);
      expect(await inbox.upload(FILE)).toMatchObject({
        status: 409,
        body: {
          code: 'import-quota',
          maxOpen: 20,
          oldest: { id: oldest, fileName: '0.csv', createdAt: expect.stringMatching(/^20\d\d-.*Z$/) as string },
          detail: expect.stringContaining(`DELETE /imports/${oldest}`) as string,
        },
      });
      expect((await send('GET', '/imports')).body.items).toHaveLength(20);
    });

    it('leaves room for another one after a commit and after a discard', async () => {
      const [first = '', second = ''] = await previews(20);
      await inbox.commit(first);
      expect((await inbox.upload(FILE)).status).toBe(201);
      expect((await inbox.upload(FILE)).status).toBe(409);
      await inbox.withdraw(second);
      expect((await inbox.upload(FILE)).status).toBe(201);
    });

    it('holds for uploads that arrive at once', async () => {
      await previews(19);
      // As many as one person may have under way.
      const answers = await Promise.all(Array.from({ length: 3 }, () => inbox.upload(FILE)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    });

    it('does not keep a repeated upload from its first answer', async () => {
      await previews(19);
      const headers = { 'idempotency-key': 'the twentieth' };
      const first = await inbox.upload(FILE, { headers });
      expect(await inbox.upload(FILE, { headers })).toMatchObject({ status: 201, body: first.body });
    });

    it("is nobody else's business", async () => {
      await previews(20);
      const other = new ImportInbox(service, service.person());
      expect((await other.upload(FILE)).status).toBe(201);
    });
  });

  describe('how much they may take', () => {
    const storedBytes = async (id: string) => {
      const { rows } = await service.database.query('SELECT stored_bytes FROM import WHERE id = $1', [id]);
      return Number(rows[0].stored_bytes);
    };

    it('counts the file and its rows', async () => {
      const [id = ''] = await uploads(1);
      const small = await storedBytes(id);
      expect(small).toBeGreaterThan(3 * FILE.length);
      const { body } = await inbox.upload(FILE + FILE.slice(18).repeat(9));
      expect(await storedBytes(body.id)).toBeGreaterThan(5 * small);
      await inbox.patch(body.id, { mapping: { headerLine: 28 } });
      expect(await storedBytes(body.id)).toBeLessThan(2 * small);
    });

    it('is 200 MiB: what would take more is refused, and stores nothing', async () => {
      const [id = ''] = await uploads(1);
      const almost = 200 * 1024 * 1024 - FILE.length;
      await service.database.query('UPDATE import SET stored_bytes = $2 WHERE id = $1', [id, almost]);
      expect(await inbox.upload(FILE)).toMatchObject({
        status: 409,
        body: { code: 'import-quota', maxBytes: 200 * 1024 * 1024, oldest: { id } },
      });
      const { rows } = await service.database.query(
        'SELECT count(DISTINCT import_id) AS n FROM import_row WHERE ledger_id = $1',
        [inbox.person.ledgerId],
      );
      expect(rows).toEqual([{ n: '1' }]);
    });
  });

  describe('how much one answer says', () => {
    it('is an import or two where each says as much as it can; the list goes on', async () => {
      const cells = (letter: string) => Array.from({ length: 990 }, (_, column) => `${column}${letter.repeat(300)}`);
      const rows = Array.from(
        { length: 5 },
        (_, row) => `2026-03-1${row},1.00,${cells('abcde'[row] ?? '').join(',')}\n`,
      );
      const first = await inbox.upload(`Date,Amount,${cells('h').join(',')}\n${rows.join('')}`);
      const again = `SELECT (jsonb_populate_record(NULL::import, to_jsonb(import) || jsonb_build_object('id', gen_random_uuid()))).* FROM import`;
      await service.database.query(`INSERT INTO import ${again} WHERE id = $1`, [first.body.id]);
      await service.database.query(`INSERT INTO import ${again} WHERE ledger_id = $1`, [inbox.person.ledgerId]);
      const pages: number[] = [];
      const ids = new Set<string>();
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body } = await send('GET', `/imports?limit=200${cursor && `&cursor=${cursor}`}`);
        for (const { id } of body.items as { id: string }[]) ids.add(id);
        pages.push(JSON.stringify(body).length);
        cursor = body.nextCursor as string | null;
      }
      expect(ids.size).toBe(4);
      expect(Math.max(...pages)).toBeLessThan(2_000_000);
    });

    it('of a row is as much as is looked at, however long its cells are', async () => {
      const { body } = await inbox.upload(`Date,Payee,Amount\n2026-03-14,${'x'.repeat(1_000_000)},-1.00\n`);
      const [row] = await inbox.rows(body.id);
      expect(row?.raw?.map((cell) => cell.length)).toEqual([10, 3_334, 5]);
      expect(row).toMatchObject({ payee: 'x'.repeat(500), amount: { amount: '1.00' } });
    });
  });

  describe('what goes by itself', () => {
    const sweepAfter = (days: number) =>
      new SweepImports(service.get(UnitOfWork), service.get(ImportRepository), service.get(CommittedCells), {
        now: () => new Date(Date.now() + days * DAY_MS),
      }).execute(() => false);

    it('is a preview that nobody committed for seven days', async () => {
      const [old = '', committed = ''] = await uploads(2);
      await inbox.commit(committed);
      await sweepAfter(6.9);
      expect((await send('GET', `/imports/${old}`)).status).toBe(200);
      expect((await sweepAfter(7.1)).errors).toEqual([]);
      expect(await send('GET', `/imports/${old}`)).toMatchObject({ status: 404, body: { code: 'import-not-found' } });
      expect((await send('GET', `/imports/${committed}`)).body).toMatchObject({ state: 'committed' });
      const { rows } = await service.database.query('SELECT FROM import_row WHERE import_id = $1', [old]);
      expect(rows).toEqual([]);
    });

    it('are the raw cells of booked rows, thirty days after the commit, and of no others', async () => {
      const [id = ''] = await uploads(1);
      await inbox.patch(id, { rows: [{ line: 3, action: 'skip' }] });
      await inbox.commit(id);
      await sweepAfter(29.9);
      expect((await inbox.rows(id)).map(({ raw }) => raw?.[1])).toEqual(['Coffee', 'Tea', 'Odd']);
      await sweepAfter(30.1);
      expect(await inbox.rows(id)).toMatchObject([
        { raw: null, payee: 'Coffee', date: '2026-03-14', transactionId: expect.any(String) as string },
        { raw: ['2026-03-15', 'Tea', '-3.10'] },
        { raw: ['someday', 'Odd', '1.00'] },
      ]);
    });

    it('is not by what a row is known again, nor what an undo needs', async () => {
      const [id = ''] = await uploads(1);
      await inbox.commit(id);
      await sweepAfter(31);
      expect((await inbox.upload(FILE)).body.counts).toMatchObject({ new: 0, duplicate: 2 });
      expect((await inbox.withdraw(id)).body).toMatchObject({ state: 'undone', removed: 2 });
      expect((await inbox.upload(FILE)).body.counts).toMatchObject({ new: 2, duplicate: 0 });
    });

    it('goes once, whoever else sweeps at the same moment', async () => {
      const ids = await uploads(4);
      const sweeps = await Promise.all([sweepAfter(8), sweepAfter(8), sweepAfter(8)]);
      const { rows } = await service.database.query('SELECT FROM import WHERE id = ANY($1::uuid[])', [ids]);
      expect(rows).toEqual([]);
      expect(sweeps.flatMap(({ errors }) => errors)).toEqual([]);
    });
  });
});
