// `--demo`: a person, and the sample household loaded by the same steps as the dashboard's button.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartError } from './errors.mjs';

const EMAIL = 'demo@example.org';
const TIME_ZONE = 'Europe/Vienna';

async function call(method, url, { token, body } = {}) {
  const isForm = body instanceof FormData;
  const response = await fetch(url, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
    },
    body: isForm ? body : body && JSON.stringify(body),
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

  const { sampleHousehold } = await import(pathToFileURL(join(root, 'dist/libs/demo/index.js')).href);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE, dateStyle: 'short' }).format(new Date());
  const household = sampleHousehold(today);
  const form = new FormData();
  form.set('file', new Blob([household.csv], { type: 'text/csv' }), household.fileName);
  const preview = await must('POST', `${ledger}/imports`, { token, body: form });
  const { inserted } = await must('POST', `${ledger}/imports/${preview.id}/commit`, { token });

  const { items: categories } = await must('GET', `${ledger}/categories?limit=200`, { token });
  const idOf = new Map(categories.map(({ name, id }) => [name, id]));
  for (const { categoryNames, ...budget } of household.budgets) {
    const categoryIds = categoryNames.map((name) => idOf.get(name)).filter(Boolean);
    if (categoryIds.length !== categoryNames.length)
      throw new StartError(`no category ${categoryNames.join(', ')} for a budget`);
    await must('POST', `${ledger}/budgets`, { token, body: { ...budget, categoryIds } });
  }
  return `${inserted} transactions. Log in as ${EMAIL} with the password ${password}`;
}
