import { serviceOfPath, serviceOfUrl } from './upstream';

describe('the allow-list of the pass-through', () => {
  it('knows the service of each public prefix', () => {
    expect(serviceOfPath(['auth', 'login'])).toBe('user');
    expect(serviceOfPath(['imports', '0190-a', 'commit'])).toBe('transaction');
    expect(serviceOfPath(['alerts', 'stream'])).toBe('analytics');
  });

  it.each([['internal'], ['oauth'], ['metrics'], ['health'], [''], ['constructor'], ['__proto__'], ['.well-known']])(
    'passes nothing on to /%s',
    (prefix) => {
      expect(serviceOfPath([prefix, 'x'])).toBeUndefined();
    },
  );

  it('refuses segments that could climb out of the prefix', () => {
    for (const segment of ['..', '.', 'a/b', '..%2finternal', 'a\\b', '', '%2e%2e']) {
      expect(serviceOfPath(['accounts', segment])).toBeUndefined();
    }
  });

  it('finds the service of a path with a query', () => {
    expect(serviceOfUrl('/transactions?limit=1')).toBe('transaction');
    expect(serviceOfUrl('/analytics/summary?from=2026-01-01')).toBe('analytics');
  });
});
