// `--demo`: a person, and the sample household loaded by the same door as the dashboard's button.
import { randomBytes } from 'node:crypto';
import { StartError } from './errors.mjs';

const EMAIL = 'demo@example.org';
const TIME_ZONE = 'Europe/Vienna';

/** @param {string} method
 * @param {string} url
 * @param {{ token?: string | undefined, body?: unknown }} [asked] */
async function call(method, url, { token, body } = {}) {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    body: JSON.stringify(body),
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
export async function loadDemo(ports) {
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

  const { transactions } = await must('POST', `${ledger}/sample`, { token });
  return `${transactions} transactions. Log in as ${EMAIL} with the password ${password}`;
}
