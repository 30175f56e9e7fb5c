// An import of 100,000 rows beside a COPY of the same rows, and what memory the service took at its highest.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** Linux writes down the highest resident size of a process, and forgets it when told to. */
export const memory = {
  forget: (pid) => {
    try {
      writeFileSync(`/proc/${pid}/clear_refs`, '5');
    } catch {
      // Another system, or no right to it: then the figure is of the whole run.
    }
  },
  highestMb: (pid) => statusMb(pid, 'VmHWM'),
};

function statusMb(pid, field) {
  try {
    const found = new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Math.round(Number(found?.[1]) / 1024);
  } catch {
    return NaN;
  }
}

export const residentMb = (pid) => statusMb(pid, 'VmRSS');

function bankRows(count) {
  const firstDay = Date.UTC(2016, 0, 1);
  return Array.from({ length: count }, (_, row) => ({
    date: new Date(firstDay + Math.floor((row * 3_650) / count) * 86_400_000).toISOString().slice(0, 10),
    minor: ((row * 7_919) % 90_000) + (row % 11 ? -90_100 : 100),
    payee: `Payee ${(row * 31) % 400} Filiale ${row % 97}`,
    note: `Kartenzahlung ${String(row).padStart(8, '0')} Danke für Ihren Einkauf`,
  }));
}

const textOf = (rows) =>
  ['Datum;Betrag;Empfänger;Text']
    .concat(rows.map(({ date, minor, payee, note }) => `${date};${(minor / 100).toFixed(2)};${payee};${note}`))
    .join('\r\n');

/** An ordinary file of a bank with so many rows. */
export const bankFile = (count) => textOf(bankRows(count));

/** How fast PostgreSQL itself takes the rows in, with two indexes and nothing else to do. */
async function copyLimit(databaseUrl, directory, rows) {
  const file = join(directory, 'copy.csv');
  writeFileSync(file, rows.map(({ date, minor, payee, note }) => `${date},${minor},${payee},${note}`).join('\n'));
  chmodSync(file, 0o644);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`
    create table bench.copied (id uuid default uuidv7() primary key, date date, minor bigint, payee text, note text);
    create index on bench.copied (date, id)`);
  const since = performance.now();
  await client.query(`copy bench.copied (date, minor, payee, note) from '${file}' (format csv)`);
  const ms = performance.now() - since;
  await client.end();
  return ms;
}

export async function benchImport({ databaseUrl, directory, ports, pids, token, rowCount }) {
  const rows = bankRows(rowCount);
  const copyMs = await copyLimit(databaseUrl, directory, rows);
  const text = textOf(rows);
  const pid = pids['transaction-service'];

  const ask = async (port, method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body,
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return { answer: await response.json(), position: response.headers.get('x-change-position') };
  };
  const timed = async (name, work) => {
    memory.forget(pid);
    const since = performance.now();
    const result = await work();
    const ms = performance.now() - since;
    console.log(`${`  ${name}`.padEnd(34)}${seconds(ms).padStart(8)}   at most ${memory.highestMb(pid)} MB resident`);
    return { result, ms };
  };

  console.log(
    `import of ${rowCount} rows (${(text.length / 2 ** 20).toFixed(1)} MiB), COPY of them ${seconds(copyMs)}`,
  );
  const form = new FormData();
  form.append('file', new Blob([text]), 'bench.csv');
  const upload = await timed('upload to preview', () => ask(ports.transaction, 'POST', '/imports', form));
  const { id } = upload.result.answer;
  const commit = await timed('commit', () => ask(ports.transaction, 'POST', `/imports/${id}/commit`));
  if (commit.result.answer.inserted !== rowCount) throw new Error(`inserted: ${commit.result.answer.inserted}`);
  const since = performance.now();
  const shown = () => ask(ports.analytics, 'GET', '/analytics/summary?from=2016-01-01&to=2025-12-31');
  const countOf = ({ answer }) => answer.byCategory.reduce((sum, { count }) => sum + count, 0);
  while (countOf(await shown()) !== rowCount) await new Promise((done) => setTimeout(done, 100));
  console.log(`${'  until the summary shows it'.padEnd(34)}${seconds(performance.now() - since).padStart(8)}`);
  await timed('undo', () => ask(ports.transaction, 'DELETE', `/imports/${id}`));
  console.log(`  upload and commit, ratio to COPY: ${(copyMs / (upload.ms + commit.ms)).toFixed(3)}`);
}
