import { SetMetadata } from '@nestjs/common';

/** What a token may be for. Rules, schedules, attachments and the export of a ledger go by `transactions` as its rows do. */
export const SCOPES = [
  'transactions:read',
  'transactions:write',
  'budgets:read',
  'budgets:write',
  'analytics:read',
  'alerts:read',
  'alerts:write',
  'profile:read',
  'profile:write',
] as const;

/**
 * The scope of a person's own session, which contains all others. A door that names it (a password, the sessions, the
 * tokens, the deletion) opens to no token of fewer scopes.
 */
export const OWN_SESSION = 'user';

export type Scope = (typeof SCOPES)[number] | typeof OWN_SESSION;

export const SCOPE = 'pft:scope';

/** What a person's token must be for at this door. Every door for people names it; `@Read` and its like do it. */
export const NeedsScope = (scope: Scope): MethodDecorator => SetMetadata(SCOPE, scope);

export const hasScope = (scopes: readonly string[], needed: string): boolean =>
  scopes.includes(OWN_SESSION) || scopes.includes(needed);

/** Whether a token is a person's at all: no other scope is ever given to one. */
export const isPersonal = (scopes: readonly string[]): boolean =>
  scopes.includes(OWN_SESSION) || (scopes.length > 0 && scopes.every((one) => SCOPES.some((scope) => scope === one)));
