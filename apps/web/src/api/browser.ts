'use client';

import { createAnalyticsClient, createTransactionClient, createUserClient } from '@pft/api-client';

/** All three services through the dashboard's own origin; the cookies say who asks. */
const options = { baseUrl: '/api', fetch: fetchAsPerson };

async function fetchAsPerson(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (response.status === 401 && !/\/api\/(auth|users\/register)/.test(request.url)) {
    const next = encodeURIComponent(location.pathname + location.search);
    location.assign(`/login?expired=1&next=${next}`);
  }
  return response;
}

export const userApi = createUserClient(options);
export const transactionApi = createTransactionClient(options);
export const analyticsApi = createAnalyticsClient(options);

/** One key per act of a person: sending it again after a lost answer cannot do the act twice. */
export function newIdempotencyKey(): string {
  // randomUUID is missing where the page came by plain http from another machine.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Refuses a change of what was changed elsewhere since it was read. */
export const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });
