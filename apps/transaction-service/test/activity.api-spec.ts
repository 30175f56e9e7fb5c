import { randomUUID } from 'node:crypto';
import { checkBalances, checkSequences } from '../../../tools/verify/checks.mjs';
import { ImportInbox } from './import-inbox';
import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
type Row = Record<string, unknown> & { id: string };

describe('many transactions in one act', () => {
  let service: LedgerService;
  let anna: Person;
  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    anna = service.person();
  });
  // Whatever a test did: balances are what rows say, and each version has its change, without gaps.
  afterEach(async () => {
    const tables = ['transaction', 'account', 'category', 'budget'];
    const checked = [
      await checkBalances(service.database),
      await checkSequences(service.database, 'transactions', tables),
    ];
    expect(checked.flatMap(({ differences }) => differences)).toEqual([]);
  });

  const add = async (body: object = {}): Promise<Row> =>
    (await anna.send('POST', '/transactions', { type: 'expense', amount: eur('5'), date: '2026-03-01', ...body })).body;
  const get = async ({ id }: { id: string }) => (await anna.send('GET', `/transactions/${id}`)).body;
  const bulk = (rows: readonly { id: string }[], changes: unknown, more: object = {}, headers = {}) =>
    anna.send('POST', '/transactions/bulk', { ids: rows.map(({ id }) => id), changes, ...more }, headers);
  const undo = (id: unknown, person = anna) => person.send('POST', `/activity/${String(id)}/undo`);
  const category = async (wanted: string) => {
    const { items } = (await anna.send('GET', '/categories')).body;
    return String(items.find(({ name }) => name === wanted)?.id);
  };
  const account = async (name: string, currency = 'EUR') =>
    (await anna.send('POST', '/accounts', { name, currency })).body.id;
  const balances = async () => (await anna.send('GET', '/accounts')).body.items.map(({ balance }) => balance);
  /** Without what each change changes. */
  const said = ({ version: _, updatedAt: __, ...row }: Record<string, unknown>) => row;
  const causes = async ({ id }: { id: string }) => {
    const { rows } = await service.database.query(
      'SELECT version, cause_by, cause_ref FROM change WHERE entity_id = $1 ORDER BY sequence',
      [id],
    );
    return rows.map((row: Record<string, unknown>) => [row.version, row.cause_by, row.cause_ref]);
  };

  it('are changed in what is named, each as a version of its own, and are what they were after the undo', async () => {
    const [groceries, cash] = [await category('Groceries'), await account('Cash')];
    const rows: [Row, Row] = [
      await add({ payee: 'HOFER 0527', note: 'milk', tags: ['a', 'b'] }),
      await add({ categoryId: groceries, payee: 'Hofer', tags: ['c'] }),
    ];
    const before = await balances();
    const changes = { categoryId: groceries, accountId: cash, payeeName: 'Aldi', note: null, reviewed: false };
    const { status, body } = await bulk(rows, { ...changes, addTags: ['c', ' d '], removeTags: ['a'] });
    expect([status, body]).toEqual([
      200,
      { matched: 2, changed: 2, unchanged: 0, refused: [], activityId: expect.any(String) },
    ]);
    expect(await get(rows[0])).toMatchObject({ ...changes, tags: ['b', 'c', 'd'], payee: 'HOFER 0527', version: 2 });
    expect(await get(rows[1])).toMatchObject({ ...changes, tags: ['c', 'd'], version: 2 });
    expect(await causes(rows[0])).toEqual([
      [1, 'person', null],
      [2, 'bulk-edit', body.activityId],
    ]);

    const undone = await undo(body.activityId);
    expect([undone.status, undone.body]).toEqual([
      200,
      { id: body.activityId, undoneAt: expect.any(String), restored: 2 },
    ]);
    for (const row of rows) expect(said(await get(row))).toEqual(said(row));
    expect(await balances()).toEqual(before);
    expect((await causes(rows[0])).at(-1)).toEqual([3, 'undo', body.activityId]);
    expect((await undo(body.activityId)).body.code).toBe('activity-undone');
  });

  it('are left out and named where their rules keep them from it', async () => {
    const [groceries, yen] = [await category('Groceries'), await account('Yen', 'JPY')];
    const [plain, done] = [await add(), await add({ categoryId: groceries })];
    const split = await add({ splits: [{ amount: eur('2') }, { amount: eur('3') }] });
    const target = await account('Savings');
    const transfer = await add({ type: 'transfer', toAccountId: target });
    const gone = { id: randomUUID() };
    const answer = await bulk([plain, done, split, transfer, gone], { categoryId: groceries });
    expect(answer.body).toMatchObject({ matched: 4, changed: 1, unchanged: 1 });
    const refused = new Map((answer.body.refused as { id: string; code: string }[]).map(({ id, code }) => [id, code]));
    expect([...refused.entries()].sort()).toEqual(
      [
        [split.id, 'category-and-splits'],
        [transfer.id, 'field-not-allowed-for-type'],
        [gone.id, 'transaction-not-found'],
      ].sort(),
    );
    expect(await get(split)).toEqual(split);
    expect((await bulk([plain], { accountId: yen })).body.refused).toEqual([
      { id: plain.id, code: 'account-currency-differs' },
    ]);
    expect((await bulk([transfer], { accountId: target })).body.refused).toEqual([
      { id: transfer.id, code: 'transfer-to-same-account' },
    ]);
    const many = Array.from({ length: 20 }, (_, i) => `tag ${i}`);
    await bulk([plain], { addTags: many });
    expect((await bulk([plain], { addTags: ['one more'] })).body.refused).toEqual([
      { id: plain.id, code: 'too-many-tags' },
    ]);
    await anna.send('PATCH', `/accounts/${plain.accountId as string}`, { archived: true });
    expect((await bulk([plain, transfer], { delete: true })).body).toMatchObject({
      changed: 0,
      refused: [{ code: 'account-archived' }, { code: 'account-archived' }],
      activityId: null,
    });
    expect((await bulk([plain], { note: 'still to be changed' })).body.changed).toBe(1);
  });

  it('are only looked at in a dry run, and nothing is an act that changes nothing', async () => {
    const row = await add({ note: 'x' });
    const counts = { matched: 1, changed: 1, unchanged: 0, refused: [], activityId: null };
    for (const changes of [{ note: 'y' }, { delete: true }])
      expect((await bulk([row], changes, { dryRun: true })).body).toEqual(counts);
    expect(await get(row)).toEqual(row);
    expect((await bulk([row], { note: 'x' })).body).toMatchObject({ changed: 0, unchanged: 1, activityId: null });
  });

  it('come back when their removal is undone, with the links of their refunds', async () => {
    const groceries = await category('Groceries');
    const parts = [{ amount: eur('2'), categoryId: groceries }, { amount: eur('3') }];
    const bought = await add({ splits: parts, tags: ['a'] });
    const rows = [bought, await add({ type: 'transfer', toAccountId: await account('Savings') })];
    const refund = await add({ type: 'income', categoryId: groceries, refundOf: bought.id });
    const other = await add({ type: 'income', categoryId: groceries, refundOf: bought.id });
    const before = await balances();
    const { body } = await bulk(rows, { delete: true });
    expect(body).toMatchObject({ matched: 2, changed: 2, activityId: expect.any(String) });
    for (const row of rows) expect((await get(row)).code).toBe('transaction-not-found');
    expect(await get(refund)).toMatchObject({ refundOf: null });
    // What somebody says of a refund since stays.
    await anna.send('PATCH', `/transactions/${other.id}`, { note: 'since' });

    expect((await undo(body.activityId)).body).toMatchObject({ restored: 2 });
    for (const row of rows) expect(await get(row)).toMatchObject({ ...said(row), version: 3 });
    expect(said(await get(refund))).toEqual(said(refund));
    expect(await get(other)).toMatchObject({ refundOf: null, note: 'since' });
    expect(await balances()).toEqual(before);
  });

  it('are all left as they are where one was changed or removed since, and that is named', async () => {
    const rows: [Row, Row, Row] = [await add(), await add(), await add()];
    const { activityId } = (await bulk(rows, { note: 'bulk' })).body;
    await anna.send('PATCH', `/transactions/${rows[1]?.id}`, { note: 'since' });
    await anna.send('DELETE', `/transactions/${rows[2]?.id}`);
    const { status, body } = await undo(activityId);
    expect([status, body.code, body.count]).toEqual([409, 'activity-superseded', 2]);
    expect([...(body.transactionIds as string[])].sort()).toEqual([rows[1]?.id, rows[2]?.id].sort());
    expect(await get(rows[0])).toMatchObject({ note: 'bulk', version: 2 });

    const removed = (await bulk([rows[0]], { delete: true })).body.activityId;
    expect((await undo(removed)).status).toBe(200);
    expect((await bulk([rows[0]], { delete: true })).status).toBe(200);
    expect((await undo(removed)).body.code).toBe('activity-undone');
  });

  it('can be undone one after the other, the last one first', async () => {
    const row = await add({ note: 'a' });
    const first = (await bulk([row], { note: 'b' })).body.activityId;
    const second = (await bulk([row], { note: 'c' })).body.activityId;
    expect((await undo(first)).body.code).toBe('activity-superseded');
    expect((await undo(second)).status).toBe(200);
    expect(await get(row)).toMatchObject({ note: 'b', version: 4 });
    // The undo is a version, too: what came before it is not the latest any more.
    expect((await undo(first)).body.code).toBe('activity-superseded');
  });

  it('come back without a category that is gone meanwhile, and not into an account that is archived', async () => {
    const parent = (await anna.send('POST', '/categories', { name: 'Gone', kind: 'expense' })).body.id;
    const groceries = await category('Groceries');
    const row = await add({ categoryId: parent });
    const cash = await account('Cash');
    const moved = (await bulk([row], { categoryId: groceries, accountId: cash })).body.activityId;
    expect((await anna.send('DELETE', `/categories/${parent}`)).status).toBe(204);
    await anna.send('PATCH', `/accounts/${row.accountId as string}`, { archived: true });
    expect((await undo(moved)).body.code).toBe('account-archived');
    await anna.send('PATCH', `/accounts/${row.accountId as string}`, { archived: false });
    expect((await undo(moved)).status).toBe(200);
    expect(await get(row)).toMatchObject({ categoryId: null, accountId: row.accountId });
  });

  it('are categorised by their payee in one act, and what was remembered goes with it', async () => {
    const [groceries, leisure] = [await category('Groceries'), await category('Leisure')];
    const rows: [Row, Row] = [await add({ payee: 'HOFER 1' }), await add({ payee: 'Hofer 2', categoryId: leisure })];
    const categorize = async (categoryId: string) =>
      (await anna.send('POST', '/transactions/categorize', { payeeContains: 'hofer', categoryId })).body.activityId;
    const remembered = async () =>
      (await anna.send('GET', '/payee-categories')).body.items.map(({ categoryId }) => categoryId);
    const first = await categorize(groceries);
    expect(await Promise.all(rows.map(get))).toMatchObject([{ categoryId: groceries }, { categoryId: groceries }]);
    expect((await undo(first)).body.restored).toBe(2);
    expect((await Promise.all(rows.map(get))).map(said)).toEqual(rows.map(said));
    expect(await remembered()).toEqual([]);

    await categorize(leisure);
    const second = await categorize(groceries);
    expect(await remembered()).toEqual([groceries]);
    expect((await undo(second)).status).toBe(200);
    expect(await remembered()).toEqual([leisure]);
    // Where nothing had to be changed, it is what was remembered that goes.
    const none = (await anna.send('POST', '/transactions/categorize', { payeeContains: 'zzz', categoryId: groceries }))
      .body;
    expect(none).toEqual({ updated: 0, replaced: 0, activityId: expect.any(String) });
    expect((await undo(none.activityId)).body.restored).toBe(0);
    expect(await remembered()).toEqual([leisure]);
  });

  it('are categorised only where they have no category, where that is asked, and counted before', async () => {
    const [groceries, leisure] = [await category('Groceries'), await category('Leisure')];
    const rows = [await add({ payee: 'HOFER 1' }), await add({ payee: 'Hofer 2', categoryId: leisure })];
    const categorize = async (more: object) =>
      (await anna.send('POST', '/transactions/categorize', { payeeContains: 'hofer', categoryId: groceries, ...more }))
        .body;
    const counted = { updated: 2, replaced: 1, activityId: null };
    expect(await categorize({ dryRun: true })).toEqual(counted);
    expect(await categorize({ dryRun: true, uncategorisedOnly: true })).toEqual({ ...counted, updated: 1, replaced: 0 });
    expect((await Promise.all(rows.map(get))).map(said)).toEqual(rows.map(said));
    expect((await anna.send('GET', '/payee-categories')).body.items).toEqual([]);

    const done = await categorize({ uncategorisedOnly: true });
    expect(done).toEqual({ updated: 1, replaced: 0, activityId: expect.any(String) });
    expect(await Promise.all(rows.map(get))).toMatchObject([{ categoryId: groceries }, { categoryId: leisure }]);
    expect((await undo(String(done.activityId))).body.restored).toBe(1);
    expect((await Promise.all(rows.map(get))).map(said)).toEqual(rows.map(said));
  });

  it('are changed once for a key, and undone once for a key', async () => {
    const row = await add();
    const headers = { 'idempotency-key': 'bulk' };
    const first = await bulk([row], { note: 'x' }, {}, headers);
    const again = await bulk([row], { note: 'x' }, {}, headers);
    expect([again.body, again.headers.get('idempotency-replayed')]).toEqual([first.body, 'true']);
    const path = `/activity/${String(first.body.activityId)}/undo`;
    const undone = await anna.send('POST', path, undefined, { 'idempotency-key': 'undo' });
    const replayed = await anna.send('POST', path, undefined, { 'idempotency-key': 'undo' });
    expect([replayed.status, replayed.body]).toEqual([200, undone.body]);
  });

  it.each<[string, object]>([
    ['no changes', { changes: {} }],
    ['removal and more', { changes: { delete: true, note: 'x' } }],
    ['no removal', { changes: { delete: false } }],
    ['no ids', { ids: [], changes: { note: 'x' } }],
    [
      'an id twice',
      { ids: ['01890000-0000-7000-8000-000000000000', '01890000-0000-7000-8000-000000000000'], changes: { note: 'x' } },
    ],
    ['too many ids', { ids: Array.from({ length: 1001 }, () => randomUUID()), changes: { note: 'x' } }],
    ['another field', { changes: { amount: eur('1') } }],
    ['no account', { changes: { accountId: null } }],
    ['an account that is none', { changes: { accountId: randomUUID() } }],
    ['a category that is none', { changes: { categoryId: randomUUID() } }],
  ])('are refused as a whole with %s', async (_, body) => {
    const row = await add();
    const answer = await anna.send('POST', '/transactions/bulk', { ids: [row.id], ...body });
    expect(answer.status).toBe(422);
    expect(await get(row)).toEqual(row);
  });

  it("are nobody else's", async () => {
    const row = await add();
    const { activityId } = (await bulk([row], { note: 'x' })).body;
    const eve = service.person();
    expect(
      (await eve.send('POST', '/transactions/bulk', { ids: [row.id], changes: { delete: true } })).body,
    ).toMatchObject({
      matched: 0,
      refused: [{ id: row.id, code: 'transaction-not-found' }],
    });
    for (const id of [activityId, randomUUID()]) expect((await undo(id, eve)).body.code).toBe('activity-not-found');
    expect(await get(row)).toMatchObject({ note: 'x' });
  });

  it('are forgotten as acts beyond the last 200', async () => {
    const row = await add();
    const first = String((await bulk([row], { note: 'first' })).body.activityId);
    await service.database.query(
      `INSERT INTO act (ledger_id, id, kind, ids, versions, released_ids, released_versions, at)
       SELECT ledger_id, overlay(overlay(id::text placing '0000' from 1) placing lpad(to_hex(n), 4, '0') from 33)::uuid, kind, ids, versions, released_ids, released_versions, at
       FROM act, generate_series(1, 200) AS n WHERE ledger_id = $1`,
      [anna.ledgerId],
    );
    const older = (n: number) => `0000${first.slice(4, 32)}000${n}`;
    const { activityId: last } = (await bulk([row], { note: 'last' })).body;
    const { rows } = await service.database.query('SELECT count(*)::integer AS n FROM act WHERE ledger_id = $1', [
      anna.ledgerId,
    ]);
    expect(rows).toEqual([{ n: 200 }]);
    for (const n of [1, 2]) expect((await undo(older(n))).body.code).toBe('activity-not-found');
    for (const id of [older(3), first]) expect((await undo(id)).body.code).toBe('activity-superseded');
    expect((await undo(last)).status).toBe(200);
  });

  it('that an import brought wait to be reviewed, and looking at them is no edit of what it brought', async () => {
    const inbox = new ImportInbox(service, anna);
    const { body } = await inbox.upload('Date,Payee,Amount\n2026-04-01,Hofer,-3.00\n2026-04-02,Billa,-2.80\n');
    await inbox.commit(body.id);
    const waiting = async () => (await anna.send('GET', '/transactions?reviewed=false')).body.items as Row[];
    await add();
    const rows = await waiting();
    expect(rows).toHaveLength(2);
    expect((await anna.send('GET', '/transactions/totals?reviewed=false')).body).toMatchObject({
      count: 2,
      spending: [eur('5.80')],
    });
    await anna.send('PATCH', `/transactions/${rows[0]?.id}`, { reviewed: true });
    await bulk(rows, { reviewed: true });
    expect(await waiting()).toEqual([]);
    expect((await anna.send('GET', '/transactions?reviewed=true')).body.items).toHaveLength(3);
    // An edit that was taken back is none either; one that was not is.
    const { activityId } = (await bulk(rows, { note: 'mine' })).body;
    const refused = await anna.send('DELETE', `/imports/${body.id}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'import-rows-edited']);
    await undo(activityId);
    expect((await anna.send('DELETE', `/imports/${body.id}`)).status).toBe(200);
  });
});
