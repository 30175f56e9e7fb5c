// `--demo`: a person, and the sample household loaded by the same steps as the dashboard's button.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartError } from './errors.mjs';

const EMAIL = 'demo@example.org';
const TIME_ZONE = 'Europe/Vienna';

/** @param {string} method
 * @param {string} url
 * @param {{ token?: string | undefined, body?: unknown }} [asked] */
async function call(method, url, { token, body } = {}) {
  const isForm = body instanceof FormData;
  const response = await fetch(url, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
    },
    body: isForm ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}

async function must(method, url, options) {
  const { status, body } = await call(method, url, options);
  if (status >= 300)
    throw new StartError(`${method} ${new URL(url).pathname} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Registers the demo person and loads the household; answers what to say. A person who is there already is left alone. */
export async function loadDemo(root, ports) {
  const users = `http://127.0.0.1:${ports['user-service']}`;
  const ledger = `http://127.0.0.1:${ports['transaction-service']}`;
  const password = randomBytes(12).toString('base64url');
  const registered = await call('POST', `${users}/users/register`, {
    body: {
      email: EMAIL,
      password,
      displayName: 'Demo household',
      baseCurrency: 'EUR',
      locale: 'en-GB',
      timeZone: TIME_ZONE,
    },
  });
  if (registered.status === 409)
    return `${EMAIL} was there already and was left as it is; its password was shown when it was made`;
  if (registered.status >= 300) {
    throw new StartError(`registering ${EMAIL} answered ${registered.status}: ${JSON.stringify(registered.body)}`);
  }
  const token = registered.body.accessToken;

  const { loadHousehold } = await import(pathToFileURL(join(root, 'dist/libs/demo/index.js')).href);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE, dateStyle: 'short' }).format(new Date());
  const { transactions } = await loadHousehold(today, {
    upload: async (fileName, csv) => {
      const form = new FormData();
      form.set('file', new Blob([csv], { type: 'text/csv' }), fileName);
      return (await must('POST', `${ledger}/imports`, { token, body: form })).id;
    },
    commit: async (id) => (await must('POST', `${ledger}/imports/${id}/commit`, { token })).inserted,
    categories: async () => (await must('GET', `${ledger}/categories?limit=200`, { token })).items,
    addBudget: (body) => must('POST', `${ledger}/budgets`, { token, body }),
  });
  return `${transactions} transactions. Log in as ${EMAIL} with the password ${password}`;
}
