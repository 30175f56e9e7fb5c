// What a page and a ten-year summary cost in ledgers of 10,000, 1,000,000 and 10,000,000 rows. Rows and their changes are made
// by SQL from some that a person entered; analytics gets them by its feed, as it gets everything.
import { statfsSync } from 'node:fs';
import { loadFor, loadTimes, transactionOf } from './load.mjs';
import { countedRows } from './open-loop.mjs';
import { median, medianRatio } from './statistics.mjs';
import { benchDecade, summaryTimes } from './summary.mjs';

const BYTES_OF_A_ROW = 4_000;
const TEMPLATES = 24;
const ROWS_AT_ONCE = 100_000;
const READ_MS = 2_000;
const WARM_UP_REQUESTS = 100;
const SIZES = { '10k': 10_000, '1m': 1_000_000, '10m': 10_000_000 };

/** Rows and changes like those that there are, each with an id, a day and a place in the stream of its own. */
const MAKE_ROWS = `
  with template as (
    select t, c, row_number() over (order by c.sequence) - 1 as place
    from transactions.change c
    join transactions.transaction t on t.ledger_id = c.owner_id and t.id = c.entity_id
    where c.owner_id = $1 and c.kind = 'transaction' and c.sequence <= $2
  ), made as materialized (
    select n, uuidv7() as id, uuidv7() as change_id, date '2016-01-01' + (n * 3652 / $5)::int as date
    from generate_series($3::bigint, $4::bigint) as n
  ), row as (
    insert into transactions.transaction
    select r.* from made m join template p on p.place = m.n % (select count(*) from template)
    cross join lateral jsonb_populate_record(p.t, jsonb_build_object('id', m.id, 'date', m.date)) r
  )
  insert into transactions.change
  select r.* from made m join template p on p.place = m.n % (select count(*) from template)
  cross join lateral jsonb_populate_record(p.c, jsonb_build_object(
    'id', m.change_id, 'entity_id', m.id, 'sequence', $2 + m.n,
    'after', (p.c).after || jsonb_build_object('id', m.id, 'date', m.date))) r`;

/** What the account holds follows from the rows, as ever. */
const SET_BALANCES = `
  update transactions.account a set balance_minor = opening_minor + (
    select sum(case type when 'income' then amount_minor else -amount_minor end)
    from transactions.transaction t where t.ledger_id = a.ledger_id and t.account_id = a.id)
  where a.ledger_id = $1`;

/** @param {import('./system.mjs').System} system
 * @param {number} rows */
async function ledgerOf(system, rows) {
  const [person] = await system.people(1);
  if (!person) throw new Error('Nobody is there to have rows.');
  for (let number = 0; number < TEMPLATES; number += 1)
    await system.ask(system.ports.transaction, 'POST', '/transactions/add', {
      token: person.token,
      body: transactionOf(number),
    });
  await system.drained();
  const [{ head }] = await system.sql('select head::int as head from transactions.change_stream where owner_id = $1', [
    person.id,
  ]);
  for (let from = 1; from <= rows; from += ROWS_AT_ONCE)
    await system.sql(MAKE_ROWS, [person.id, head, from, Math.min(rows, from + ROWS_AT_ONCE - 1), rows]);
  await system.sql(SET_BALANCES, [person.id]);
  await system.sql('update transactions.change_stream set head = head + $2 where owner_id = $1', [person.id, rows]);
  await system.sql('update transactions.change_delivery set head = head + $2 where owner_id = $1', [person.id, rows]);
  await system.drained();
  const counted = await countedRows(system, person, '2016-01-01');
  if (counted !== TEMPLATES + rows) throw new Error(`Of ${TEMPLATES + rows} rows the summary counts ${counted}.`);
  return person;
}

/** @param {import('./bench.mjs').Bench} bench
 * @param {('1m' | '10m')[]} larger */
export async function benchGrowth(bench, larger) {
  const { system, sizes, report } = bench;
  const all = /** @type {const} */ (['10k', ...larger]);
  const needed = all.reduce((sum, size) => sum + SIZES[size], 0) * BYTES_OF_A_ROW;
  const { bavail, bsize } = statfsSync(system.directory);
  if (bavail * bsize < needed) {
    report.say(
      `Growth is left out: it needs about ${Math.ceil(needed / 1e9)} GB in ${system.directory}, and ${Math.floor((bavail * bsize) / 1e9)} GB are free.`,
    );
    return;
  }
  const ledgers = [];
  for (const size of all) {
    const since = performance.now();
    const person = await ledgerOf(system, SIZES[size]);
    const seconds = (performance.now() - since) / 1000;
    report.say(
      `a ledger of ${SIZES[size].toLocaleString('en')} rows, and its summary, made in ${seconds.toFixed(0)} s`,
    );
    ledgers.push({ size, person, pages: /** @type {number[]} */ ([]), summaries: /** @type {number[]} */ ([]) });
  }
  await system.sql('vacuum analyze transactions.transaction');
  for (let round = 0; round < sizes.rounds; round += 1) {
    for (const { person, pages, summaries } of ledgers) {
      const { token } = await system.renewed(person);
      const page = () => system.ask(system.ports.transaction, 'GET', '/transactions?limit=50', { token });
      await loadTimes(1, WARM_UP_REQUESTS, page);
      pages.push(median(await loadFor(1, READ_MS, page)));
      summaries.push(median(await summaryTimes(system, person, '2016-01-01', READ_MS)));
    }
  }
  const [first, ...others] = ledgers;
  if (!first) return;
  /** @type {(times: number[], small: number[]) => { value: number, limit: number, ratio: number }} */
  const besideSmall = (times, small) => ({
    value: median(times),
    limit: median(small),
    ratio: medianRatio(times, small),
  });
  for (const { size, person, pages, summaries } of others) {
    report.figure(`growth.page.${size}`, besideSmall(pages, first.pages));
    report.figure(`growth.summary.${size}`, besideSmall(summaries, first.summaries));
    if (size === '1m') await benchDecade(bench, person, 'summary.decade.1m');
  }
}
