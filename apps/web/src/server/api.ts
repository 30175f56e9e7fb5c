import { createAnalyticsClient, createTransactionClient, createUserClient } from '@pft/api-client';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { ApiProblem, unwrap } from '@/api/problem';
import type { Account, Budget, Category, User } from '@/api/types';
import { mergePositions } from './positions';
import { accessTokenHeader, pathHeader, positionsCookie } from './session/session';
import { serviceToken } from './service-token';
import { isServiceAway, serviceUrl } from './upstream';

const timeoutMs = 10_000;
/** Insights may be missing from a page, so a page does not wait long for them: the 2 s of reading one's own write, and some. */
const insightTimeoutMs = 4_000;

/** Reads for one render, as the person whose token proxy.ts handed on. Server components never refresh it. */
const fetchAsPerson = cache(async (timeoutMs: number) => {
  const [incoming, jar, own] = await Promise.all([headers(), cookies(), serviceToken()]);
  const accessToken = incoming.get(accessTokenHeader);
  const positions = mergePositions(jar.get(positionsCookie)?.value, null);
  const clientAddress = incoming.get('x-forwarded-for') ?? '';
  const path = incoming.get(pathHeader) ?? '/';

  return async (request: Request): Promise<Response> => {
    const outgoing = new Headers(request.headers);
    if (accessToken) outgoing.set('authorization', `Bearer ${accessToken}`);
    if (positions) outgoing.set('x-after-change', positions);
    if (own) {
      outgoing.set('x-service-authorization', `Bearer ${own}`);
      outgoing.set('x-client-address', clientAddress);
    }
    const requestId = incoming.get('x-request-id');
    if (requestId) outgoing.set('x-request-id', requestId);
    const response = await fetch(request.url, {
      method: request.method,
      headers: outgoing,
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 401) redirect(`/login?expired=1&next=${encodeURIComponent(path)}`);
    return response;
  };
});

async function options(service: 'user' | 'transaction' | 'analytics') {
  return {
    baseUrl: serviceUrl(service),
    fetch: await fetchAsPerson(service === 'analytics' ? insightTimeoutMs : timeoutMs),
  };
}

const userApi = async () => createUserClient(await options('user'));
export const transactionApi = async () => createTransactionClient(await options('transaction'));
export const analyticsApi = async () => createAnalyticsClient(await options('analytics'));

export const currentUser = cache(async (): Promise<User> => unwrap((await userApi()).GET('/users/me')));

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** All items of a short list, page after page. */
async function allOf<T>(page: (query: { limit: number; cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const next: Page<T> = await page({ limit: 200, ...(cursor !== null && { cursor }) });
    items.push(...next.items);
    cursor = next.nextCursor;
  } while (cursor !== null);
  return items;
}

export const allAccounts = cache(async (): Promise<Account[]> => {
  const api = await transactionApi();
  return allOf((query) => unwrap(api.GET('/accounts', { params: { query } })));
});

/** The same with the day of the latest row and of the latest import of each. */
export const accountsWithLatest = cache(async (): Promise<Account[]> => {
  const api = await transactionApi();
  return allOf((query) => unwrap(api.GET('/accounts', { params: { query: { ...query, include: 'latest' } } })));
});

export const allCategories = cache(async (): Promise<Category[]> => {
  const api = await transactionApi();
  return allOf((query) => unwrap(api.GET('/categories', { params: { query } })));
});

export async function allBudgets(): Promise<Budget[]> {
  const api = await transactionApi();
  return allOf((query) => unwrap(api.GET('/budgets', { params: { query } })));
}

/** The answer, or the problem as a value: for parts of a page that may fail without taking the page along. */
export async function orProblem<T>(answer: Promise<T>): Promise<T | ApiProblem> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiProblem) return error;
    // Next's own signals (redirect) and our own mistakes must go through; a refused connection is the service's absence.
    if (!isServiceAway(error)) throw error;
    return new ApiProblem(
      503,
      'service-unavailable',
      'Not available',
      'This part does not answer at the moment. Reload the page in a few seconds.',
    );
  }
}
