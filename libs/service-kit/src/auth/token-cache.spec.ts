import type { Principal } from './principal';
import { TokenCache } from './token-cache';

const service = (expiresAtMs: number): Principal => ({ type: 'service', clientId: 'web', expiresAtMs, kid: 'key' });

describe('the memory of verified tokens', () => {
  it('forgets a token at the moment it expires', () => {
    const cache = new TokenCache();
    cache.put('token', service(1_000));
    expect(cache.get('token', 999)).toEqual(service(1_000));
    expect(cache.get('token', 1_000)).toBeUndefined();
  });

  it('never holds more than its size; the least recently used leaves first', () => {
    const cache = new TokenCache(2);
    cache.put('a', service(1_000));
    cache.put('b', service(1_000));
    cache.get('a', 0);
    cache.put('c', service(1_000));
    expect(['a', 'b', 'c'].map((token) => cache.get(token, 0) !== undefined)).toEqual([true, false, true]);
  });
});
