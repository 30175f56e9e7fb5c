import { safeNext } from './safe-next';

describe('where a log-in leads', () => {
  it('keeps a path of this site with its query', () => {
    expect(safeNext('/transactions?q=rent')).toBe('/transactions?q=rent');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '',
    '/%0d/..//x\n',
    '/login',
    '/api/auth/logout',
  ])('does not follow %j', (next) => {
    expect(safeNext(next)).toBe('/');
  });
});
