// How fast PostgreSQL itself takes the rows of an import in: into a thin table, and into one like the product's own.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readyFile } from './bank-file.mjs';
import { median } from './statistics.mjs';

const TIMES = 3;

/** A folder that PostgreSQL, which is another user, may read and write.
 * @param {import('./system.mjs').System} system */
function sharedFolder({ directory }) {
  const folder = join(directory, 'copy');
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o777);
  return folder;
}

/** Seconds of a COPY into the table, which is emptied before each.
 * @param {import('./system.mjs').System} system
 * @param {string} table
 * @param {string} into
 * @param {string} from */
async function copied({ sql }, table, into, from) {
  const seconds = [];
  while (seconds.length < TIMES) {
    await sql(`truncate ${table}`);
    const since = performance.now();
    await sql(`copy ${into} from ${from}`);
    seconds.push((performance.now() - since) / 1000);
  }
  await sql(`drop table ${table}`);
  return median(seconds);
}

/** Five columns, two indexes.
 * @param {import('./system.mjs').System} system
 * @param {number} rowCount */
export async function thinCopy(system, rowCount) {
  const file = join(sharedFolder(system), 'thin.csv');
  writeFileSync(file, readyFile(rowCount));
  await system.sql(`
    create table bench.thin (id uuid default uuidv7() primary key, date date, minor bigint, payee text, note text);
    create index on bench.thin (date, id)`);
  return copied(system, 'bench.thin', 'bench.thin (date, minor, payee, note)', `'${file}' (format csv)`);
}

/** The columns, keys, checks and indexes of the product's table, and the rows that the product has made of the same file.
 * @param {import('./system.mjs').System} system
 * @param {string} ledgerId */
export async function ownCopy(system, ledgerId) {
  const file = join(sharedFolder(system), 'own.copy');
  await system.sql(
    `copy (select * from transactions.transaction where ledger_id = '${ledgerId}' order by date, id) to '${file}'`,
  );
  await system.sql('create table bench.own (like transactions.transaction including all)');
  return copied(system, 'bench.own', 'bench.own', `'${file}'`);
}
