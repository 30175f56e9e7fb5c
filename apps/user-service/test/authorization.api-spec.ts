import { Doors } from '@pft/service-kit';
import { agreedDoors, faultsOfDoors } from '@pft/testing';
import jwt from 'jsonwebtoken';
import { SigningKeys } from '../src/infrastructure/crypto/signing-keys';
import { startUserService, type TestService } from './user-service';

describe('who may open which door of the user service', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startUserService();
  });

  afterAll(() => service.stop());

  it('is as the tables in docs/api.md say, for every route and every kind of token', async () => {
    const [owner, stranger] = [await service.register(), await service.register()];
    const { kid, privateKey } = service.app.get(SigningKeys).current;
    const claims = jwt.decode(stranger.accessToken) as { iat: number; exp: number };
    const signed = (changed: object): string =>
      jwt.sign({ ...claims, ...changed }, privateKey, {
        algorithm: 'ES256',
        header: { alg: 'ES256', typ: 'at+jwt', kid },
      });
    const minuteAgo = { iat: claims.iat - 660, exp: claims.exp - 660 };
    const serviceToken = async (client: string): Promise<string> => {
      const body = { grant_type: 'client_credentials', client_id: client, client_secret: service.secretOf(client) };
      return (await service.send('POST', '/oauth/token', { body })).body.access_token as string;
    };
    const faults = await faultsOfDoors({
      url: service.url,
      doors: service.app.get(Doors).list(),
      agreed: agreedDoors('user'),
      owner: owner.accessToken,
      stranger: stranger.accessToken,
      limited: (scope) => signed({ scope }),
      useless: {
        rubbish: 'a.b.c',
        'a refresh token': stranger.refreshToken,
        'an expired token': signed(minuteAgo),
      },
      serviceToken,
    });
    expect(faults).toEqual([]);
  });
});
