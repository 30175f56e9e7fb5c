import { isServiceAway, serviceOfPath, serviceOfUrl, withEncodedName } from './upstream';

describe('the allow-list of the pass-through', () => {
  it('knows the service of each public prefix', () => {
    expect(serviceOfPath(['auth', 'login'])).toBe('user');
    expect(serviceOfPath(['imports', '0190-a', 'commit'])).toBe('transaction');
    expect(serviceOfPath(['activity', '0190-a', 'undo'])).toBe('transaction');
    expect(serviceOfPath(['sample'])).toBe('transaction');
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

  it('passes on a name of any letters where a name belongs, and nothing that could climb out', () => {
    const passed = (pathname: string) => {
      const asked = pathname
        .split('/')
        .slice(2)
        .map((segment) => segment.replace('%20', ' '));
      const segments = withEncodedName(asked, `http://web${pathname}`);
      return serviceOfPath(segments) && segments.join('/');
    };
    expect(passed('/api/payees')).toBe('payees');
    expect(passed('/api/payees/Hofer')).toBe('payees/Hofer');
    expect(passed('/api/payees/Caf%C3%A9%20%26%20Bar')).toBe('payees/Caf%C3%A9%20%26%20Bar');
    expect(passed('/api/payees/A%2FB')).toBe('payees/A%2FB');
    expect(passed('/api/payees/100%25')).toBe('payees/100%25');
    expect(passed('/api/payees/..%2F..%2Finternal')).toBe('payees/..%2F..%2Finternal');
    for (const name of ['%', '%FF', '..', '.', 'x/..', 'x/a%2Fb'])
      expect(passed(`/api/payees/${name}`)).toBeUndefined();
    expect(passed('/api/accounts/A%2FB')).toBeUndefined();
    for (const segment of ['..', '%2e%2e', 'a/b', '', 'a%2fb'])
      expect(serviceOfPath(['payees', segment])).toBeUndefined();
  });

  it('finds the service of a path with a query', () => {
    expect(serviceOfUrl('/transactions?limit=1')).toBe('transaction');
    expect(serviceOfUrl('/analytics/summary?from=2026-01-01')).toBe('analytics');
  });
});

describe('a service that is away', () => {
  const withCode = (code: string) => Object.assign(new Error('it failed'), { code });

  it.each([
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a connection that broke off', withCode('UND_ERR_SOCKET')],
    ['one of these inside the error of a fetch', new TypeError('fetch failed', { cause: withCode('ECONNRESET') })],
    ['a time limit', new DOMException('too long', 'TimeoutError')],
    ['a browser that left', new DOMException('gone', 'AbortError')],
  ])('is %s', (_name, error) => {
    expect(isServiceAway(error)).toBe(true);
  });

  it.each([
    ['a mistake of our own', new TypeError('Request with GET/HEAD method cannot have body.')],
    ['an address that is none', withCode('ERR_INVALID_URL')],
    ['a request that may not be sent', withCode('UND_ERR_INVALID_ARG')],
    ['a signal of the framework', Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;replace' })],
    ['nothing', undefined],
  ])('is not %s', (_name, error) => {
    expect(isServiceAway(error)).toBe(false);
  });
});
