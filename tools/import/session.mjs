// A session with the API: logs in, renews its token while it runs, and logs out at the end.
import { PORTS } from '../start/settings.mjs';

/** Ends the command with a sentence for whoever ran it. */
export class CommandError extends Error {}

/** @param {{ variable: string, standard: number }} port */
const local = ({ variable, standard }) => `http://localhost:${process.env[variable] || standard}`;
export const USER_URL = process.env.PFT_USER_URL || local(PORTS['user-service']);
export const TRANSACTION_URL = process.env.PFT_TRANSACTION_URL || local(PORTS['transaction-service']);
export const WEB_URL = process.env.PFT_WEB_URL || local(PORTS.web);

/** A token is renewed this long before it ends, so that no request meets one that just did. */
const RENEWED_BEFORE_MS = 60_000;
/** How often a request is sent again that was one too many; each time after as long as the service says. */
const PATIENCE = 5;

/** @typedef {{ status: number, body: any, headers: Headers }} Answer */

export class Session {
  /** @type {{ accessToken: string, refreshToken?: string, renewAt: number }} */
  #tokens = { accessToken: '', renewAt: Infinity };

  /** Of somebody who has a token; it is not renewed, and nobody is logged out.
   * @param {string} token */
  static withToken(token) {
    const session = new Session();
    session.#tokens.accessToken = token;
    return session;
  }

  /** @param {string} email @param {string} password */
  static async logIn(email, password) {
    const session = new Session();
    const { status, body } = await session.#send(`${USER_URL}/auth/login`, json('POST', { email, password }));
    if (status !== 200) throw new CommandError(`The log-in is refused. ${sentenceOf(body)}`);
    session.#keep(body);
    return session;
  }

  /** @param {string} path @param {RequestInit} [init] @returns {Promise<Answer>} */
  async send(path, init = {}) {
    if (Date.now() >= this.#tokens.renewAt) await this.#renew();
    const headers = { ...init.headers, authorization: `Bearer ${this.#tokens.accessToken}` };
    const answer = await this.#send(`${TRANSACTION_URL}${path}`, { ...init, headers });
    if (answer.status === 401)
      throw new CommandError('The token is not believed any more. Log in again, or send a new PFT_TOKEN.');
    return answer;
  }

  async logOut() {
    const { refreshToken } = this.#tokens;
    if (refreshToken !== undefined) await this.#send(`${USER_URL}/auth/logout`, json('POST', { refreshToken }));
  }

  async #renew() {
    const { refreshToken } = this.#tokens;
    const { status, body } = await this.#send(`${USER_URL}/auth/refresh`, json('POST', { refreshToken }));
    if (status !== 200) throw new CommandError(`The session has ended. ${sentenceOf(body)}`);
    this.#keep(body);
  }

  /** @param {{ accessToken: string, refreshToken: string, expiresIn: number }} tokens */
  #keep({ accessToken, refreshToken, expiresIn }) {
    this.#tokens = { accessToken, refreshToken, renewAt: Date.now() + expiresIn * 1000 - RENEWED_BEFORE_MS };
  }

  /** @param {string} url @param {RequestInit} init @returns {Promise<Answer>} */
  async #send(url, init) {
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(url, init).catch(() => {
        throw new CommandError(`${new URL(url).origin} does not answer. Is everything running (npm start)?`);
      });
      const text = await response.text();
      const answer = { status: response.status, headers: response.headers, body: text ? parse(text) : {} };
      const isTooMany = response.status === 429 || response.status === 503;
      if (!isTooMany || attempt === PATIENCE) return answer;
      await sleep((Number(response.headers.get('retry-after')) || attempt) * 1000);
    }
  }
}

/** @param {number} ms */
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** @param {string} method @param {unknown} body @returns {RequestInit} */
export const json = (method, body) => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** What a problem document says, with the fields it names.
 * @param {{ title?: string, detail?: string, errors?: { pointer: string, detail: string }[] }} problem */
export function sentenceOf({ title, detail, errors = [] }) {
  const fields = errors.filter((error) => error.detail !== detail).map((error) => `${error.pointer}: ${error.detail}`);
  return [detail ?? title ?? 'The answer cannot be read.', ...fields].join('\n    ');
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
