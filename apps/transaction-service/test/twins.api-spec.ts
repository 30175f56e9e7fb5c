import { ImportInbox } from './import-inbox';
import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('transactions that came twice', () => {
  let service: LedgerService;
  let anna: Person;
  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    anna = service.person();
  });

  /** An import of long ago, of which nothing is known again: as rows came twice before rows were known by what they say. */
  async function cameOnce(text: string): Promise<void> {
    const inbox = new ImportInbox(service, anna);
    const { body } = await inbox.upload(text);
    await inbox.commit(body.id);
    await service.database.query('DELETE FROM import_identity WHERE import_id = $1', [body.id]);
  }
  async function cameTwice(): Promise<void> {
    const file = (balance: string) =>
      `Date,Payee,Amount,Balance\n2026-04-01,HOFER 0527,-3.00,${balance}\n2026-04-02,Coffee,-2.80,1\n2026-04-02,Coffee,-2.80,1\n`;
    await cameOnce(file('10.00'));
    // By hand they would be taken for the same ones; so they are until they are claimed.
    await service.database.query(`UPDATE transaction SET date = date + 100 WHERE ledger_id = $1`, [anna.ledgerId]);
    await cameOnce(file('11.00'));
    await service.database.query(
      `UPDATE transaction SET date = date - 100 WHERE ledger_id = $1 AND date > '2026-06-01'`,
      [anna.ledgerId],
    );
  }
  const twins = async () => (await anna.send('GET', '/transactions/twins')).body;
  const pairs = async () => (await twins()).items as { kept: Record<string, unknown>; twin: Record<string, unknown> }[];
  const rows = async () => (await anna.send('GET', '/transactions')).body.items;
  const balance = async () => (await anna.send('GET', '/accounts')).body.items[0]?.balance;
  const remove = (ids: unknown) => anna.send('POST', '/transactions/twins/removals', { ids });
  const undo = (id: string, person = anna) => person.send('POST', `/transactions/twins/removals/${id}/undo`);

  it('are shown in pairs, the earlier one and the one that came again', async () => {
    await cameTwice();
    await anna.send('POST', '/transactions', {
      type: 'expense',
      amount: eur('2.80'),
      date: '2026-04-02',
      payee: 'Tea',
    });
    const found = await pairs();
    expect(found.map(({ kept, twin }) => [kept.payee, twin.payee, kept.date === twin.date])).toEqual([
      ['Coffee', 'Coffee', true],
      ['Coffee', 'Coffee', true],
      ['HOFER 0527', 'HOFER 0527', true],
    ]);
    const imports = new Set(found.map(({ kept, twin }) => `${String(kept.importId)} ${String(twin.importId)}`));
    expect(imports.size).toBe(1);
    expect((await twins()).more).toBe(false);
    expect((await service.person().send('GET', '/transactions/twins')).body).toMatchObject({ items: [], more: false });
  });

  it('leave their refunds to the row that stays, and keep them there when they come back', async () => {
    await cameTwice();
    const [hofer] = (await pairs()).filter(({ kept }) => kept.payee === 'HOFER 0527');
    const refund = (refundOf: unknown) =>
      anna.send('POST', '/transactions', {
        type: 'income',
        amount: eur('1.00'),
        date: '2026-04-20',
        payee: 'Back',
        refundOf,
      });
    const { body: back } = await refund(hofer?.twin.id);
    const removed = await remove([hofer?.twin.id]);
    expect(removed.status).toBe(201);
    expect((await anna.send('GET', `/transactions/${back.id}`)).body).toMatchObject({ refundOf: hofer?.kept.id });
    expect((await undo(removed.body.id)).status).toBe(200);
    expect((await anna.send('GET', `/transactions/${back.id}`)).body).toMatchObject({ refundOf: hofer?.kept.id });
  });

  it('are removed in one act, and are back as they were when it is undone', async () => {
    await cameTwice();
    const [before, had] = [await rows(), await balance()];
    const ids = (await pairs()).map(({ twin }) => twin.id);
    const removed = await remove(ids);
    expect([removed.status, removed.body.removed]).toEqual([201, 3]);
    expect(await pairs()).toEqual([]);
    expect(await rows()).toHaveLength(3);
    expect(await balance()).toEqual(eur('-8.60'));
    const restored = await undo(removed.body.id);
    expect([restored.status, restored.body]).toEqual([200, { restored: 3 }]);
    expect(await balance()).toEqual(had);
    expect(await rows()).toEqual(
      before.map((row) =>
        ids.includes(row.id) ? { ...row, version: 3, updatedAt: expect.any(String) as string } : row,
      ),
    );
    const { rows: log } = await service.database.query(
      `SELECT version, cause_by, cause_ref FROM change WHERE owner_id = $1 AND entity_id = $2 ORDER BY sequence`,
      [anna.ledgerId, ids[0]],
    );
    expect(log).toMatchObject([
      { version: 1, cause_by: 'import' },
      { version: 2, cause_by: 'rule', cause_ref: removed.body.id },
      { version: 3, cause_by: 'undo', cause_ref: removed.body.id },
    ]);
    expect(await pairs()).toHaveLength(3);
  });

  it('come back without a category that is gone, and not into an account that is archived', async () => {
    await cameTwice();
    const [pair] = await pairs();
    const bees = (await anna.send('POST', '/categories', { name: 'Bees', kind: 'expense' })).body.id;
    await anna.send('PATCH', `/transactions/${String(pair?.twin.id)}`, { categoryId: bees });
    const { id } = (await remove([pair?.twin.id])).body;
    await anna.send('DELETE', `/categories/${bees}`);
    const account = `/accounts/${String(pair?.kept.accountId)}`;
    await anna.send('PATCH', account, { archived: true });
    expect((await undo(id)).body.code).toBe('account-archived');
    expect(await pairs()).toEqual([]);
    await anna.send('PATCH', account, { archived: false });
    expect((await undo(id)).body).toEqual({ restored: 1 });
    expect((await anna.send('GET', `/transactions/${String(pair?.twin.id)}`)).body).toMatchObject({
      categoryId: null,
      version: 4,
    });
  });

  it('are refused where they are none, and brought back once', async () => {
    await cameTwice();
    const [pair] = await pairs();
    const refused = await remove([pair?.kept.id, pair?.twin.id]);
    expect([refused.status, refused.body.code]).toEqual([409, 'not-twins']);
    expect(await rows()).toHaveLength(6);
    for (const ids of [[], ['x'], undefined])
      expect((await remove(ids)).body).toMatchObject({ status: 422, code: 'validation-failed' });
    const { id } = (await remove([pair?.twin.id])).body;
    expect((await undo(id, service.person())).body.code).toBe('removal-not-found');
    expect((await undo(id)).status).toBe(200);
    expect((await undo(id)).body).toMatchObject({ status: 409, code: 'removal-undone' });
  });
});
