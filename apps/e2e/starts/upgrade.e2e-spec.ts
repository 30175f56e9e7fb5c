import { cpSync, chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import { LabSystem } from '../support/lab-system';
import { openDataDirectory } from '../../../tools/start/stores/data-directory.mjs';
import { startPostgres } from '../../../tools/start/stores/postgres.mjs';

const root = resolve(__dirname, '../../..');

/** A data folder that an older version left behind, and what somebody who used it knows of it. Each has a README beside its rows. */
interface OldFolder {
  name: string;
  email: string;
  password: string;
  transactions: number;
  balances: [account: string, amount: string, currency: string][];
  /** Newest first, as they are answered. */
  alerts: [budget: string, read: boolean][];
  imports: [fileName: string, state: string][];
  rowsOfOpenPreview: number;
  /** Committed by the older version, and not touched by a person since: a category may have been taken away below its rows. */
  undoable: string;
  /** Changes of many rows at once that can still be undone; versions before `KeepActs` kept none. */
  acts: number;
}

const FOLDERS: OldFolder[] = [
  {
    name: 'data-folder-0.1',
    email: 'ada@example.org',
    password: 'orchid kettle umbrella',
    transactions: 1319,
    balances: [
      ['Giro', '-1372.00', 'EUR'],
      ['Savings', '300.00', 'EUR'],
      ['Dollars', '108.11', 'USD'],
      ['Main account JPY', '-1280', 'JPY'],
    ],
    alerts: [
      ['Everything', true],
      ['Railway', false],
    ],
    imports: [
      ['undone.csv', 'undone'],
      ['open.csv', 'preview'],
      ['committed-english.csv', 'committed'],
      ['committed-austrian.csv', 'committed'],
    ],
    rowsOfOpenPreview: 3,
    undoable: 'committed-english.csv',
    acts: 0,
  },
  {
    name: 'data-folder-0.1-narrow-identity-indexes',
    email: 'grace@example.org',
    password: 'walnut ferry lantern',
    transactions: 1258,
    balances: [
      ['Giro', '3797.50', 'EUR'],
      ['Savings book', '301.15', 'EUR'],
      ['Francs', '182.90', 'CHF'],
      ['Closed', '-5.00', 'EUR'],
      ['Main account JPY', '-1280', 'JPY'],
    ],
    alerts: [
      ['Railway', false],
      ['Everything', true],
    ],
    imports: [
      ['undone.csv', 'undone'],
      ['open.csv', 'preview'],
      ['committed-stalls.csv', 'committed'],
      ['committed-accounts.csv', 'committed'],
      ['committed-latin.csv', 'committed'],
    ],
    rowsOfOpenPreview: 4,
    undoable: 'committed-stalls.csv',
    acts: 0,
  },
  {
    name: 'data-folder-0.1-add-consumer-cursors',
    email: 'katherine@example.org',
    password: 'cobalt harbour thimble',
    transactions: 1266,
    balances: [
      ['Giro', '2989.80', 'EUR'],
      ['Reserve', '252.35', 'EUR'],
      ['Yen', '18520', 'JPY'],
      ['Dinars', '29.140', 'KWD'],
      ['Old passbook', '10.00', 'EUR'],
    ],
    alerts: [
      ['House', false],
      ['Rowing', true],
    ],
    imports: [
      ['undone.csv', 'undone'],
      ['open.csv', 'preview'],
      ['committed-plain.csv', 'committed'],
      ['committed-twins.csv', 'committed'],
      ['committed-bank.csv', 'committed'],
      ['committed-windows.csv', 'committed'],
    ],
    rowsOfOpenPreview: 5,
    undoable: 'committed-plain.csv',
    acts: 0,
  },
  {
    name: 'data-folder-0.1-keep-acts',
    email: 'hedy@example.org',
    password: 'copper lagoon whistle',
    transactions: 1368,
    balances: [
      ['Giro', '3596.45', 'EUR'],
      ['Card', '0.00', 'EUR'],
      ['Dollars', '218.40', 'USD'],
    ],
    alerts: [
      ['Railway', false],
      ['Everything', true],
    ],
    imports: [
      ['undone.csv', 'undone'],
      ['open.csv', 'preview'],
      ['committed-balance.csv', 'committed'],
      ['committed-giro.csv', 'committed'],
      ['committed-garden.csv', 'committed'],
    ],
    rowsOfOpenPreview: 4,
    undoable: 'committed-giro.csv',
    acts: 2,
  },
  {
    name: 'data-folder-0.1-find-what-the-sample-made',
    email: 'radia@example.org',
    password: 'velvet compass thicket',
    transactions: 1378,
    balances: [
      ['Household', '6078.70', 'EUR'],
      ['Rainy day', '750.00', 'EUR'],
      ['Credit card', '-44.10', 'EUR'],
      ['Pounds', '224.65', 'GBP'],
      ['Francs', '710.65', 'CHF'],
      ['Yen', '8520', 'JPY'],
      ['Old passbook', '25.00', 'EUR'],
    ],
    alerts: [
      ['All of it', true],
      ['Tramways', false],
    ],
    imports: [
      ['undone.csv', 'undone'],
      ['open.csv', 'preview'],
      ['committed-balance.csv', 'committed'],
      ['committed-twins.csv', 'committed'],
      ['committed-market.csv', 'committed'],
    ],
    rowsOfOpenPreview: 4,
    undoable: 'committed-twins.csv',
    acts: 2,
  },
];

interface Money {
  amount: string;
  currency: string;
}

interface Import {
  id: string;
  fileName: string;
  state: string;
  counts: { new: number; duplicate: number; error: number };
  result: { inserted: number } | null;
  mapping: { dateFormat: string } | null;
  questions: { code: string }[];
  warnings: { code: string }[];
}

/** What `pg_dump` would have written: statements, and between them blocks of COPY text that end with a line `\.`. */
async function loadRows(database: Client, sql: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pft-rows-'));
  chmodSync(folder, 0o755);
  const file = join(folder, 'rows');
  try {
    // As a restore does it: references and triggers have no say while the rows come in, table by table.
    await database.query('SET session_replication_role = replica');
    for (const [index, block] of sql.split(/^(COPY .* FROM stdin;\n(?:.*\n)*?\\\.\n)/m).entries()) {
      if (index % 2 === 0) {
        await database.query(block);
        continue;
      }
      const headEnds = block.indexOf('\n');
      writeFileSync(file, block.slice(headEnds + 1, -'\\.\n'.length));
      await database.query(block.slice(0, headEnds).replace('FROM stdin', `FROM '${file}'`));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the directory what the older version left, as if it had been used until just now: what expires counts from today. */
async function fillFrom(fixture: string, directory: string): Promise<void> {
  for (const name of ['secrets.json', 'stores.json']) cpSync(join(fixture, name), join(directory, name));
  const password = openDataDirectory(directory, { needsPostgres: true }).secrets().postgresPassword;
  mkdirSync(join(directory, 'logs'), { recursive: true });
  const server = await startPostgres({
    root,
    directory: join(directory, 'postgres'),
    password,
    logFile: join(directory, 'logs', 'postgres.log'),
  });
  const database = new Client({ connectionString: server.url });
  await database.connect();
  try {
    await loadRows(database, gunzipSync(readFileSync(join(fixture, 'rows.sql.gz'))).toString());
    await database.query('UPDATE transactions.import SET created_at = now() WHERE committed_at IS NULL');
  } finally {
    await database.end();
    await server.stop();
  }
}

// The oldest goes through every migration, the newest through the next release's; the long tests open them all.
const opened =
  process.env.TEST_LONG === '1' ? FOLDERS : FOLDERS.filter((_, at) => at === 0 || at === FOLDERS.length - 1);

describe.each(opened)('the data folder $name of an older version', (folder) => {
  const fixture = join(root, 'apps/e2e/fixtures', folder.name);
  let system: LabSystem;
  let token: string;

  beforeAll(async () => {
    system = await LabSystem.start({ MONGOD_BINARY: '' }, (directory) => fillFrom(fixture, directory));
  }, 240_000);

  afterAll(() => system?.stop(), 60_000);

  async function call<T>(port: number, method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  const ledger = <T>(method: string, path: string, body?: unknown): Promise<T> =>
    call<T>(system.ports.transaction, method, path, body);
  const imports = async (): Promise<Import[]> => (await ledger<{ items: Import[] }>('GET', '/imports')).items;

  function upload(fileName: string, content = readFileSync(join(fixture, 'imported', fileName))): Promise<Import> {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(content)]), fileName);
    return ledger<Import>('POST', '/imports', form);
  }

  async function differences(): Promise<unknown[]> {
    return Object.values(await system.verify()).flatMap((check) => check.differences);
  }

  it('opens with every figure as it was', async () => {
    expect(await differences()).toEqual([]);
    const database = await system.database();
    const { rows } = await database.query<{ count: string }>('SELECT count(*) FROM transactions.transaction');
    await database.end();
    expect(rows[0]?.count).toBe(String(folder.transactions));
  });

  it('lets its people in, to their own accounts and alerts', async () => {
    const session = await call<{ accessToken: string }>(system.ports.user, 'POST', '/auth/login', {
      email: folder.email,
      password: folder.password,
    });
    token = session.accessToken;
    const { items: accounts } = await ledger<{ items: { name: string; balance: Money }[] }>('GET', '/accounts');
    expect(accounts.map(({ name, balance }) => [name, balance.amount, balance.currency])).toEqual(folder.balances);
    const { items: alerts } = await call<{ items: { budgetName: string; readAt: string | null }[] }>(
      system.ports.analytics,
      'GET',
      '/alerts',
    );
    expect(alerts.map(({ budgetName, readAt }) => [budgetName, readAt !== null])).toEqual(folder.alerts);
  });

  it('keeps its open preview to be committed, and its undone import undone', async () => {
    expect((await imports()).map(({ fileName, state }) => [fileName, state])).toEqual(folder.imports);
    const open = (await imports()).find(({ state }) => state === 'preview');
    expect(await ledger('POST', `/imports/${open?.id}/commit`, {})).toMatchObject({
      inserted: folder.rowsOfOpenPreview,
    });
    expect((await imports()).map(({ fileName, state }) => [fileName, state])).toEqual(
      folder.imports.map(([fileName, state]) => [fileName, state === 'preview' ? 'committed' : state]),
    );
  });

  it.each(folder.imports.filter(([, state]) => state !== 'undone').map(([fileName]) => fileName))(
    'knows every row of %s again when it is uploaded once more',
    async (fileName) => {
      const again = await upload(fileName);
      expect(again.counts.new).toBe(0);
      expect(await ledger('POST', `/imports/${again.id}/commit`, {})).toMatchObject({ inserted: 0 });
    },
  );

  it.each(folder.imports.filter(([, state]) => state !== 'undone').map(([fileName]) => fileName))(
    'knows them in %s also where the bank writes one column more',
    async (fileName) => {
      const text = readFileSync(join(fixture, 'imported', fileName)).toString('latin1');
      const more = text.replace(/(?=\r?\n)/g, `${text.includes(';') ? ';' : ','}more`);
      const uploaded = await upload(fileName, Buffer.from(more, 'latin1'));
      // With a header of its own it is a file of another kind: what it leaves open is answered as it was read then.
      const then = (await imports()).find((each) => each.fileName === fileName && each.state === 'committed');
      const dateFormat = then?.mapping?.dateFormat;
      const isOther = uploaded.mapping?.dateFormat !== dateFormat;
      const doubts = [...uploaded.questions, ...uploaded.warnings].map(({ code }) => code);
      if (isOther) expect(doubts.join()).toContain('date-order');
      const again = isOther
        ? await ledger<Import>('PATCH', `/imports/${uploaded.id}`, { mapping: { dateFormat } })
        : uploaded;
      expect(again.counts.new).toBe(0);
      expect(await ledger('POST', `/imports/${again.id}/commit`, {})).toMatchObject({ inserted: 0 });
    },
  );

  it('undoes an import that the older version committed, whole', async () => {
    const committed = (await imports()).filter(({ fileName, state, result }) => {
      return fileName === folder.undoable && state === 'committed' && result !== null && result.inserted > 0;
    });
    expect(committed).toHaveLength(1);
    const [{ id, result } = { id: '', result: null }] = committed;
    expect(await ledger('DELETE', `/imports/${id}`)).toMatchObject({
      state: 'undone',
      removed: result?.inserted,
      kept: 0,
    });
  });

  it('undoes what the older version changed in many rows at once', async () => {
    const database = await system.database();
    const { rows: acts } = await database.query<{ id: string; rows: number }>(
      'SELECT id, cardinality(ids) AS rows FROM transactions.act WHERE undone_at IS NULL ORDER BY id DESC',
    );
    await database.end();
    expect(acts).toHaveLength(folder.acts);
    for (const { id, rows } of acts) {
      expect(await ledger('POST', `/activity/${id}/undo`)).toMatchObject({ restored: rows });
    }
  });

  it('has no difference afterwards either', async () => {
    expect(await differences()).toEqual([]);
  });
});
