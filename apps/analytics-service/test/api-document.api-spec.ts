import { CalendarDate } from '@pft/kernel';
import { type ApiDocument, describeReport, fuzzApi, fuzzRequests, fuzzSeed, neverAccepted } from '@pft/testing';
import { AnalyticsTestService, engines } from './analytics-service';
import { Household } from './household';

/** What a request gets although its document allows it: a schema cannot say these rules. */
const refusals = {
  'account-not-found': 'no schema knows which ids exist',
  'alert-not-found': 'no schema knows which ids exist',
  'average-needs-month': 'two parameters decide together',
  'budget-not-found': 'no schema knows which ids exist',
  'currency-unknown': 'three letters are not always a currency',
  'cursor-invalid': 'cursors are signed',
  'date-out-of-range': 'the range of dates moves with today',
  'range-invalid': 'two parameters decide together',
  'range-too-long': 'two parameters decide together',
};

describe.each(engines())('the OpenAPI document of the analytics service on %s', (engine) => {
  let service: AnalyticsTestService;
  let document: ApiDocument;
  const home = new Household();
  const budgets = [home.budget('100'), home.budget('200'), home.budget('5000', { rollover: 'both' })];

  beforeAll(async () => {
    process.env.RATE_LIMIT_PER_MINUTE = '1000000';
    service = await AnalyticsTestService.start(engine);
    document = (await (await fetch(`${service.url}/openapi.json`)).json()) as ApiDocument;
    service.upstream.commit('users', home.ledgerId, [home.user()]);
    const today = CalendarDate.today('UTC', new Date());
    const head = service.upstream.commit('transactions', home.ledgerId, [
      ...home.beginnings(),
      ...budgets,
      home.row(today, '250', { categoryId: home.groceries }),
      home.row(today, '10', { currency: 'XOF' }),
      home.row('2024-02-29', '99.99', { currency: 'USD', categoryId: home.groceries }),
      home.row('2024-03-01', '1234.56', { type: 'income', categoryId: home.salary }),
    ]);
    await service.get('/analytics/summary', home.ledgerId, { 'x-after-change': `transactions:${head}, users:1` });
  }, 60_000);
  afterAll(async () => {
    delete process.env.RATE_LIMIT_PER_MINUTE;
    await service.stop();
  });

  const fuzz = (doc: ApiDocument, requests: number, only?: string[]) =>
    fuzzApi({
      url: service.url,
      document: doc,
      requests,
      seed: fuzzSeed(),
      authorization: () => `Bearer ${service.issuer.userToken({ userId: home.ledgerId })}`,
      // A position that was reached; one that was not makes the answer wait for two seconds.
      known: { budget: budgets.map(({ entityId }) => entityId), 'X-After-Change': ['transactions:1, users:1'] },
      refusals,
      only,
    });

  it('tells the truth: drawn requests are answered as it says', async () => {
    const report = await fuzz(document, fuzzRequests(engines().length > 1 ? 110 : 220));
    expect(describeReport(report)).toMatch(/ 0 faults$/);
    expect(neverAccepted(document, report)).toEqual([]);
  }, 600_000);

  it('would be caught if it lacked a form of a date or a status', async () => {
    const copy = structuredClone(document);
    const from = copy.paths['/analytics/summary']?.get?.parameters?.find(({ name }) => name === 'from');
    delete from?.schema.pattern;
    delete from?.schema.format;
    delete copy.paths['/alerts/{id}']?.patch?.responses['404'];
    const { faults } = await fuzz(copy, 80, ['getSummary', 'changeAlert']);
    expect(faults.join('\n')).toMatch(/refused what the document allows.*\?from/);
    expect(faults.join('\n')).toMatch(/a status that is not documented: 404/);
  }, 60_000);
});
