/** What everybody knows of the three services before asking: where each listens unless the environment says otherwise. */
export const SERVICES = {
  'user-service': { port: 3001, portVariable: 'USER_SERVICE_PORT', urlVariable: 'USER_SERVICE_URL' },
  'transaction-service': {
    port: 3002,
    portVariable: 'TRANSACTION_SERVICE_PORT',
    urlVariable: 'TRANSACTION_SERVICE_URL',
  },
  'analytics-service': {
    port: 3003,
    portVariable: 'ANALYTICS_SERVICE_PORT',
    urlVariable: 'ANALYTICS_SERVICE_URL',
  },
} as const;

export type ServiceName = keyof typeof SERVICES;

/** Where a service is, without a slash at the end. */
export function serviceUrlIn(environment: Readonly<Record<string, string | undefined>>, service: ServiceName): string {
  const { urlVariable, port } = SERVICES[service];
  const given = environment[urlVariable];
  return (given ? given : `http://127.0.0.1:${port}`).replace(/\/{1,9}$/, '');
}
