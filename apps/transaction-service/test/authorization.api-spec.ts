import { randomUUID } from 'node:crypto';
import { agreedDoors, faultsOfDoors } from '@pft/testing';
import { ImportInbox } from './import-inbox';
import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

/** One object of each kind, by the path of its door. */
async function objectsOf(service: LedgerService, owner: Person): Promise<Record<string, string>> {
  const made = async (path: string, body: object): Promise<string> => {
    const answer = await owner.send('POST', path, body);
    expect(answer.status).toBe(201);
    return answer.body.id;
  };
  const account = await made('/accounts', { name: 'Mine', type: 'checking', currency: 'EUR' });
  const category = await made('/categories', { name: 'Bees', kind: 'expense' });
  const row = { type: 'expense', amount: eur('5'), date: '2026-03-14', payee: 'Hofer' };
  const transaction = await made('/transactions/add', row);
  const budget = await made('/budgets', { name: 'All', limit: eur('300'), period: 'month' });
  await owner.send('POST', '/transactions/categorize', { payeeContains: 'hofer', categoryId: category });
  const { items } = (await owner.send('GET', '/payee-categories')).body;
  expect(items).toHaveLength(1);
  const file = '14.03.2026;HOFER 0527;33,87;O\n15.03.2026;Gehalt;2500,00;I\n';
  const inbox = new ImportInbox(service, owner);
  const upload = await inbox.upload(file);
  expect(upload.status).toBe(201);
  const changed = await owner.send('POST', '/transactions/bulk', { ids: [transaction], changes: { note: 'x' } });
  return {
    '/accounts/:id': account,
    '/categories/:id': category,
    '/transactions/:id': transaction,
    '/activity/:id': String(changed.body.activityId),
    '/budgets/:id': budget,
    '/payee-categories/:id': String(items[0]?.id),
    '/payees/:name': 'Hofer',
    '/imports/:id': upload.body.id,
    '/transactions/twins/removals/:id': await removalOf(inbox),
  };
}

/** The row by hand comes once more with a file, and goes again. */
async function removalOf(inbox: ImportInbox): Promise<string> {
  const { body } = await inbox.upload('Date,Payee,Amount\n2026-03-14,Hofer,-5.00\n');
  await inbox.patch(body.id, { rows: [{ row: 1, action: 'insert' }] });
  await inbox.commit(body.id);
  const [pair] = (await inbox.person.send('GET', '/transactions/twins')).body.items as { twin?: { id: string } }[];
  const removed = await inbox.person.send('POST', '/transactions/twins/removals', { ids: [pair?.twin?.id] });
  expect(removed.status).toBe(201);
  return removed.body.id;
}

describe('who may open which door of the transaction service', () => {
  let service: LedgerService;

  beforeAll(async () => {
    service = await startLedgerService();
  });

  afterAll(() => service.stop());

  it('is as the tables in docs/api.md say, for every route and every kind of token', async () => {
    const strangerId = randomUUID();
    const [owner, stranger] = [service.person(), service.person({ userId: strangerId })];
    const faults = await faultsOfDoors({
      url: service.url,
      doors: service.doors,
      agreed: agreedDoors('transaction'),
      owner: owner.token,
      stranger: stranger.token,
      limited: (scope) => service.issuer.userToken({ userId: strangerId, scope }),
      useless: service.issuer.uselessTokens(),
      serviceToken: (client) => service.issuer.serviceToken(client),
      objects: await objectsOf(service, owner),
      bodies: {
        'PATCH /accounts/:id': { name: 'Taken' },
        'PATCH /categories/:id': { name: 'Taken' },
        'PATCH /transactions/:id': { note: 'taken' },
        'PATCH /budgets/:id': { name: 'Taken' },
        'PATCH /payees/:name': { name: 'Taken' },
        'PATCH /imports/:id': { mapping: { dateFormat: 'DD.MM.YYYY' } },
      },
    });
    expect(faults).toEqual([]);
  });
});
