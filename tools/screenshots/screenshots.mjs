// `npm run screenshots [page …]`: every page of the sample household in two sizes and two themes into docs/screenshots, on
// a system and data of its own. It needs a build's worth of time and a Chromium.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { freePort } from '../start/processes/processes.mjs';
import { findChromium } from '../test/chromium.mjs';
import { PAGES } from './pages.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const target = join(root, 'docs/screenshots');
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const THEMES = /** @type {const} */ (['light', 'dark']);

const STATEMENT = [
  'Date,Payee,Amount,Balance',
  ...['2026-11-02,Landlord,-940.00,1060.00', '2026-11-03,Hofer,-34.80,1025.20', '2026-11-05,Salary,2680.00,3705.20'],
  ...['2026-11-06,Wiener Linien,-51.00,3654.20', '2026-11-09,Café Central,-12.40,3641.80'],
].join('\n');

/** A started system: its ports, and the name and password of its person. */
async function start(data) {
  const ports = {
    web: await freePort(),
    user: await freePort(),
    ledger: await freePort(),
    analytics: await freePort(),
  };
  const env = {
    ...process.env,
    DATA_DIR: data,
    WEB_PORT: String(ports.web),
    USER_SERVICE_PORT: String(ports.user),
    TRANSACTION_SERVICE_PORT: String(ports.ledger),
    ANALYTICS_SERVICE_PORT: String(ports.analytics),
  };
  const child = spawn(process.execPath, [join(root, 'tools/start/start.mjs'), '--demo'], { cwd: root, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  child.once('exit', (code) => code && console.error(said));
  while (!said.includes('Ready after')) await once(child.stdout, 'data');
  const [, email = '', password = ''] = /Log in as (\S+) with the password (\S+)/.exec(said) ?? [];
  return { child, ports, email, password };
}

/** @param {string} url
 * @param {string | FormData} [body]
 * @param {string} [token]
 * @returns {Promise<any>} */
async function call(url, body, token) {
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(typeof body === 'string' && { 'content-type': 'application/json' }),
  };
  const response = await fetch(url, { headers, ...(body && { method: 'POST', body }) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** What has a page of its own: an account of the household, and a file whose preview waits. */
async function prepare({ ports, email, password }) {
  const { accessToken } = await call(`http://127.0.0.1:${ports.user}/auth/login`, JSON.stringify({ email, password }));
  const ledger = `http://127.0.0.1:${ports.ledger}`;
  const accounts = await call(`${ledger}/accounts?limit=1`, undefined, accessToken);
  const form = new FormData();
  form.set('file', new Blob([STATEMENT]), 'statement-november.csv');
  const preview = await call(`${ledger}/imports`, form, accessToken);
  return { account: accounts.items[0].id, preview: preview.id };
}

async function take(system, shown) {
  const { path: executablePath } = await findChromium(root);
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  const baseURL = `http://localhost:${system.ports.web}`;
  const person = await browser.newContext({ baseURL, locale: 'en-GB', timezoneId: 'Europe/Vienna' });
  const stranger = await browser.newContext({ baseURL, locale: 'en-GB' });
  const [page, door] = [await person.newPage(), await stranger.newPage()];
  await page.goto('/login');
  await page.waitForLoadState('networkidle');
  await page.getByLabel('E-mail').fill(system.email);
  await page.getByLabel(/^Password/).fill(system.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  const wanted = process.argv.slice(2);
  for (const { name, path, open } of PAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const seen = open ? door : page;
    for (const [size, viewport] of Object.entries(SIZES)) {
      for (const colorScheme of THEMES) {
        await seen.setViewportSize(viewport);
        await seen.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await seen.goto(path(shown));
        await seen
          .locator('[aria-busy="true"]')
          .waitFor({ state: 'detached' })
          .catch(() => undefined);
        await seen.waitForTimeout(600);
        await seen.screenshot({ path: join(target, `${name}-${size}-${colorScheme}.png`), animations: 'disabled' });
      }
    }
    console.log(name);
  }
  await browser.close();
}

const data = mkdtempSync(join(tmpdir(), 'pft-screenshots-'));
// PostgreSQL runs as a user of its own where this runs as root, and has to enter the folder.
chmodSync(data, 0o755);
mkdirSync(target, { recursive: true });
const system = await start(data);
try {
  await take(system, await prepare(system));
} finally {
  const ended = once(system.child, 'exit');
  system.child.kill('SIGTERM');
  await ended;
  rmSync(data, { recursive: true, force: true });
}
