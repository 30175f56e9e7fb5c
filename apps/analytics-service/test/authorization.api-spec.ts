import { randomUUID } from 'node:crypto';
import { CalendarDate } from '@pft/kernel';
import { agreedDoors, faultsOfDoors } from '@pft/testing';
import { AnalyticsTestService, eventually } from './analytics-service';
import { Household } from './household';

describe('who may open which door of the analytics service', () => {
  let service: AnalyticsTestService;

  beforeAll(async () => {
    service = await AnalyticsTestService.start('postgresql');
  });

  afterAll(() => service.stop());

  it('is as the tables in docs/api.md say, for every route and every kind of token', async () => {
    const home = new Household();
    const budget = home.budget('10');
    const today = CalendarDate.today('UTC', new Date());
    service.upstream.commit('users', home.ledgerId, [home.user()]);
    const spent = home.row(today, '20', { categoryId: home.groceries });
    service.upstream.commit('transactions', home.ledgerId, [...home.beginnings(), budget, spent]);
    let alertId = '';
    await eventually(async () => {
      const { items } = (await service.get('/alerts', home.ledgerId)).body as { items: { id: string }[] };
      expect(items).not.toHaveLength(0);
      alertId = items[0]?.id ?? '';
    });
    const { issuer } = service;
    const strangerId = randomUUID();
    const faults = await faultsOfDoors({
      url: service.url,
      doors: service.doors,
      agreed: agreedDoors('analytics'),
      owner: issuer.userToken({ userId: home.ledgerId }),
      stranger: issuer.userToken({ userId: strangerId }),
      limited: (scope) => issuer.userToken({ userId: strangerId, scope }),
      useless: issuer.uselessTokens(),
      serviceToken: (client) => issuer.serviceToken(client),
      objects: { '/analytics/budgets/:id': budget.entityId, '/alerts/:id': alertId },
      bodies: { 'PATCH /alerts/:id': { read: true } },
    });
    expect(faults).toEqual([]);
  });
});
