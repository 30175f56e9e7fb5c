// A page of 50 rows beside a server that does nothing but read the same columns.
import { runProgram } from './programs.mjs';
import { besideLimit, cpuOfEach, interleave } from './rounds.mjs';

/** @param {import('./bench.mjs').Bench} bench */
export async function benchPage({ system, sizes, report }) {
  const { ports } = system;
  const reader = await system.reader();
  const plain = await runProgram('plain-server', system.pids()['transaction-service']);
  try {
    const kinds = {
      limit: () => system.ask(plain.port, 'GET', `/page/${reader.id}`),
      page: () => system.ask(ports.transaction, 'GET', '/transactions?limit=50', { token: reader.token }),
    };
    const results = await interleave(system, kinds, sizes, { plain: plain.pid });
    report.figure('page', besideLimit(results.page, results.limit));
    report.figure('page.cpu', cpuOfEach(results.page));
  } finally {
    plain.end();
  }
}
