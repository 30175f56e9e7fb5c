// `npm run verify`: checks the invariants of the running system by recomputation, and says which user and row differ.
// Addresses and the secret come from DATA_DIR (as `npm start` recorded them) or from the environment: DATABASE_URL (or
// USER_DATABASE_URL and TRANSACTION_DATABASE_URL), USER_SERVICE_URL, ANALYTICS_SERVICE_URL, VERIFY_CLIENT_SECRET.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { readSettings } from '../start/settings.mjs';
import { checkAnalytics, checkBalances, checkSequences, listed, waitForFeeds } from './checks.mjs';
import { loadRates } from './conversion.mjs';
import { serviceToken } from './service-token.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
/** So long a consumer that died may keep a ledger from the next one. */
const CLAIM_MS = 30_000;
const FEED_TIMEOUT_MS = Number(process.env.VERIFY_WAIT_MS ?? CLAIM_MS + 30_000);
const asJson = process.argv.includes('--json');

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
const dataDirectory = readSettings(root, []).data.path;
const run = readJson(join(dataDirectory, 'run.json'));
const secrets = readJson(join(dataDirectory, 'secrets.json'));

const databaseUrl = process.env.DATABASE_URL ?? run.databaseUrl;
const at = (variable, name) => process.env[variable] ?? (run.ports ? `http://127.0.0.1:${run.ports[name]}` : undefined);
const settings = {
  users: process.env.USER_DATABASE_URL ?? databaseUrl,
  transactions: process.env.TRANSACTION_DATABASE_URL ?? databaseUrl,
  userService: at('USER_SERVICE_URL', 'user-service'),
  analyticsService: at('ANALYTICS_SERVICE_URL', 'analytics-service'),
  secret: process.env.VERIFY_CLIENT_SECRET ?? secrets.clients?.verify,
};
const absent = Object.keys(settings).filter((name) => !settings[name]);
if (absent.length) {
  console.error(
    `Nothing runs on ${dataDirectory} (missing: ${absent.join(', ')}). Start it by npm start, or set the addresses.`,
  );
  process.exit(2);
}

const users = new pg.Pool({ connectionString: settings.users, max: 2 });
const transactions = new pg.Pool({ connectionString: settings.transactions, max: 2 });

async function summaryOf({ ledgerId, from, to, currency, head }) {
  const query = new URLSearchParams({ ledgerId, from, to, currency });
  for (let attempt = 0; ; attempt += 1) {
    const response = await fetch(`${settings.analyticsService}/internal/summary?${query}`, {
      headers: { authorization: `Bearer ${token}`, 'x-after-change': `transactions:${head}` },
      signal: AbortSignal.timeout(30_000),
    });
    if (response.ok) return response.json();
    // A busy or restarting service says so; anything else is a finding.
    if (response.status !== 503 && response.status !== 429)
      throw new Error(`/internal/summary answered ${response.status}: ${await response.text()}`);
    if (attempt === 10) throw new Error(`/internal/summary still answers ${response.status}`);
    await new Promise((next) => setTimeout(next, 500));
  }
}

let token;
const results = {};
try {
  token = await serviceToken(settings.userService, 'verify', settings.secret);
  const convert = loadRates(join(root, 'libs/rates/data/ecb-eurofxref-hist.csv.gz'));
  results['I3 balances'] = await checkBalances(transactions);
  results['I4 people'] = await checkSequences(users, 'users', []);
  results['I4 ledgers'] = await checkSequences(transactions, 'transactions', [
    'account',
    'category',
    'transaction',
    'budget',
  ]);
  results['feeds delivered'] = await waitForFeeds(
    [
      ['users', users],
      ['transactions', transactions],
    ],
    FEED_TIMEOUT_MS,
  );
  results['I5 analytics'] = await checkAnalytics({ db: transactions, users, convert, summaryOf });
} finally {
  await Promise.all([users.end(), transactions.end()]);
}

const failed = Object.values(results).some(({ differences }) => differences.length);
if (asJson) console.log(JSON.stringify(results));
else {
  for (const [name, { counted, differences }] of Object.entries(results)) {
    console.log(`${differences.length ? '✗' : '✓'} ${name}: ${counted}, ${differences.length} differences`);
    for (const { ledgerId, what } of listed(differences)) console.log(`    user ${ledgerId}: ${what}`);
  }
}
process.exit(failed ? 1 : 0);
