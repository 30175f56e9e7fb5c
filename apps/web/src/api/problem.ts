export interface ProblemField {
  pointer: string;
  code: string;
  detail: string;
}

/** A problem document (RFC 9457) as an error that can be thrown; `problemWords` says it to a person. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly fields: readonly ProblemField[] = [],
    readonly requestId: string | undefined = undefined,
  ) {
    super(`${status} ${code}: ${detail || title}`);
    this.name = new.target.name;
  }

  static of(status: number, body: unknown): ApiProblem {
    const document = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    const text = (value: unknown, otherwise: string): string =>
      typeof value === 'string' && value ? value : otherwise;
    const code = text(document.code, 'unknown');
    const detail = text(document.detail, '');
    const fields = Array.isArray(document.errors) ? document.errors.filter(isField) : [];
    // Only what went wrong in a service is worth looking up in its log.
    const requestId = status >= 500 && typeof document.requestId === 'string' ? document.requestId : undefined;
    return new ApiProblem(status, code, text(document.title, ''), detail, fields, requestId);
  }
}

function isField(value: unknown): value is ProblemField {
  const field = value as Partial<ProblemField> | null;
  return typeof field === 'object' && typeof field?.pointer === 'string' && typeof field.detail === 'string';
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of an answer, or its problem thrown. */
export async function unwrap<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (!response.ok) throw ApiProblem.of(response.status, error);
  return data as T;
}

/** A fetch that got no answer throws a TypeError, as most mistakes do; only its words, by browser, tell the two apart. */
const withoutAnswer = /^(failed to fetch|networkerror|load failed|network error|the network connection was lost)/i;

export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof TypeError && withoutAnswer.test(error.message)) {
    return new ApiProblem(0, 'no-connection', '', '');
  }
  console.error(error);
  return new ApiProblem(0, 'internal-error', '', '');
}
