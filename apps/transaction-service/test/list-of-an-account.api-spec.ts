import { type LedgerService, type Person, startLedgerService } from './ledger-service';

const money = (amount: string, currency = 'EUR') => ({ amount, currency });

interface Row {
  id: string;
  date: string;
  accountId: string;
  balance?: { amount: string; currency: string };
}

describe('a list of transactions', () => {
  let service: LedgerService;
  let anna: Person;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    anna = service.person();
  });

  const account = async (name: string, currency = 'EUR', openingBalance = '0') =>
    (await anna.send('POST', '/accounts', { name, currency, openingBalance: money(openingBalance, currency) })).body.id;
  const add = async (body: object): Promise<string> => {
    const answer = await anna.send('POST', '/transactions', { type: 'expense', date: '2026-03-01', ...body });
    expect(answer.status).toBe(201);
    return answer.body.id;
  };
  const list = async (query: string): Promise<Row[]> =>
    (await anna.send('GET', `/transactions?${query}`)).body.items as unknown as Row[];
  const all = async (query: string, limit = 2): Promise<Row[]> => {
    const rows: Row[] = [];
    let cursor = '';
    do {
      const { body } = await anna.send('GET', `/transactions?${query}&limit=${limit}${cursor}`);
      rows.push(...(body.items as unknown as Row[]));
      cursor = body.nextCursor === null ? '' : `&cursor=${encodeURIComponent(String(body.nextCursor))}`;
    } while (cursor !== '');
    return rows;
  };
  const csv = async (query: string): Promise<string[][]> => {
    const answer = await fetch(`${service.url}/export?format=csv&${query}`, {
      headers: { authorization: `Bearer ${anna.token}` },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="transactions-\d{4}-\d\d-\d\d\.csv"$/,
    );
    return tableOf(await answer.text());
  };

  describe('of one account', () => {
    let giro: string;
    let dollars: string;
    let names: Map<string, string>;

    beforeEach(async () => {
      giro = await account('Giro', 'EUR', '100');
      dollars = await account('Dollars', 'USD', '10');
      const transfer = { type: 'transfer', accountId: giro, toAccountId: dollars };
      names = new Map([
        [await add({ accountId: giro, amount: money('1.10'), date: '2026-03-02', payee: 'first' }), 'first'],
        [await add({ accountId: giro, amount: money('2.20'), date: '2026-03-02', payee: 'same day' }), 'same day'],
        [await add({ accountId: giro, amount: money('50'), date: '2026-03-01', type: 'income' }), 'income'],
        [
          await add({
            accountId: giro,
            amount: money('30'),
            date: '2026-03-05',
            splits: [
              { categoryId: null, amount: money('10') },
              { categoryId: null, amount: money('20') },
            ],
          }),
          'split',
        ],
        [
          await add({ ...transfer, amount: money('20'), toAmount: money('22.50', 'USD'), date: '2026-03-04' }),
          'changed',
        ],
        [await add({ accountId: dollars, amount: money('0.50', 'USD'), date: '2026-03-06' }), 'coffee'],
      ]);
    });
    const said = (rows: readonly Row[]) =>
      rows.map(({ id, balance }) => [names.get(id), balance && `${balance.amount} ${balance.currency}`]);

    it('says its balance after each row, however it is read, and ends where the account is', async () => {
      const newestFirst = [
        ['split', '96.70 EUR'],
        ['changed', '126.70 EUR'],
        ['same day', '146.70 EUR'],
        ['first', '148.90 EUR'],
        ['income', '150.00 EUR'],
      ];
      const query = `accountId=${giro}&balanceOf=${giro}`;
      expect(said(await list(query))).toEqual(newestFirst);
      expect(said(await all(query))).toEqual(newestFirst);
      expect(said(await all(`${query}&sort=date`))).toEqual(newestFirst.toReversed());
      // By amount: each row has what it had, whatever stands above it.
      expect(said(await all(`${query}&sort=-amount`)).toSorted()).toEqual(newestFirst.toSorted());
      const { balance } = (await anna.send('GET', `/accounts/${giro}`)).body;
      expect((await list(query))[0]?.balance).toEqual(balance);
    });

    it('counts rows that its filters leave out, and those of the other side of a transfer', async () => {
      expect(said(await list(`accountId=${dollars}&balanceOf=${dollars}`))).toEqual([
        ['coffee', '32.00 USD'],
        ['changed', '32.50 USD'],
      ]);
      expect(said(await list(`accountId=${giro}&balanceOf=${giro}&type=expense&to=2026-03-02`))).toEqual([
        ['same day', '146.70 EUR'],
        ['first', '148.90 EUR'],
      ]);
      // Of another account's rows there is nothing to say.
      expect(said(await list(`balanceOf=${dollars}&from=2026-03-05`))).toEqual([
        ['coffee', '32.00 USD'],
        ['split', undefined],
      ]);
    });

    it('says none of an account that is not there, or of nobody else', async () => {
      const bert = service.person();
      for (const rows of [
        await list(`balanceOf=${bert.ledgerId}`),
        (await bert.send('GET', `/transactions?balanceOf=${giro}`)).body.items,
      ])
        expect(rows.filter((row) => 'balance' in row)).toEqual([]);
      expect((await anna.send('GET', '/transactions?balanceOf=x')).status).toBe(422);
    });
  });

  describe('as a table', () => {
    it('has every row of the filter in its order, with signs, names and parts', async () => {
      const giro = await account('Giro');
      const savings = await account('Savings');
      const { items } = (await anna.send('GET', '/categories')).body;
      const groceries = items.find(({ name }) => name === 'Groceries')?.id;
      await add({
        accountId: giro,
        amount: money('19.46'),
        payee: 'Billa, Wien',
        categoryId: groceries,
        tags: ['a', 'b'],
      });
      await add({
        accountId: giro,
        amount: money('1000'),
        type: 'income',
        date: '2026-03-02',
        originalAmount: money('1', 'JPY'),
      });
      await add({ accountId: giro, toAccountId: savings, amount: money('5'), type: 'transfer', date: '2026-03-03' });
      const parts = [
        { categoryId: groceries, amount: money('3'), note: 'Käse' },
        { categoryId: null, amount: money('2') },
      ];
      await add({ accountId: giro, amount: money('5'), date: '2026-03-04', splits: parts, note: 'two\nlines' });
      await add({ accountId: savings, amount: money('9'), date: '2026-03-05' });

      const [head, ...lines] = await csv(`accountId=${giro}&sort=date`);
      const column = (name: string) => lines.map((line) => line[head?.indexOf(name) ?? -1]);
      expect(column('Date')).toEqual(['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04']);
      expect(column('Amount')).toEqual(['-19.46', '1000.00', '-5.00', '-5.00']);
      expect(column('Payee')).toEqual(['Billa, Wien', '', '', '']);
      expect(column('Category')).toEqual(['Groceries', '', '', '']);
      expect(column('Account')).toEqual(['Giro', 'Giro', 'Giro', 'Giro']);
      expect(column('To account')).toEqual(['', '', 'Savings', '']);
      expect(column('Tags')).toEqual(['a, b', '', '', '']);
      expect(column('Parts')).toEqual(['', '', '', 'Groceries 3.00 (Käse); Uncategorised 2.00']);
      expect(column('Note')).toEqual(['', '', '', 'two\nlines']);
      expect([column('Original')[1], column('Original currency')[1]]).toEqual(['1', 'JPY']);
      expect(await csv('q=nothing')).toEqual([head]);
    });

    it('has no cell that a spreadsheet would reckon with', async () => {
      const wide = ['＝1+1', '＋1', '－1', '＠SUM(A1)', '\n=1+1'];
      for (const payee of ['=1+1', '+cmd|calc', '@SUM(A1)', '-2+3', '−5', ...wide])
        await add({ amount: money('1'), payee, note: '=HYPERLINK("http://x","y")' });
      const [head, ...lines] = await csv('sort=date');
      expect(lines.map((line) => line[head?.indexOf('Bank text') ?? -1]).toSorted()).toEqual(
        ["'+cmd|calc", "'-2+3", "'=1+1", "'@SUM(A1)", '−5', ...wide.map((payee) => `'${payee}`)].toSorted(),
      );
      expect(new Set(lines.map((line) => line[head?.indexOf('Note') ?? -1]))).toEqual(
        new Set([`'=HYPERLINK("http://x","y")`]),
      );
    });

    it('is whole where it is longer than what is read at once, to the cent', async () => {
      const giro = await account('Giro');
      await service.database.query(
        `INSERT INTO transaction (ledger_id, id, type, amount_minor, currency, date, account_id, search, figures, tags, has_splits,
           created_at, updated_at, version, reviewed)
         SELECT $1, gen_random_uuid(), 'expense', n, 'EUR', date '2026-01-01' + n % 7, $2, '', ARRAY[n / 100.0], '{}', false, now(),
                now(), 1, true
         FROM generate_series(1, 2500) AS n`,
        [anna.ledgerId, giro],
      );
      for (const sort of ['-date', 'amount']) {
        const [head, ...lines] = await csv(`sort=${sort}`);
        const cents = lines.map((line) => Number((line[head?.indexOf('Amount') ?? -1] ?? '').replace('.', '')));
        expect(cents.reduce((sum, each) => sum + each, 0)).toBe((-2500 * 2501) / 2);
        const listed = await all(`sort=${sort}`, 200);
        expect(lines.map((line) => line.at(-1))).toEqual(listed.map(({ id }) => id));
      }
    });

    it('is refused and does not break off where its rows cannot be read', async () => {
      await add({ amount: money('1') });
      await service.database.query('BEGIN');
      await service.database.query('LOCK TABLE transaction IN ACCESS EXCLUSIVE MODE');
      const { status, body } = await anna.send('GET', '/export?format=csv');
      await service.database.query('ROLLBACK');
      expect([status, body.code]).toEqual([503, 'unavailable']);
    });

    it('is one of two at once: more wait for a place, and who is gone has none', async () => {
      const giro = await account('Giro');
      await service.database.query(
        `INSERT INTO transaction (ledger_id, id, type, amount_minor, currency, date, account_id, note, search, figures, tags,
           has_splits, created_at, updated_at, version, reviewed)
         SELECT $1, gen_random_uuid(), 'expense', n, 'EUR', date '2026-01-01' + n % 7, $2, repeat('x', 1000), '', '{}', '{}', false,
                now(), now(), 1, true
         FROM generate_series(1, 15000) AS n`,
        [anna.ledgerId, giro],
      );
      // More than the sockets on the way hold, and nobody takes it.
      const begin = () =>
        fetch(`${service.url}/export?format=csv`, { headers: { authorization: `Bearer ${anna.token}` } });
      const under = [await begin(), await begin()];
      expect(under.map(({ status }) => status)).toEqual([200, 200]);
      const late = await begin();
      expect([late.status, late.headers.get('retry-after')]).toEqual([503, expect.any(String)]);
      const waiting = begin();
      await under[0]?.body?.cancel();
      const next = await waiting;
      expect(next.status).toBe(200);
      expect((await next.text()).split('\r\n')).toHaveLength(15_002);
      await under[1]?.body?.cancel();
      expect((await (await begin()).text()).split('\r\n')).toHaveLength(15_002);
    });

    it('needs to be asked for in a format that there is', async () => {
      for (const query of ['', 'format=pdf', 'format=csv&sort=payee', 'format=csv&limit=5'])
        expect((await anna.send('GET', `/export?${query}`)).status).toBe(422);
    });
  });
});

/** A table as RFC 4180 writes it. */
function tableOf(text: string): string[][] {
  const table: string[][] = [];
  let line: string[] = [];
  for (let at = 0; at < text.length;) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        cell += text[at];
        if (text[at] === '"') at += 1;
      }
      at += 1;
    } else for (; text[at] !== ',' && text[at] !== '\r'; at += 1) cell += text[at];
    line.push(cell);
    if (text[at] === ',') at += 1;
    else {
      table.push(line);
      line = [];
      at += 2;
    }
  }
  return table;
}
