import { type ApiDocument, describeReport, fuzzApi, fuzzRequests, fuzzSeed, neverAccepted } from '@pft/testing';
import { goodPassword, startUserService, type TestService } from './user-service';

/** What a request gets although its document allows it: a schema cannot say these rules. */
const refusals = {
  'client-invalid': 'no schema knows which clients there are',
  'credentials-invalid': 'no schema knows who is registered',
  'currency-unknown': 'three letters are not always a currency',
  'email-already-registered': 'what is stored decides',
  'email-invalid': 'which addresses exist is more than a format',
  'locale-unknown': 'a tag of the right form is not always a locale',
  'password-equals-email': 'two fields decide together',
  'password-too-common': 'the list of common passwords is long',
  'refresh-token-invalid': 'refresh tokens are secrets, each good for once',
  'time-zone-unknown': 'a name of the right form is not always a time zone',
  'version-stale': 'what is stored decides',
};

describe('the OpenAPI document of the user service', () => {
  let service: TestService;
  let document: ApiDocument;
  beforeAll(async () => {
    service = await startUserService({
      RATE_LIMIT_PER_MINUTE: '1000000',
      LOGIN_FAILURES_PER_ACCOUNT: '1000000',
      LOGIN_FAILURES_PER_ADDRESS: '1000000',
      REGISTRATIONS_PER_ADDRESS: '1000000',
    });
    document = (await (await fetch(`${service.url}/openapi.json`)).json()) as ApiDocument;
  });
  afterAll(async () => {
    delete process.env.RATE_LIMIT_PER_MINUTE;
    await service.stop();
  });

  const fuzz = async (doc: ApiDocument, requests: number, only?: string[]) => {
    const people = [await service.register(), await service.register()];
    const logIn = async (): Promise<string> => {
      const body = { email: people[0]?.user.email, password: goodPassword };
      return (await service.send('POST', '/auth/login', { body })).body.accessToken as string;
    };
    let token = '';
    let asked = 0;
    return fuzzApi({
      url: service.url,
      document: doc,
      requests,
      seed: fuzzSeed(),
      authorization: async () => {
        asked += 1;
        // A long run outlives a token.
        if (asked % 500 === 1) token = await logIn();
        return `Bearer ${token}`;
      },
      known: {
        email: people.map(({ user }) => user.email),
        password: [goodPassword],
        refreshToken: people.map(({ refreshToken }) => refreshToken),
        client_id: ['web'],
        client_secret: ['secret of the web'],
      },
      refusals,
      only,
    });
  };

  it('tells the truth: drawn requests are answered as it says', async () => {
    const report = await fuzz(document, fuzzRequests(180));
    expect(describeReport(report)).toMatch(/ 0 faults$/);
    expect(neverAccepted(document, report)).toEqual([]);
  }, 600_000);

  it('would be caught if it lacked a bound, a status, or let null pass', async () => {
    const copy = structuredClone(document);
    const { LogoutRequest, ChangeProfileRequest } = copy.components.schemas;
    delete ChangeProfileRequest?.properties?.firstDayOfWeek?.maximum;
    if (LogoutRequest?.properties) LogoutRequest.properties.everywhere = { type: 'null' };
    delete copy.paths['/auth/refresh']?.post?.responses['401'];
    const { faults } = await fuzz(copy, 150, ['changeProfile', 'refresh', 'logOut']);
    expect(faults.join('\n')).toMatch(/refused what the document allows.*\/firstDayOfWeek/);
    expect(faults.join('\n')).toMatch(/refused what the document allows.*\/everywhere/);
    expect(faults.join('\n')).toMatch(/a status that is not documented: 401/);
  }, 60_000);
});
