import { randomUUID } from 'node:crypto';
import type { ProgramName, RunningSystem } from './running-system';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

/** One person at the services' own doors, as curl would use them. */
export class Caller {
  private constructor(
    readonly system: RunningSystem,
    readonly email: string,
    readonly password: string,
    readonly userId: string,
    readonly token: string,
  ) {}

  static async register(system: RunningSystem, profile: Record<string, unknown> = {}): Promise<Caller> {
    const email = `journey-${randomUUID()}@example.org`;
    const password = `orchid ${randomUUID()}`;
    const response = await fetch(`${system.url('user')}/users/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password, ...profile }),
    });
    const body = (await response.json()) as { user: { id: string }; accessToken: string };
    if (response.status !== 201) throw new Error(`register answered ${response.status}: ${JSON.stringify(body)}`);
    return new Caller(system, email, password, body.user.id, body.accessToken);
  }

  async call<T = Record<string, unknown>>(
    program: ProgramName,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.system.url(program)}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === '' ? null : JSON.parse(text)) as T };
  }

  /** Like `call`, for steps that must succeed before the point of a test is reached. */
  async must<T = Record<string, unknown>>(
    program: ProgramName,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const answer = await this.call<T>(program, method, path, body, headers);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async upload<T = Record<string, unknown>>(fileName: string, content: string | Buffer): Promise<T> {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(Buffer.from(content))]), fileName);
    return this.must<T>('transaction', 'POST', '/imports', form);
  }
}
