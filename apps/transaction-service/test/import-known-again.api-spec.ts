import { ImportInbox } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';

describe('what was imported before', () => {
  let service: LedgerService;
  let inbox: ImportInbox;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());
  beforeEach(() => {
    inbox = new ImportInbox(service, service.person());
  });

  async function account(name: string, currency = 'EUR'): Promise<string> {
    const { body } = await inbox.person.send('POST', '/accounts', { name, currency });
    return body.id;
  }
  const upload = async (text: string, accountId?: string, name?: string) => {
    const { body } = await inbox.upload(text, { ...(accountId && { fields: { accountId } }), ...(name && { name }) });
    return body;
  };
  const commit = async (text: string, accountId?: string, name?: string) => {
    const { id } = await upload(text, accountId, name);
    return (await inbox.commit(id)).body;
  };
  const codes = (body: Record<string, unknown>) => (body.warnings as { code: string }[]).map(({ code }) => code);

  describe('is known', () => {
    it('with another balance, and what is new beside it is new', async () => {
      const header = 'Date,Description,Amount,Balance\n';
      await commit(`${header}2026-03-12,Books,-18.00,978.80\n2026-03-14,Salary,1900.00,2878.80\n`);
      const later = await upload(
        `${header}2026-03-11,Late card booking,-9.90,990.10\n2026-03-12,Books,-18.00,968.90\n2026-03-14,Salary,1900.00,2868.90\n`,
      );
      expect(later.counts).toMatchObject({ new: 1, duplicate: 2 });
      expect(await inbox.rows(later.id)).toMatchObject([
        { verdict: 'new' },
        { verdict: 'duplicate', action: 'skip', reason: 'Imported before; other columns differ.' },
        { verdict: 'duplicate', transactionId: expect.any(String) },
      ]);
      expect((await inbox.commit(later.id)).body).toMatchObject({ inserted: 1, duplicates: 2 });
      expect(await inbox.transactions()).toHaveLength(3);
    });

    it('in another order, twins as two', async () => {
      const rows = ['2026-02-11,A,-1', '2026-02-08,A,-1', '2026-02-08,A,-1', '2026-02-02,A,-1'];
      const file = (list: string[]) => `Date,Payee,Amount\n${list.join('\n')}\n`;
      await commit(file(rows));
      expect((await upload(file([...rows].reverse()))).counts).toMatchObject({ new: 0, duplicate: 4 });
    });

    it("and next month's standing order, which carries the same reference, is new", async () => {
      const file = (month: string) =>
        `Date,Description,Transaction Reference,Amount\n2026-${month}-01,Landlord,RENT FLAT 4,-800.00\n2026-${month}-27,Employer,PAYROLL,2100.00\n`;
      await commit(file('03'));
      expect((await upload(file('04'))).counts).toMatchObject({ new: 2, duplicate: 0 });
    });

    it('after it was deleted by hand, until a person chooses it', async () => {
      const header = 'Date,Payee,Amount,Balance\n';
      await commit(`${header}2026-03-12,Books,-18.00,978.80\n`);
      const [row] = await inbox.transactions();
      await inbox.person.send('DELETE', `/transactions/${String(row?.id)}`);
      const again = await upload(`${header}2026-03-12,Books,-18.00,900.00\n`);
      expect(await inbox.rows(again.id)).toMatchObject([
        { verdict: 'duplicate', reason: 'Imported before and deleted since.', transactionId: null },
      ]);
      await inbox.patch(again.id, { rows: [{ line: 2, action: 'insert' }] });
      expect((await inbox.commit(again.id)).body).toMatchObject({ inserted: 1 });
      const third = await upload(`${header}2026-03-12,Books,-18.00,800.00\n`);
      const [chosen] = await inbox.transactions();
      expect(await inbox.rows(third.id)).toMatchObject([{ verdict: 'duplicate', transactionId: chosen?.id }]);
    });
  });

  describe('as the same file', () => {
    const file = 'Date,Payee,Amount\n2026-03-12,Books,-18.00\n2026-03-13,Tea,-3.00\n2026-03-14,Cake,-4.00\n';

    it('goes to the account of then, which is said with the day', async () => {
      await account('Giro');
      const savings = await account('Savings');
      await commit(file, savings, 'march.csv');
      const again = await upload(file);
      expect(again.counts).toMatchObject({ new: 0, duplicate: 3 });
      expect(again.accounts).toMatchObject([{ accountId: savings, name: 'Savings' }]);
      const [notice] = again.warnings as { code: string; detail: string }[];
      expect(notice?.code).toBe('file-imported-before');
      expect(notice?.detail).toMatch(
        /^This file was imported before as «march.csv» on \d{4}-\d\d-\d\d, into «Savings».$/,
      );
      expect((await inbox.patch(again.id, { mapping: { decimal: '.' } })).body.accounts).toMatchObject([
        { accountId: savings },
      ]);
    });

    it('is doubted where it is meant for another account', async () => {
      const [savings, giro] = [await account('Savings'), await account('Giro')];
      await commit(file, savings);
      const other = await upload(file, giro);
      expect(codes(other)).toEqual(['file-imported-before', 'imported-into-other-account']);
      expect(other).toMatchObject({
        counts: { new: 3 },
        questions: [{ code: 'imported-into-other-account', options: [] }],
        canCommit: false,
      });
      expect(await inbox.commit(other.id)).toMatchObject({ status: 409, body: { code: 'import-questions-open' } });
      const { body: here } = await inbox.patch(other.id, { accountId: savings });
      expect(codes(here)).toEqual(['file-imported-before']);
      expect(here).toMatchObject({ questions: [], canCommit: true });
    });

    it('goes to another account where a person says so, for this account and this file only', async () => {
      const [savings, giro, cash] = [await account('Savings'), await account('Giro'), await account('Cash')];
      await commit(file, savings);
      const { id } = await upload(file, giro);
      const asked = { questions: [{ code: 'imported-into-other-account' }], canCommit: false };
      const confirm = { confirm: ['imported-into-other-account'] };
      expect((await inbox.patch(id, confirm)).body).toMatchObject({ questions: [], canCommit: true });
      expect((await inbox.patch(id, { mapping: { decimal: '.' } })).body).toMatchObject({ canCommit: true });
      expect((await inbox.patch(id, { accountId: cash })).body).toMatchObject(asked);
      expect((await inbox.patch(id, confirm)).body).toMatchObject({ canCommit: true });
      expect((await inbox.commit(id)).body).toMatchObject({ inserted: 3 });
      expect(await upload(file, giro)).toMatchObject(asked);
    });

    it('is a new one once the import is undone', async () => {
      const savings = await account('Savings');
      const { id } = await upload(file, savings);
      await inbox.commit(id);
      await inbox.withdraw(id);
      const again = await upload(file, savings);
      expect([codes(again), again.counts]).toMatchObject([[], { new: 3 }]);
    });
  });

  describe('as rows of another file', () => {
    const rows = '2026-03-12,Books,-18.00\n2026-03-13,Tea,-3.00\n2026-03-14,Cake,-4.00\n';
    const [first, second] = [`Date,Payee,Amount\n${rows}`, `Date,Payee,Amount\n${rows}2026-03-15,Metro,-2.00\n`];

    it('goes to the account that has most of them', async () => {
      await account('Giro');
      const savings = await account('Savings');
      await commit(first, savings, 'march.csv');
      const next = await upload(second);
      expect(next.accounts).toMatchObject([{ accountId: savings, rows: 4 }]);
      expect(next.counts).toMatchObject({ new: 1, duplicate: 3 });
      expect(next.warnings).toContainEqual({
        code: 'file-imported-before',
        detail: expect.stringMatching(
          /^3 of 4 rows that were looked at were imported before from «march.csv» on .*, into «Savings».$/,
        ),
      });
    });

    it('is doubted where it is meant for another account, and not where a few rows are alike by chance', async () => {
      const [savings, giro] = [await account('Savings'), await account('Giro')];
      await commit(first, savings);
      expect(codes(await upload(second, giro))).toEqual(['file-imported-before', 'imported-into-other-account']);
      expect(codes(await upload('Date,Payee,Amount\n2026-03-13,Tea,-3.00\n', giro))).toEqual([]);
    });
  });

  describe('as a reading that a person corrected', () => {
    it('holds for its account, and not for another bank with the same header', async () => {
      const [dollars, pounds] = [await account('US bank', 'USD'), await account('UK bank', 'GBP')];
      const header = 'Date,Description,Amount\n';
      const { id } = await upload(`${header}03/04/2026,Coffee,-4.50\n03/04/2026,Fuel,-38.10\n`, dollars);
      await inbox.patch(id, { mapping: { dateFormat: 'MM/DD/YYYY' } });
      await inbox.commit(id);
      const british = await upload(
        `${header}02/03/2026,Tea,-2.40\n05/03/2026,Books,-18.00\n13/03/2026,Train,-7.10\n`,
        pounds,
      );
      expect(british).toMatchObject({ presetUsed: false, firstDate: '2026-03-02', lastDate: '2026-03-13' });
      const american = await upload(`${header}03/05/2026,Coffee,-4.60\n`, dollars);
      expect(american).toMatchObject({ presetUsed: true, firstDate: '2026-03-05' });
      expect(american).toMatchObject({ mapping: { dateFormat: 'MM/DD/YYYY' }, questions: [] });
    });

    it('says nothing of the decimal sign and the date order where the file says it', async () => {
      const header = 'Date;Payee;Amount\n';
      const { id } = await upload(`${header}03/04/2026;Coffee;-4,50\n03/04/2026;Fuel;-38,10\n`);
      await inbox.patch(id, { mapping: { dateFormat: 'MM/DD/YYYY', columns: { note: 1 } } });
      await inbox.commit(id);
      const next = await upload(`${header}05/03/2026;Rent;-1200.00\n13/03/2026;Car;-3,250.00\n`);
      expect(next).toMatchObject({
        presetUsed: true,
        mapping: { decimal: '.', dateFormat: 'DD/MM/YYYY', columns: { note: 1 } },
        counts: { new: 2, error: 0 },
      });
    });

    it('is left where it reads fewer rows than the file does by itself', async () => {
      const header = 'Date,Value date,Payee,Amount\n';
      const { id } = await upload(`${header}2026-03-01,2026-03-02,Tea,-1.00\n`);
      await inbox.patch(id, { mapping: { columns: { date: 1, valueDate: null } } });
      await inbox.commit(id);
      expect(await upload(`${header}2026-03-03,2026-03-04,Tea,-1.00\n`)).toMatchObject({ presetUsed: true });
      expect(await upload(`${header}2026-03-05,,Tea,-1.00\n2026-03-06,2026-03-06,Tea,-2.00\n`)).toMatchObject({
        presetUsed: false,
        counts: { error: 0 },
      });
    });
  });
});
