import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataDirectory } from './stores/data-directory.mjs';
import { sentenceOf, StartError } from './errors.mjs';
import { freePort } from './processes/processes.mjs';

const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };
const SECRETS = { serverKey: 'a'.repeat(43), postgresPassword: 'orchid', clients: { web: 'kettle' } };
const STORES = { postgres: 'embedded', analytics: 'embedded' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pft-refusals-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: unknown): void =>
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));

/** Everything in the folder but what says nothing about the data: the logs, and who tried to start. */
function contents(): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^start\.\d+\.lock$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(file, 'utf8')]));
}

async function start(
  dataDirectory: string,
  env: Record<string, string> = {},
): Promise<{ status: number | null; said: string }> {
  const [web, users, ledgers, insights] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(__dirname, 'start.mjs')], {
    encoding: 'utf8',
    timeout: 20_000,
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: dataDirectory,
      WEB_PORT: String(web),
      USER_SERVICE_PORT: String(users),
      TRANSACTION_SERVICE_PORT: String(ledgers),
      ANALYTICS_SERVICE_PORT: String(insights),
      // Whatever goes wrong here, no server of ours is started for it.
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none',
      ...env,
    },
  });
  return { status, said: stdout + stderr };
}

const STACK = /^ +at .*[:(]/m;

describe.each<[situation: string, prepare: () => void, said: RegExp]>([
  [
    'an unknown store in stores.json',
    () => put('stores.json', { postgres: 'embedded', analytics: 'oracle' }),
    /stores\.json is damaged.*"analytics":"embedded"/,
  ],
  ['a stores.json that names no store', () => put('stores.json', {}), /stores\.json is damaged/],
  ['a stores.json cut off in the middle', () => put('stores.json', '{"postgres":'), /stores\.json is damaged/],
  ['a secrets.json without the key', () => put('secrets.json', { ...SECRETS, serverKey: 7 }), /from your backup/],
  ['a secrets.json that is a list', () => put('secrets.json', []), /secrets\.json is damaged/],
  [
    'a ports.json with a word in it',
    () => put('ports.json', { postgres: 'high' }),
    /ports\.json is damaged.*chosen anew/,
  ],
  ['a run.json that is empty', () => put('run.json', ''), /run\.json is damaged.*Remove it/],
  ['a version.json without a version', () => put('version.json', { version: 'new' }), /version\.json is damaged/],
  [
    'rows of a newer version',
    () => put('version.json', { version: '999.1.0' }),
    new RegExp(`last used by version 999\\.1\\.0, and this is version ${version.replaceAll('.', '\\.')},`),
  ],
  [
    'rows and no secrets.json',
    () => {
      mkdirSync(join(folder, 'postgres'));
      put('postgres/PG_VERSION', '18\n');
    },
    /secrets\.json is missing.*from your backup/,
  ],
  [
    'rows in another database and no secrets.json',
    () => put('stores.json', { ...STORES, postgres: 'external' }),
    /is missing/,
  ],
])('a start that finds %s', (_, prepare, expected) => {
  it('says in a sentence what to do, and changes nothing', async () => {
    prepare();
    const before = contents();
    const { status, said } = await start(folder);
    expect(said).toMatch(expected);
    expect(said).not.toMatch(STACK);
    expect(status).toBe(1);
    expect(contents()).toEqual(before);
  });
});

describe('a DATA_DIR that is no folder', () => {
  it.each(['file', 'file/below'])('is named in a sentence: %s', async (path) => {
    put('file', 'something else');
    const { status, said } = await start(join(folder, path));
    expect(said).toMatch(/file.* where a folder is needed\. .*DATA_DIR/);
    expect(said).not.toMatch(STACK);
    expect(status).toBe(1);
  });
});

describe('a folder of an older version', () => {
  it.each(['0.0.9', '0.1.0', '0.1.0-beta.1', '0.0.99'])('of %s is opened by 0.1.0', (older) => {
    put('version.json', { version: older });
    expect(() => openDataDirectory(folder, { needsPostgres: false }).check('0.1.0')).not.toThrow();
  });

  it.each(['0.1.1', '0.2.0', '1.0.0', '0.10.0'])('is not one of %s', (newer) => {
    openDataDirectory(folder, { needsPostgres: false }).recordVersion(newer);
    expect(() => openDataDirectory(folder, { needsPostgres: false }).check('0.1.0')).toThrow(StartError);
  });

  it('is given the secrets of programs that it did not know, and keeps its own', () => {
    put('secrets.json', SECRETS);
    const { serverKey, postgresPassword, clients } = openDataDirectory(folder, { needsPostgres: false }).secrets();
    expect({ serverKey, postgresPassword }).toEqual({ serverKey: SECRETS.serverKey, postgresPassword: 'orchid' });
    expect(clients['web']).toBe('kettle');
    expect(Object.keys(clients)).toEqual(
      expect.arrayContaining(['analytics-service', 'transaction-service', 'verify']),
    );
    expect(openDataDirectory(folder, { needsPostgres: false }).secrets().clients).toEqual(clients);
  });
});

describe('what the operating system refuses', () => {
  const refused = (code: string): Error =>
    Object.assign(new Error(`${code}: refused, open '/data/run.json.new'`), {
      code,
      path: '/data/run.json.new',
      syscall: 'open',
    });

  it.each([
    ['ENOSPC', /^The disk is full: \/data\/run\.json\.new .*Free some space/],
    ['EDQUOT', /^The disk is full/],
    ['EROFS', /^\/data\/run\.json\.new cannot be .*set DATA_DIR/],
    ['EACCES', /^\/data\/run\.json\.new cannot be .*set DATA_DIR/],
    ['ENOTDIR', /where a folder is needed/],
    ['EMFILE', /^The operating system refused: EMFILE/],
  ])('is a sentence: %s', (code, sentence) => {
    expect(sentenceOf(refused(code))).toMatch(sentence);
    expect(sentenceOf(refused(code))).not.toMatch(STACK);
  });

  it('is told in the words of the system where no file has to do with it', () => {
    const error = Object.assign(new Error('kill EPERM'), { code: 'EPERM', syscall: 'kill' });
    expect(sentenceOf(error)).toBe('The operating system refused: kill EPERM.');
  });

  it('is not what a mistake of ours looks like, which keeps its stack', () => {
    expect(sentenceOf(new TypeError('x is not a function'))).toMatch(STACK);
  });
});
