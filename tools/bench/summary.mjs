// Summaries, one request at a time: of a year, and of ten years beside PostgreSQL that adds the rows up.
import { loadFor, loadTimes } from './load.mjs';
import { median, percentile } from './statistics.mjs';

const FOR_MS = 3_000;
const WARM_UP_REQUESTS = 100;
const GROUPED_TIMES = 5;

/** How long each of many summaries took, in ms.
 * @param {import('./system.mjs').System} system
 * @param {import('./system.mjs').Person} person
 * @param {string} from
 * @param {number} [forMs] */
export async function summaryTimes(system, person, from, forMs = FOR_MS) {
  const ask = () =>
    system.ask(system.ports.analytics, 'GET', `/analytics/summary?from=${from}&to=2025-12-31`, { token: person.token });
  await loadTimes(1, WARM_UP_REQUESTS, ask);
  return loadFor(1, forMs, ask);
}

/** @param {import('./bench.mjs').Bench} bench */
export async function benchSummary({ system, report }) {
  const times = await summaryTimes(system, await system.reader(), '2025-01-01');
  report.figure('summary.year', { value: percentile(times, 0.5) });
  report.figure('summary.year.p99', { value: percentile(times, 0.99) });
}

/** @param {import('./bench.mjs').Bench} bench
 * @param {import('./system.mjs').Person} person
 * @param {'summary.decade' | 'summary.decade.1m'} id */
export async function benchDecade({ system, report }, person, id) {
  await system.sql('analyze transactions.transaction');
  const grouped = [];
  for (let time = 0; time < GROUPED_TIMES; time += 1) {
    const since = performance.now();
    await system.sql(
      `select date_trunc('month', date), category_id, type, currency, sum(amount_minor), count(*)
       from transactions.transaction where ledger_id = $1 and date between '2016-01-01' and '2025-12-31' group by 1, 2, 3, 4`,
      [person.id],
    );
    grouped.push(performance.now() - since);
  }
  const value = median(await summaryTimes(system, person, '2016-01-01'));
  report.figure(id, { value, limit: median(grouped), ratio: median(grouped) / value });
}
