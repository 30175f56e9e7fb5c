export interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
}

/** The web's own refusals look like those of the services (RFC 9457). */
export const problemBody = ({ status, code, title, detail }: Problem) => ({
  type: 'about:blank',
  title,
  status,
  detail,
  code,
});

export const problemHeaders = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };

export function problemAnswer(problem: Problem, headers: Record<string, string> = {}): Response {
  return Response.json(problemBody(problem), { status: problem.status, headers: { ...headers, ...problemHeaders } });
}

export const serviceUnavailable = (
  detail = 'A part of the tracker does not answer at the moment. Try again in a few seconds.',
): Problem => ({ status: 503, code: 'service-unavailable', title: 'Service unavailable', detail });

export const malformedRequest = (detail: string): Problem => ({
  status: 400,
  code: 'malformed-request',
  title: 'The request cannot be read',
  detail,
});

export const methodNotAllowed = (allowed: string): Problem => ({
  status: 405,
  code: 'method-not-allowed',
  title: 'Not with this method',
  detail: `This address answers ${allowed} only.`,
});
