import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { badInputs, repeated, rowsOfTable, valueAt } from './bad-input-cases';
import type { BadInput, Upload } from './bad-input-cases';
import { setScene } from './bad-input-scene';
import type { Scene } from './bad-input-scene';
import { RunningSystem } from '../../support/running-system';
import { sendBytes, sendOverSocket } from '../../support/raw-http';
import type { RawAnswer } from '../../support/raw-http';
import { rowsOfPerson, tablesOfPersons } from './rows-of-person';

jest.setTimeout(300_000);

interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  type: string;
  requestId: string;
  errors?: { pointer: string; code: string; detail: string }[];
}

let system: RunningSystem;
let scene: Scene;
let client: Client;
let tables: Awaited<ReturnType<typeof tablesOfPersons>>;
const ran = new Map<string, number>();
const refusals = new Map<string, Set<string>>();

beforeAll(async () => {
  system = await RunningSystem.start();
  scene = await setScene(system);
  client = await system.database();
  tables = await tablesOfPersons(client, ['users', 'transactions']);
});

afterAll(async () => {
  await client?.end();
  await system?.stop();
});

it('finds the tables whose rows are compared', () => {
  const names = tables.map(({ schema, name }) => `${schema}.${name}`);
  expect(names.length).toBeGreaterThan(8);
  expect(names).toContain('transactions.change');
});

describe.each(Object.keys(rowsOfTable))('%s', (row) => {
  it.each(badInputs.filter((input) => input.row === row).map((input) => [input.name, input] as const))(
    '%s',
    async (_name, given) => {
      const input = filled(given);
      const { expect: expected } = input;
      const first = input.before ? await prepare(input.before) : undefined;
      const before = await rowsOfPerson(client, tables, scene.userId);
      const answer = input.whileRunning ? await sendWhileRunning(input, input.whileRunning) : await send(input);
      ran.set(row, (ran.get(row) ?? 0) + 1);

      const wanted = [expected.status].flat();
      expect({ status: answer.status, answer: answer.text.slice(0, 500) }).toEqual({
        status: wanted.includes(answer.status) ? answer.status : wanted[0],
        answer: expect.any(String),
      });
      if (answer.status < 400) {
        await checkAccepted(input, answer, first);
        if (!expected.replays) return;
      } else checkProblem(input, answer);
      // The request that was still running has been let through by now and has left its one row.
      if (!input.whileRunning) expect(await rowsOfPerson(client, tables, scene.userId)).toEqual(before);
    },
  );
});

it('answers every refused token with one text', () => {
  expect(refusals.get('token')?.size).toBe(1);
});

it("answers another's id as it answers nobody's", () => {
  const answers = [...refusals].filter(([key]) => key.startsWith('foreign-id '));
  expect(answers.length).toBeGreaterThan(5);
  for (const [key, texts] of answers)
    expect({ key, answers: [...texts] }).toEqual({ key, answers: [expect.any(String)] });
});

it('ran entries for every row of the table', () => {
  // `npm test` shows lines with this mark.
  const lines = Object.entries(rowsOfTable).map(([row, text]) => `[figures] ${ran.get(row) ?? 0} × ${text}`);
  process.stdout.write(`\n${lines.join('\n')}\n`);
  expect(Object.keys(rowsOfTable).filter((row) => !ran.get(row))).toEqual([]);
});

function checkProblem(input: BadInput, answer: RawAnswer): void {
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json\b/);
  const problem = JSON.parse(answer.text) as Problem;
  expect(problem).toMatchObject({
    status: answer.status,
    code: input.expect.code ?? expect.stringMatching(/^[a-z-]+$/),
    title: expect.any(String),
    detail: expect.any(String),
    type: expect.stringContaining(`#${problem.code}`),
  });
  expect(problem.code).not.toBe('internal-error');
  if (input.expect.pointer) expect(problem.errors?.map((error) => error.pointer)).toContain(input.expect.pointer);
  for (const error of problem.errors ?? []) {
    expect(error).toEqual({ pointer: expect.any(String), code: expect.any(String), detail: expect.any(String) });
  }
  if (input.expect.detail) expect(problem.detail).toContain(input.expect.detail);
  if (input.expect.allow) {
    const allowed = String(answer.headers['allow'])
      .split(',')
      .map((method) => method.trim());
    expect(allowed).toEqual(expect.arrayContaining(input.expect.allow));
    expect(allowed).not.toContain(input.method);
  }
  if (answer.status === 401 && problem.code === 'unauthenticated') {
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
  }
  remember(input, problem);
}

/** Refusals that must not be told apart are kept under one key. */
function remember(input: BadInput, problem: Problem): void {
  const shown = { code: problem.code, title: problem.title, detail: problem.detail, errors: problem.errors };
  const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  const key =
    input.row === 'token' && problem.status === 401 && !input.path.startsWith('/internal')
      ? 'token'
      : `${input.row} ${input.method} ${input.path.replace(uuid, '*')} ${input.expect.code} ${input.expect.pointer}`;
  refusals.set(key, (refusals.get(key) ?? new Set()).add(JSON.stringify(shown).replace(uuid, '*')));
}

async function checkAccepted(input: BadInput, answer: RawAnswer, first: RawAnswer | undefined): Promise<void> {
  const body = JSON.parse(answer.text) as { id: string; counts?: Record<string, number> };
  if (input.expect.replays) {
    expect(body).toEqual(JSON.parse(first?.text ?? 'null'));
    expect(answer.headers['idempotency-replayed']).toBe('true');
    return;
  }
  if (input.expect.echo && input.body && 'text' in input.body) {
    const sent = valueAt(JSON.parse(input.body.text), input.expect.echo);
    const path = input.path.replace(/\/add$/, '');
    const read = await get(`${path}/${body.id}`);
    expect(valueAt(body, input.expect.echo)).toEqual(sent);
    expect(valueAt(JSON.parse(read.text), input.expect.echo)).toEqual(sent);
  }
  if (input.expect.errorLines) {
    const rows = await get(`/imports/${body.id}/rows?limit=200`);
    const items = (JSON.parse(rows.text) as { items: { line: number; verdict: string; reason?: string }[] }).items;
    const refused = items.filter((item) => item.verdict === 'error');
    expect(refused.map((item) => item.line)).toEqual(input.expect.errorLines);
    expect(refused.every((item) => (item.reason ?? '').length > 5)).toBe(true);
  }
  if (input.expect.duplicates !== undefined) {
    expect(body.counts).toMatchObject({ new: 0, duplicate: input.expect.duplicates, error: 0 });
    const commit = await commitImport(body.id);
    expect(commit.status).toBe(200);
    expect(JSON.parse(commit.text)).toMatchObject({ inserted: 0, duplicates: input.expect.duplicates });
  }
}

/** Replaces the placeholders of the data file in everything that is sent. */
function filled(input: BadInput): BadInput {
  const email = `new-${randomUUID()}@example.org`;
  const text = JSON.stringify(input).replace(/<<(\w+)>>/g, (_match, name: string) => {
    const value = name === 'newEmail' ? email : scene[name];
    if (value === undefined) throw new Error(`the data file names <<${name}>>, which nobody set`);
    return value;
  });
  return JSON.parse(text) as BadInput;
}

async function prepare(before: BadInput & { commit?: boolean }): Promise<RawAnswer> {
  const answer = await send(before);
  if (answer.status !== 201) throw new Error(`before: ${answer.status} ${answer.text}`);
  if (before.commit) {
    const commit = await commitImport((JSON.parse(answer.text) as { id: string }).id);
    if (commit.status !== 200) throw new Error(`commit: ${commit.status} ${commit.text}`);
  }
  return answer;
}

/** Holds the ledger's stream in an SQL transaction, so that the first request has to wait while the second is answered. */
async function sendWhileRunning(input: BadInput, running: BadInput): Promise<RawAnswer> {
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM transactions.change_stream WHERE owner_id = $1 FOR UPDATE', [scene.userId]);
  const first = send(running);
  await new Promise((done) => setTimeout(done, 500));
  const answer = await send(input);
  await client.query('ROLLBACK');
  expect((await first).status).toBe(201);
  return answer;
}

async function send(input: BadInput): Promise<RawAnswer> {
  const url = system.url(input.service);
  if (input.socket !== undefined) {
    const answer = await sendOverSocket(url, input.socket);
    expect(answer.closed).toBe(true);
    return answer;
  }
  const headers: [string, string][] = [];
  const wanted = { authorization: `Bearer ${scene['token']}`, ...input.headers };
  for (const [name, value] of Object.entries(wanted)) {
    if (value !== null) headers.push(...[value].flat().map((one): [string, string] => [name, one]));
  }
  if (!input.body) return sendBytes(url, input.method, input.path, headers, undefined);
  if ('upload' in input.body) {
    const boundary = `----${randomUUID()}`;
    headers.push(['content-type', `multipart/form-data; boundary=${boundary}`]);
    return sendBytes(url, input.method, input.path, headers, multipart(input.body.upload, boundary));
  }
  const bytes = 'base64' in input.body ? Buffer.from(input.body.base64, 'base64') : Buffer.from(input.body.text);
  return sendBytes(url, input.method, input.path, headers, bytes);
}

function multipart(upload: Upload, boundary: string): Buffer {
  const parts: Buffer[] = Object.entries(upload.fields ?? {}).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  if (upload.fileName !== null) {
    const disposition = `form-data; name="file"; filename="${upload.fileName}"`;
    parts.push(
      Buffer.from(`--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: text/csv\r\n\r\n`),
      upload.base64 === undefined
        ? Buffer.from(upload.repeat ? repeated(upload.repeat) : (upload.text ?? ''))
        : Buffer.from(upload.base64, 'base64'),
      Buffer.from('\r\n'),
    );
  }
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
}

const get = (path: string): Promise<RawAnswer> =>
  sendBytes(system.url('transaction'), 'GET', path, [['authorization', `Bearer ${scene['token']}`]], undefined);

const commitImport = (id: string): Promise<RawAnswer> =>
  sendBytes(
    system.url('transaction'),
    'POST',
    `/imports/${id}/commit`,
    [
      ['authorization', `Bearer ${scene['token']}`],
      ['content-type', 'application/json'],
    ],
    Buffer.from('{}'),
  );
