// `npm run import -- file …`: brings bank files into a running system, as the dashboard does, by the API alone.
import { openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { CommandError, json, sentenceOf, Session, sleep, WEB_URL } from './session.mjs';

const HELP = `npm run import -- [options] file …

  Files of any format a bank gives, or folders of them. Each is shown before it is imported; what it leaves open is asked.

  --account <name>   into this account (its name, IBAN or id), where a row names none
  --yes              imports without asking, as it does where there is no terminal; a file with open questions waits
                     in the dashboard
  --as-proposed      … unless this says that what is proposed is right
  --preview          shows what would be imported, and leaves nothing behind
  --help             this text

  PFT_EMAIL, PFT_PASSWORD    who logs in; asked for where they are not set
  PFT_TOKEN                  an access token in their place
  PFT_USER_URL, PFT_TRANSACTION_URL, PFT_WEB_URL   where the system is; on this machine where they are not set

  The exit code is 0 where every file was imported (or shown), else 1.
`;
/** How long it is waited before it is asked how a file goes; longer each time. */
const [FIRST_LOOK_MS, LAST_LOOK_MS] = [100, 2_000];
/** Rows that are named of those that cannot be read. */
const ROWS_NAMED = 5;

/** @typedef {{ code: string, text: string, options: { label: string, mapping: object, example: { line: number, before: string, after: string } }[] }} Question */

/** @param {string} question @param {{ hidden?: boolean }} [options] */
async function ask(question, { hidden = false } = {}) {
  if (!process.stdin.isTTY) return undefined;
  if (hidden) process.stdout.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: hidden ? silent : process.stdout, terminal: true });
  try {
    return (await lines.question(hidden ? '' : question)).trim();
  } finally {
    lines.close();
    if (hidden) process.stdout.write('\n');
  }
}

async function begin() {
  if (process.env.PFT_TOKEN) return Session.withToken(process.env.PFT_TOKEN);
  const email = process.env.PFT_EMAIL || (await ask('E-mail: '));
  const password = process.env.PFT_PASSWORD || (await ask('Password: ', { hidden: true }));
  if (!email || !password)
    throw new CommandError(
      'Nobody is logged in: set PFT_EMAIL and PFT_PASSWORD, or PFT_TOKEN, or run this in a terminal.',
    );
  return Session.logIn(email, password);
}

/** @param {readonly string[]} given */
async function filesOf(given) {
  const files = [];
  for (const path of given) {
    const found = await stat(path).catch(() => undefined);
    if (!found) throw new CommandError(`There is no file ${path}.`);
    if (!found.isDirectory()) files.push(path);
    else {
      const entries = await readdir(path, { withFileTypes: true });
      const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
      files.push(...names.sort().map((name) => join(path, name)));
    }
  }
  return files;
}

/** @param {Session} session @param {string} wanted */
async function accountId(session, wanted) {
  const key = (/** @type {string | null | undefined} */ text) => (text ?? '').replace(/\s/g, '').toLowerCase();
  const accounts = [];
  for (let cursor = ''; ;) {
    const { status, body } = await session.send(`/accounts${cursor && `?cursor=${encodeURIComponent(cursor)}`}`);
    if (status !== 200) throw new CommandError(sentenceOf(body));
    accounts.push(...body.items);
    if (!body.nextCursor) break;
    cursor = body.nextCursor;
  }
  const found = accounts.filter(({ id, name, iban }) => [id, name, iban].some((text) => key(text) === key(wanted)));
  if (found.length === 1) return found[0].id;
  const names = accounts.map(({ name }) => name).join(', ');
  throw new CommandError(
    found.length === 0
      ? `There is no account «${wanted}». There are: ${names || 'none yet'}.`
      : `${found.length} accounts are called «${wanted}»: give the IBAN or the id of one.`,
  );
}

/** Asks how an import goes until nothing goes on any more.
 * @param {Session} session @param {string} id */
async function whenDone(session, id) {
  for (let wait = FIRST_LOOK_MS; ; wait = Math.min(wait * 1.5, LAST_LOOK_MS)) {
    const { status, body } = await session.send(`/imports/${id}`);
    if (status !== 200) throw new CommandError(sentenceOf(body));
    if (!['reading', 'committing'].includes(body.state)) return body;
    await sleep(wait);
  }
}

/** @param {Session} session @param {string} path @param {string | undefined} into */
async function upload(session, path, into) {
  const form = new FormData();
  if (into !== undefined) form.append('accountId', into);
  form.append('file', await openAsBlob(path), basename(path));
  const { status, body } = await session.send('/imports', {
    method: 'POST',
    headers: { prefer: 'respond-async' },
    body: form,
  });
  if (status >= 400) return { problem: body };
  return whenDone(session, body.id);
}

const WORDS = {
  new: 'new',
  transfer: 'transfers',
  similar: 'to be matched',
  duplicate: 'known',
  ignored: 'no movement',
  error: 'cannot be read',
};

/** @param {Session} session @param {any} preview */
async function show(session, { id, format, counts, firstDate, lastDate, warnings, statements }) {
  const said = Object.entries(WORDS).flatMap(([verdict, word]) =>
    counts[verdict] ? [`${counts[verdict]} ${word}`] : [],
  );
  const days = firstDate ? `, ${firstDate} to ${lastDate}` : '';
  console.log(`  ${format}: ${said.join(' · ') || 'no rows'}${days}`);
  for (const { account, matches } of statements)
    if (matches !== null)
      console.log(`  balance${account?.name ? ` of ${account.name}` : ''}: ${matches ? 'adds up' : 'does not add up'}`);
  for (const { detail } of warnings) console.log(`  ! ${detail}`);
  if (counts.error === 0) return;
  const { body } = await session.send(`/imports/${id}/rows?verdict=error&limit=${ROWS_NAMED}`);
  for (const { line, reason } of body.items) console.log(`  line ${line}: ${reason}`);
  if (counts.error > ROWS_NAMED) console.log(`  … and ${counts.error - ROWS_NAMED} more`);
}

/** Asks what the file leaves open, one question after the other; a correction may close others.
 * @param {Session} session @param {any} preview @param {{ yes: boolean, asProposed: boolean }} wish */
async function answer(session, preview, { yes, asProposed }) {
  for (let now = preview; ;) {
    /** @type {Question | undefined} */
    const question = now.questions[0];
    if (!question) return now;
    console.log(`  ? ${question.text}`);
    question.options.forEach(({ label, example }, index) =>
      console.log(`    ${index + 1}  ${label}${example ? ` (line ${example.line}: ${example.after})` : ''}`),
    );
    const change = asProposed ? { confirm: [question.code] } : yes ? undefined : await chosen(question);
    if (!change) return now;
    const { status, body } = await session.send(`/imports/${now.id}`, json('PATCH', change));
    if (status !== 200) throw new CommandError(sentenceOf(body));
    now = body;
  }
}

/** @param {Question} question */
async function chosen({ code, options }) {
  const said = await ask(
    options.length > 0 ? `    1–${options.length}, or nothing to leave it open: ` : '    Is it so? [y/N] ',
  );
  if (options.length === 0) return said?.toLowerCase() === 'y' ? { confirm: [code] } : undefined;
  const option = options[Number(said) - 1];
  return option && (option === options[0] ? { confirm: [code] } : { mapping: option.mapping });
}

/** Whether the file is done with: imported, shown, or without anything to import.
 * @param {Session} session @param {string} path @param {string | undefined} into
 * @param {{ yes: boolean, asProposed: boolean, preview: boolean }} wish */
async function importFile(session, path, into, wish) {
  console.log(path);
  const read = await upload(session, path, into);
  if (read.problem) {
    console.log(`  ✗ ${sentenceOf(read.problem)}`);
    if (read.id) await session.send(`/imports/${read.id}`, { method: 'DELETE' });
    return false;
  }
  await show(session, read);
  const discard = () => session.send(`/imports/${read.id}`, { method: 'DELETE' });
  if (wish.preview) {
    for (const { text } of read.questions) console.log(`  ? ${text}`);
    await discard();
    return true;
  }
  const { questions, counts, version } = await answer(session, read, wish);
  if (questions.length > 0) {
    console.log(`  – not imported: a question is open. It waits at ${WEB_URL}/import/${read.id}`);
    return false;
  }
  const rows = counts.new + counts.transfer + counts.similar;
  if (rows === 0) {
    await discard();
    console.log(`  – nothing to import`);
    return counts.error === 0;
  }
  if (!wish.yes && (await ask(`  Import ${rows} rows? [Y/n] `))?.toLowerCase() === 'n') {
    await discard();
    return true;
  }
  return commit(session, read.id, version);
}

/** @param {Session} session @param {string} id @param {number} version */
async function commit(session, id, version) {
  const headers = { prefer: 'respond-async', 'if-match': `"${version}"` };
  const { status, body } = await session.send(`/imports/${id}/commit`, { method: 'POST', headers });
  const done = status < 400 ? await whenDone(session, id) : { problem: body };
  if (done.problem) {
    console.log(`  ✗ ${sentenceOf(done.problem)} It waits at ${WEB_URL}/import/${id}`);
    return false;
  }
  const { inserted, matched, duplicates, rejected } = done.result;
  console.log(`  ✓ ${inserted} imported, ${matched} matched, ${duplicates} known, ${rejected} left out`);
  return true;
}

async function run() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      account: { type: 'string' },
      yes: { type: 'boolean', default: false },
      'as-proposed': { type: 'boolean', default: false },
      preview: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || positionals.length === 0) {
    console.log(HELP);
    return positionals.length > 0 || values.help;
  }
  const wish = { yes: values.yes || !process.stdin.isTTY, asProposed: values['as-proposed'], preview: values.preview };
  const files = await filesOf(positionals);
  const session = await begin();
  try {
    const into = values.account === undefined ? undefined : await accountId(session, values.account);
    let done = 0;
    for (const path of files) if (await importFile(session, path, into, wish)) done++;
    console.log(`${done} of ${files.length} ${files.length === 1 ? 'file' : 'files'} done.`);
    return done === files.length;
  } finally {
    await session.logOut();
  }
}

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  if (!(error instanceof CommandError) && !code?.startsWith('ERR_PARSE_ARGS')) throw error;
  console.error(message);
  process.exitCode = 1;
}
