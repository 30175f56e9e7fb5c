import { startTokenIssuer, type TokenIssuer } from '@pft/testing';
import { RemoteKeySet } from './key-set';

describe('the keys of the user service', () => {
  let issuer: TokenIssuer;

  beforeEach(async () => {
    issuer = await startTokenIssuer();
  });

  afterEach(() => issuer.stop());

  it('are fetched once for requests that come together', async () => {
    const fetches = jest.spyOn(globalThis, 'fetch');
    try {
      const keySet = new RemoteKeySet();
      const keys = await Promise.all([keySet.key(issuer.kid), keySet.key(issuer.kid), keySet.key(issuer.kid)]);
      expect(keys.every((key) => key?.asymmetricKeyType === 'ec')).toBe(true);
      expect(fetches).toHaveBeenCalledTimes(1);
    } finally {
      fetches.mockRestore();
    }
  });

  it('stay valid while the user service is away', async () => {
    const keySet = new RemoteKeySet();
    const { kid } = issuer;
    const known = await keySet.key(kid);
    expect(known?.asymmetricKeyType).toBe('ec');
    await issuer.stop();
    expect(await keySet.key(kid)).toBe(known);
    expect(await keySet.key('unknown')).toBeUndefined();
  });

  it('are unavailable, which is not the same as a wrong token, until they were fetched once', async () => {
    const keySet = new RemoteKeySet();
    await issuer.stop();
    await expect(keySet.key('any')).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('are not fetched again for each made-up key id', async () => {
    const keySet = new RemoteKeySet();
    await keySet.key(issuer.kid);
    const fetches = jest.spyOn(globalThis, 'fetch');
    try {
      for (let attempt = 0; attempt < 20; attempt += 1) await keySet.key(`made-up-${attempt}`);
      expect(fetches.mock.calls.length).toBeLessThanOrEqual(1);
    } finally {
      fetches.mockRestore();
    }
  });
});
