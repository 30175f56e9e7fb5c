'use client';

import { ApiProblem } from './problem';

/** Ends the session of this browser, or all of this person, and leaves. */
export async function logOut(where: 'here' | 'everywhere'): Promise<void> {
  const response = await fetch(`/api/auth/logout${where === 'everywhere' ? '?everywhere=true' : ''}`, {
    method: 'POST',
  });
  if (!response.ok) throw ApiProblem.of(response.status, await response.json().catch(() => null));
  // 202: this browser has forgotten the session, but the user service has not heard of it yet.
  location.assign(response.status === 202 ? '/login?ending=1' : '/login');
}
