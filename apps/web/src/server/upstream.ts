/** Which service answers which path below `/api`. What is not listed here cannot be reached from a browser. */
const prefixes = {
  users: 'user',
  auth: 'user',
  accounts: 'transaction',
  categories: 'transaction',
  transactions: 'transaction',
  'payee-categories': 'transaction',
  imports: 'transaction',
  budgets: 'transaction',
  analytics: 'analytics',
  alerts: 'analytics',
} as const;

export type Service = (typeof prefixes)[keyof typeof prefixes];

const plainSegment = /^[A-Za-z0-9._~-]+$/;

export function serviceUrl(service: Service): string {
  switch (service) {
    case 'user':
      return process.env.USER_SERVICE_URL ?? 'http://localhost:3001';
    case 'transaction':
      return process.env.TRANSACTION_SERVICE_URL ?? 'http://localhost:3002';
    case 'analytics':
      return process.env.ANALYTICS_SERVICE_URL ?? 'http://localhost:3003';
  }
}

/** The service for the path segments after `/api`, or undefined where nothing may be passed on. */
export function serviceOfPath(segments: readonly string[]): Service | undefined {
  const first = segments[0] ?? '';
  if (!Object.hasOwn(prefixes, first)) return undefined;
  // Dots, slashes and percent signs inside a segment could climb out of the allowed prefix at the next server.
  if (!segments.every((segment) => plainSegment.test(segment) && segment !== '.' && segment !== '..')) return undefined;
  return prefixes[first as keyof typeof prefixes];
}

/** The service a server component reads from, by the first segment of an absolute path such as `/accounts?limit=200`. */
export function serviceOfUrl(path: string): Service {
  const service = serviceOfPath([path.split(/[/?]/, 2)[1] ?? '']);
  if (!service) throw new Error(`no service answers ${path}`);
  return service;
}
