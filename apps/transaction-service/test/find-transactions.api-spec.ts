import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const money = (amount: string, currency = 'EUR') => ({ amount, currency });

describe('transactions are found, ordered and added up', () => {
  let service: LedgerService;
  let anna: Person;
  const idOf = new Map<string, unknown>();

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    anna = service.person();
    idOf.clear();
  });

  const category = async (name: string) => {
    const { items } = (await anna.send('GET', '/categories')).body;
    const found = items.find((item) => item.name === name);
    if (!found) throw new Error(`no category ${name}`);
    return found.id as string;
  };
  const add = async (name: string, body: object) => {
    const expense = { type: 'expense', amount: money('5'), date: '2024-01-01' };
    const answer = await anna.send('POST', '/transactions', { ...expense, ...body });
    expect(answer.status).toBe(201);
    idOf.set(name, answer.body.id);
    return answer.body;
  };
  const namesOf = (items: readonly Record<string, unknown>[]) =>
    items.map(({ id }) => [...idOf].find(([, known]) => known === id)?.[0]);
  const found = async (query: string) => namesOf((await anna.send('GET', `/transactions?${query}`)).body.items);
  const search = (q: string) => found(`q=${encodeURIComponent(q)}`);
  const totals = async (query = '') => (await anna.send('GET', `/transactions/totals?${query}`)).body;

  it('by words with or without accents in payee, its name, notes, tags, category, its parent and account', async () => {
    const groceries = await category('Groceries');
    await add('café', { payee: 'Café Central', note: 'Frühstück mit Jürgen' });
    await add('shop', { payee: 'HOFER DANKT 0527', payeeName: 'Hofer', categoryId: groceries, tags: ['Süßes'] });
    await add('split', {
      splits: [
        { categoryId: groceries, amount: money('3'), note: 'Käse' },
        { categoryId: null, amount: money('2') },
      ],
    });
    const account = await anna.send('POST', '/accounts', { name: 'Girokonto Österreich', currency: 'EUR' });
    await add('abroad', { accountId: account.body.id, payee: '100%_\\' });

    for (const q of ['cafe', 'CAFÉ central', 'fruhstuck cafe', 'frühstück', 'jurgen'])
      expect(await search(q)).toEqual(['café']);
    for (const q of ['hofer 0527', 'hofer groc', 'susses', 'süsses']) expect(await search(q)).toEqual(['shop']);
    for (const q of ['groceries', 'food']) expect(await search(q)).toEqual(['split', 'shop']);
    expect(await search('kase')).toEqual(['split']);
    for (const q of ['osterreich', '100%_', '\\']) expect(await search(q)).toEqual(['abroad']);
    for (const q of ['cafe hofer', 'nothing', '%%', 'a_b']) expect(await search(q)).toEqual([]);
    expect((await totals('q=cafe')).count).toBe(1);
  });

  it('by a figure of a row, with either decimal sign, and by no part of one', async () => {
    await add('dear', { amount: money('1234.50') });
    await add('cheap', { amount: money('39.93'), originalAmount: money('6500', 'JPY') });
    await add('text', { payee: 'Invoice 39,93' });
    for (const q of ['1234.5', '1.234,50', '1,234.50', '-1234,50']) expect(await search(q)).toEqual(['dear']);
    expect(await search('39.93')).toEqual(['cheap']);
    expect(await search('39,93')).toEqual(['text', 'cheap']);
    expect(await search('6500')).toEqual(['cheap']);
    for (const q of ['1234', '9.93', '39']) expect(await search(q)).toEqual(q === '39' ? ['text'] : []);
    await anna.send('PATCH', `/transactions/${String(idOf.get('cheap'))}`, { amount: money('40') });
    expect(await search('40.00')).toEqual(['cheap']);
    expect(await search('39.93')).toEqual([]);
  });

  it.each([
    ['date', ['b', 'd', 'a', 'c', 'e']],
    ['-date', ['e', 'c', 'a', 'd', 'b']],
    // 1000 yen are less than 1000.50 euros as they are written, and come after 9 euros.
    ['amount', ['d', 'a', 'b', 'e', 'c']],
    ['-amount', ['c', 'e', 'b', 'a', 'd']],
  ])('in the order %s, page by page, without a row twice or missing', async (sort, names) => {
    await add('a', { amount: money('9'), date: '2024-01-03' });
    await add('b', { amount: money('10'), date: '2024-01-01' });
    await add('c', { amount: money('1000.50'), date: '2024-01-04' });
    await add('d', { amount: money('9'), date: '2024-01-02', type: 'income' });
    await add('e', { amount: money('1000', 'JPY'), date: '2024-01-05' });
    const seen: Record<string, unknown>[] = [];
    let cursor = '';
    do {
      const page = await anna.send('GET', `/transactions?sort=${sort}&limit=2${cursor}`);
      seen.push(...page.body.items);
      // A row that comes meanwhile in front of the page moves nothing.
      if (cursor === '')
        await add('late', {
          amount: money(sort === '-amount' ? '9999' : '1'),
          date: sort === 'date' ? '2023-01-01' : '2025-01-01',
        });
      cursor = page.body.nextCursor === null ? '' : `&cursor=${encodeURIComponent(String(page.body.nextCursor))}`;
    } while (cursor !== '');
    expect(namesOf(seen)).toEqual(names);
  });

  it('with a cursor that belongs to its order', async () => {
    await add('a', {});
    await add('b', {});
    const { nextCursor } = (await anna.send('GET', '/transactions?limit=1&sort=amount')).body;
    const cursor = `cursor=${encodeURIComponent(String(nextCursor))}`;
    expect((await anna.send('GET', `/transactions?${cursor}&sort=amount`)).status).toBe(200);
    for (const sort of ['', '&sort=-amount', '&sort=date'])
      expect((await anna.send('GET', `/transactions?${cursor}${sort}`)).body.code).toBe('cursor-invalid');
    for (const sort of ['sort=amount;DROP', 'sort=', 'sort=date&sort=amount', 'sort=payee'])
      expect((await anna.send('GET', `/transactions?${sort}`)).status).toBe(422);
  });

  it('with totals in which refunds net spending, transfers count as rows only, and each day has its rate', async () => {
    const [groceries, salary] = [await category('Groceries'), await category('Salary')];
    const cash = await anna.send('POST', '/accounts', { name: 'Cash', currency: 'EUR', type: 'cash' });
    const giro = await anna.send('POST', '/accounts', { name: 'Giro', currency: 'EUR' });
    await add('pay', { type: 'income', amount: money('2000'), categoryId: salary, accountId: giro.body.id });
    await add('shop', { amount: money('80'), categoryId: groceries, accountId: giro.body.id });
    await add('refund', { type: 'income', amount: money('30'), categoryId: groceries, accountId: giro.body.id });
    await add('moved', { type: 'transfer', amount: money('500'), accountId: giro.body.id, toAccountId: cash.body.id });
    await add('split', {
      amount: money('10'),
      accountId: giro.body.id,
      splits: [
        { categoryId: groceries, amount: money('4') },
        { categoryId: groceries, amount: money('3') },
        { categoryId: null, amount: money('3') },
      ],
    });
    // A Friday with a rate of its own, and the Sunday after it.
    await add('dollars', { amount: money('10', 'USD'), date: '2024-03-01' });
    await add('more dollars', { amount: money('10', 'USD'), date: '2024-03-03' });
    await add('no rate', { amount: money('100', 'XOF'), date: '2024-03-05' });

    expect(await totals()).toEqual({
      count: 8,
      income: [money('2000.00')],
      spending: [money('60.00'), money('20.00', 'USD'), money('100', 'XOF')],
      net: [money('1940.00'), money('-20.00', 'USD'), money('-100', 'XOF')],
      inBase: {
        currency: 'EUR',
        income: money('2000.00'),
        // 20 / 1.0813, the rate of Friday.
        spending: money('78.50'),
        net: money('1921.50'),
        // Of the six rows that are in it.
        average: money('320.25'),
        rateStatus: 'missing',
        missingRates: [
          {
            currency: 'XOF',
            amount: money('100', 'XOF'),
            income: money('0', 'XOF'),
            spending: money('100', 'XOF'),
            count: 1,
            from: '2024-03-05',
            to: '2024-03-05',
          },
        ],
      },
    });
    // Of a split row the parts that are asked for; it is one row.
    expect(await totals(`categoryId=${groceries}`)).toMatchObject({ count: 3, spending: [money('57.00')], income: [] });
    expect(await totals('categoryId=none')).toMatchObject({
      count: 4,
      spending: [money('3.00'), money('20.00', 'USD'), money('100', 'XOF')],
    });
    expect(await totals(`accountId=${String(cash.body.id)}`)).toMatchObject({
      count: 1,
      income: [],
      spending: [],
      net: [],
    });
    expect(await totals('type=income&from=2024-01-01&to=2024-01-31')).toMatchObject({
      count: 2,
      income: [money('2000.00')],
      spending: [money('-30.00')],
      inBase: { spending: money('-30.00'), refundsExceed: true },
    });
    expect(await totals('q=dollars')).toMatchObject({ count: 0, inBase: { net: money('0.00'), rateStatus: 'exact' } });
    expect((await anna.send('GET', '/transactions/totals?limit=5')).status).toBe(422);
    expect((await service.person().send('GET', '/transactions/totals')).body.count).toBe(0);
  });
});
