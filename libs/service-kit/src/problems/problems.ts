import { DomainError, type DomainErrorKind } from '@pft/kernel';
import { ErrorList, type ProblemItem } from './error-list';

export { ErrorList, type ProblemItem };

/** One row of the error table: what a caller may see, and what to send instead. */
export interface ProblemDefinition {
  code: string;
  status: number;
  title: string;
  /** Why it happens, in a sentence or two. */
  explanation: string;
  /** What a caller should do or send instead. */
  remedy: string;
}

/** The one table from the kind of a broken rule to a status. */
export const statusOfKind: Record<DomainErrorKind, number> = {
  malformed: 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'precondition-failed': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  'too-many-requests': 429,
  unavailable: 503,
};

const kit: ProblemDefinition[] = [
  {
    code: 'malformed-request',
    status: 400,
    title: 'The request cannot be read',
    explanation: 'The HTTP request itself is broken: a bad URL, a missing Host header, two lengths.',
    remedy: 'Send a well-formed HTTP/1.1 request.',
  },
  {
    code: 'malformed-body',
    status: 400,
    title: 'The body cannot be read',
    explanation: 'The body is empty, not JSON, not UTF-8, not an object, or nested deeper than 32 levels.',
    remedy: 'Send one JSON object, encoded as UTF-8.',
  },
  {
    code: 'if-match-invalid',
    status: 400,
    title: 'The If-Match header cannot be read',
    explanation: 'If-Match holds exactly one entity tag, as the ETag header gave it.',
    remedy: 'Send the ETag of the last answer, with its quotes, or leave the header out.',
  },
  {
    code: 'idempotency-key-invalid',
    status: 400,
    title: 'The Idempotency-Key cannot be used',
    explanation: 'The key is empty, longer than 255 characters, or sent twice.',
    remedy: 'Send one key of 1 to 255 characters, such as a UUID.',
  },
  {
    code: 'cursor-invalid',
    status: 400,
    title: 'The cursor does not belong to this list',
    explanation: 'The cursor was changed, or it is of another person or another query.',
    remedy: 'Pass nextCursor on unchanged and with the same parameters, or start without a cursor.',
  },
  {
    code: 'unauthenticated',
    status: 401,
    title: 'Log in first',
    explanation: 'There is no access token, or it is not valid or no longer valid here.',
    remedy: 'Send Authorization: Bearer with a fresh access token.',
  },
  {
    code: 'forbidden',
    status: 403,
    title: 'Not allowed',
    explanation: 'The token is valid, but not meant for this door.',
    remedy: 'Use a token of somebody whom the door names: a person, or one of the services that docs/api.md lists.',
  },
  {
    code: 'scope-missing',
    status: 403,
    title: 'The token is not for this',
    explanation: 'The token is valid, but not for what this door does; scope names what it lacks.',
    remedy: 'Use a token with the scope that is named, or one of a session of your own.',
  },
  {
    code: 'not-found',
    status: 404,
    title: 'There is nothing here',
    explanation: 'Nothing has this address, or it belongs to somebody else.',
    remedy: 'Check the address and the id.',
  },
  {
    code: 'method-not-allowed',
    status: 405,
    title: 'Not with this method',
    explanation: 'The address exists, but not with this method.',
    remedy: 'Use one of the methods that the Allow header names.',
  },
  {
    code: 'request-timeout',
    status: 408,
    title: 'The request took too long to arrive',
    explanation: 'Headers must arrive within 10 seconds and the whole request within 30.',
    remedy: 'Send it again, faster or in smaller parts.',
  },
  {
    code: 'conflict',
    status: 409,
    title: 'This does not fit what is stored',
    explanation: 'What is stored does not allow this change.',
    remedy: 'Read the resource again and decide anew.',
  },
  {
    code: 'ledger-deleted',
    status: 409,
    title: 'This ledger was deleted',
    explanation: 'Its owner deleted the account; nothing can be written to it any more.',
    remedy: 'Nothing: deletion is final.',
  },
  {
    code: 'idempotency-key-in-progress',
    status: 409,
    title: 'The first request with this key is still running',
    explanation: 'Another request with the same Idempotency-Key has not finished yet.',
    remedy: 'Wait a moment and send the same request again.',
  },
  {
    code: 'version-stale',
    status: 412,
    title: 'Somebody was faster',
    explanation: 'If-Match names another version than the one that is stored.',
    remedy: 'Read the resource again and repeat the change with its new ETag.',
  },
  {
    code: 'body-too-large',
    status: 413,
    title: 'The body is too large',
    explanation: 'A JSON body may have 100 kB at most; an import file 10 MiB.',
    remedy: 'Send less at once.',
  },
  {
    code: 'url-too-long',
    status: 414,
    title: 'The URL is too long',
    explanation: 'A URL may have 4096 characters at most, and one part of its path 200.',
    remedy: 'Use fewer or shorter parameters.',
  },
  {
    code: 'unsupported-media-type',
    status: 415,
    title: 'This media type is not understood',
    explanation: 'The body is not declared as JSON in UTF-8, or it is compressed.',
    remedy: 'Send Content-Type: application/json and no Content-Encoding.',
  },
  {
    code: 'validation-failed',
    status: 422,
    title: 'Some fields are not valid',
    explanation: 'The request can be read, but some of its fields break a rule; errors names each with a pointer.',
    remedy: 'Correct the fields that errors names. Unknown fields are refused, never ignored.',
  },
  {
    code: 'currency-mismatch',
    status: 422,
    title: 'Two currencies in one sum',
    explanation: 'Amounts in two currencies cannot be added up or compared without a rate.',
    remedy: 'Send amounts that belong together in one currency.',
  },
  {
    code: 'idempotency-key-reused',
    status: 422,
    title: 'This key belongs to another request',
    explanation: 'The Idempotency-Key was used before with another method, path or body.',
    remedy: 'Use a new key for a new request.',
  },
  {
    code: 'rate-limited',
    status: 429,
    title: 'Too many requests',
    explanation: 'More requests than the RateLimit headers allow.',
    remedy: 'Wait as many seconds as Retry-After says.',
  },
  {
    code: 'headers-too-large',
    status: 431,
    title: 'The headers are too large',
    explanation: 'All headers together may have 16 kB at most.',
    remedy: 'Send fewer or shorter headers.',
  },
  {
    code: 'internal-error',
    status: 500,
    title: 'Something went wrong here',
    explanation: 'An error that nobody foresaw; it was logged under the requestId.',
    remedy: 'Try again, and report the requestId where it persists.',
  },
  {
    code: 'unavailable',
    status: 503,
    title: 'Not available for a moment',
    explanation: 'A store or another service does not answer, or too much is waiting already.',
    remedy: 'Try again after as many seconds as Retry-After says; with an Idempotency-Key where it is a POST.',
  },
];

const registry = new Map(kit.map((definition) => [definition.code, definition]));

/** Adds a service's own rows to the table; called once, where the errors are defined. */
export function registerProblems(definitions: readonly ProblemDefinition[]): void {
  for (const definition of definitions) registry.set(definition.code, definition);
}

export function problemDefinition(code: string): ProblemDefinition | undefined {
  return registry.get(code);
}

export function allProblems(): ProblemDefinition[] {
  return [...registry.values()].sort((a, b) => a.status - b.status || a.code.localeCompare(b.code));
}

/** A refusal decided by the HTTP edge itself rather than by a rule of the domain. */
export class Problem extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly items: readonly ProblemItem[];
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(
    readonly code: string,
    detail?: string,
    options: {
      status?: number;
      headers?: Record<string, string>;
      items?: ErrorList | readonly ProblemItem[];
      facts?: Record<string, unknown>;
    } = {},
  ) {
    super(detail ?? registry.get(code)?.explanation ?? code);
    this.name = 'Problem';
    this.status = options.status ?? registry.get(code)?.status ?? 500;
    this.headers = options.headers ?? {};
    const { items = [] } = options;
    this.items = (items instanceof ErrorList ? items : ErrorList.of(items)).items;
    this.facts = options.facts ?? {};
  }
}

/** The owner was deleted: nothing can be written under this id any more. */
export class LedgerDeleted extends DomainError {
  readonly code = 'ledger-deleted';
  readonly kind = 'conflict';
  constructor() {
    super('This ledger was deleted.');
  }
}

/** Something that is needed does not answer at the moment. */
export class Unavailable extends DomainError {
  readonly code = 'unavailable';
  readonly kind = 'unavailable';
}
