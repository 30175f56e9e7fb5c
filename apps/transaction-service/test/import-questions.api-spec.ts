import type { ImportResponse } from '@pft/contracts';
import { ImportInbox } from './import-inbox';
import { PlantedFormat } from './planted-format/planted-format';
import { type Answer, type LedgerService, startLedgerService } from './ledger-service';

const IBAN = 'AT611904300234573201';
const OTHER = 'AT861200000123456789';

const ASKING = `!Planted
account ${IBAN} EUR Giro
ask date-order
ask decimal
steps 48 48
04/03/2026|-1,25|A1|Coffee
05/03/2026|-2,50|A2|Cake
`;
const OPTIONS = { dates: { dateFormat: 'MM/DD/YYYY' }, decimal: { decimal: ',' } };

const STATEMENTS = `!Planted
account ${IBAN} EUR Giro
opening 2026-03-01 100.00
interim 2026-03-14 97.20
interim 2026-03-16 95.30
closing 2026-03-31 110.30
2026-03-14|-2.80|A1|Coffee & 2026-03-15|3.10|A2|Tea & 2026-03-15|-9.00|A3|Hotel|pending
2026-03-16|-4.00|A4|Cake
2026-03-20|20.00|A5|Gift
none|110.30||Kontostand|balance
none|1.00|A6|Odd
account ${OTHER} EUR Savings
opening 2026-03-01 10.00
closing 2026-03-31 11.00
2026-03-31|1.00|B1|Interest
account ${OTHER} EUR Savings
closing 2026-04-30 11.00
`;

describe('what a file leaves open and what it is checked by', () => {
  let planted: PlantedFormat;
  let service: LedgerService;
  let inbox: ImportInbox;

  beforeAll(async () => {
    planted = new PlantedFormat();
    service = await startLedgerService();
  });
  afterAll(async () => {
    await service.stop();
    planted.remove();
  });
  beforeEach(() => {
    inbox = new ImportInbox(service, service.person());
  });

  const told = ({ body }: Answer) => body as unknown as ImportResponse;
  const codes = ({ questions }: ImportResponse) => questions.map(({ code }) => code);
  const upload = async (text: string) => told(await inbox.upload(text));
  const patch = async (id: string, change: unknown) => told(await inbox.patch(id, change));
  const days = async (id: string) => (await inbox.rows(id)).map(({ date, amount }) => [date, amount?.amount]);

  describe('a question', () => {
    it('comes with the readings between which nothing decides, and keeps the import from being committed', async () => {
      const body = await upload(ASKING);
      expect(body).toMatchObject({ state: 'preview', canCommit: false, confidence: { proof: 'balance', agree: 48 } });
      expect(body.questions[0]).toEqual({
        code: 'date-order',
        text: 'Which is the month of 04/03/2026?',
        options: [
          {
            label: 'Day first',
            mapping: { dateFormat: 'DD/MM/YYYY' },
            example: { line: 6, before: '04/03/2026', after: '2026-03-04' },
          },
          {
            label: 'Month first',
            mapping: { dateFormat: 'MM/DD/YYYY' },
            example: { line: 6, before: '04/03/2026', after: '2026-04-03' },
          },
        ],
      });
      for (const headers of [{}, { prefer: 'respond-async' }])
        expect(await inbox.commit(body.id, headers)).toMatchObject({
          status: 409,
          body: { code: 'import-questions-open', questions: ['date-order', 'decimal'] },
        });
      expect(await inbox.transactions()).toEqual([]);
    });

    it('is answered by the mapping of one of its options, and what else was confirmed stays so', async () => {
      const { id } = await upload(ASKING);
      const confirmed = await inbox.patch(id, { confirm: ['decimal'] });
      expect(confirmed).toMatchObject({ status: 200, body: { canCommit: false, confidence: { agree: 48 } } });
      expect(codes(told(confirmed))).toEqual(['date-order']);
      const answered = await inbox.patch(id, { mapping: OPTIONS.dates });
      expect(answered.body).toMatchObject({ canCommit: true, questions: [], confidence: null });
      expect(await days(id)).toEqual([
        ['2026-04-03', '125.00'],
        ['2026-05-03', '250.00'],
      ]);
      expect((await inbox.commit(id)).body).toMatchObject({ inserted: 2 });
    });

    it('stays where another part of the mapping is corrected, and is answered by a third reading, too', async () => {
      const { id } = await upload(ASKING);
      expect(codes(await patch(id, { mapping: { columns: { note: 2 } } }))).toEqual(['date-order', 'decimal']);
      expect(codes(await patch(id, { mapping: OPTIONS.decimal }))).toEqual(['date-order']);
      expect(codes(await patch(id, { mapping: { dateFormat: 'YYYY/MM/DD' } }))).toEqual([]);
    });

    it('keeps how sure the reading is where the answer is what was proposed', async () => {
      const { id } = await upload(ASKING);
      const { body } = await inbox.patch(id, { mapping: { decimal: '.', dateFormat: 'DD/MM/YYYY' } });
      expect(body).toMatchObject({
        questions: [],
        canCommit: true,
        confidence: { proof: 'balance', agree: 48, of: 48 },
      });
    });

    it('can be confirmed twice, and is refused where nobody asks it', async () => {
      const { id } = await upload(ASKING);
      await inbox.patch(id, { confirm: ['decimal'] });
      expect((await inbox.patch(id, { confirm: ['decimal', 'date-order'] })).body).toMatchObject({ canCommit: true });
      const refused = { status: 422, body: { code: 'import-question-unknown', errors: [{ pointer: '/confirm/1' }] } };
      expect(await inbox.patch(id, { confirm: ['decimal', 'fee'] })).toMatchObject(refused);
      expect(await inbox.patch(id, { confirm: ['decimal', 'fee'], mapping: OPTIONS.dates })).toMatchObject(refused);
      expect(await days(id)).toEqual([
        ['2026-03-04', '125.00'],
        ['2026-03-05', '250.00'],
      ]);
    });

    it('is not asked again for the next file like it, another one is', async () => {
      const { id } = await upload(ASKING.replace('ask decimal\n', ''));
      await inbox.patch(id, { confirm: ['date-order'] });
      expect((await inbox.commit(id)).status).toBe(200);
      const next = await upload(ASKING.replace('05/03', '06/03'));
      expect(next).toMatchObject({ presetUsed: true, canCommit: false });
      expect(codes(next)).toEqual(['decimal']);
      await inbox.patch(next.id, { mapping: OPTIONS.decimal });
      await inbox.commit(next.id);
      expect(await upload(ASKING.replace('05/03', '07/03'))).toMatchObject({
        presetUsed: true,
        canCommit: true,
        questions: [],
        mapping: { decimal: ',', dateFormat: 'DD/MM/YYYY' },
      });
    });

    it('is decided anew for another account as long as nobody has answered one', async () => {
      const { body: dollars } = await inbox.person.send('POST', '/accounts', { name: 'Dollars', currency: 'USD' });
      const { id } = await upload(ASKING);
      const chosen = await patch(id, { accountId: dollars.id });
      expect(codes(chosen)).toEqual(['decimal']);
      expect(chosen).toMatchObject({
        mapping: { dateFormat: 'MM/DD/YYYY' },
        warnings: [{ code: 'date-order-assumed' }],
      });
      await inbox.patch(id, { confirm: ['decimal'] });
      const back = await patch(id, { accountId: null });
      expect(back).toMatchObject({
        questions: [],
        mapping: { dateFormat: 'MM/DD/YYYY' },
        warnings: [{ code: 'date-order-assumed' }],
      });
      expect((await inbox.patch(id, { mapping: { dateFormat: 'DD/MM/YYYY' } })).body.warnings).toEqual([]);
    });
  });

  describe('rows', () => {
    it('are numbered in the order of the file, and several may begin on one line', async () => {
      const { id } = await upload(STATEMENTS);
      const rows = await inbox.rows(id);
      expect(
        rows.map(({ row, line, verdict, reasonCode, action }) => [row, line, verdict, reasonCode, action]),
      ).toEqual([
        [1, 7, 'new', null, 'insert'],
        [2, 7, 'new', null, 'insert'],
        [3, 7, 'ignored', 'pending', 'skip'],
        [4, 8, 'new', null, 'insert'],
        [5, 9, 'new', null, 'insert'],
        [6, 10, 'ignored', 'balance', 'skip'],
        [7, 11, 'error', null, 'skip'],
        [8, 15, 'new', null, 'insert'],
      ]);
      const page = await inbox.person.send('GET', `/imports/${id}/rows?limit=2`);
      const next = await inbox.person.send('GET', `/imports/${id}/rows?limit=2&cursor=${page.body.nextCursor}`);
      expect(next.body.items.map(({ row }) => row)).toEqual([3, 4]);
      expect((await inbox.rows(id, 'ignored')).map(({ row }) => row)).toEqual([3, 6]);
    });

    it('are named by their row, and by their line where they are alone on it', async () => {
      const { id } = await upload(STATEMENTS);
      const rows = [
        { row: 2, action: 'skip' },
        { line: 8, action: 'skip' },
        { row: 5, line: 9, action: 'skip' },
      ];
      expect((await inbox.patch(id, { rows })).status).toBe(200);
      expect((await inbox.rows(id)).map(({ row, action }) => (action === 'insert' ? row : 0)).filter(Boolean)).toEqual([
        1, 8,
      ]);
      const refusals = [
        [{ line: 7 }, 'import-row-ambiguous', '/rows/0/line'],
        [{ line: 6 }, 'import-row-not-found', '/rows/0/line'],
        [{ row: 9 }, 'import-row-not-found', '/rows/0/row'],
        [{ row: 1, line: 8 }, 'import-row-not-found', '/rows/0/row'],
        [{}, 'import-row-not-found', '/rows/0/row'],
      ] as const;
      for (const [named, code, pointer] of refusals)
        expect(await inbox.patch(id, { rows: [{ ...named, action: 'skip' }] })).toMatchObject({
          status: 422,
          body: { code, errors: [{ pointer }] },
        });
      expect((await inbox.patch(id, { rows: [{ line: 7, action: 'skip' }] })).body).toMatchObject({ rows: [1, 2, 3] });
    });

    it('that are no movement are left out, and taken in where a person says so and they can be read', async () => {
      const { id, counts } = await upload(STATEMENTS);
      expect(counts).toEqual({ new: 5, duplicate: 0, similar: 0, transfer: 0, ignored: 2, error: 1 });
      expect(await inbox.patch(id, { rows: [{ row: 6, action: 'insert' }] })).toMatchObject({
        status: 422,
        body: { code: 'import-action-impossible' },
      });
      await inbox.patch(id, { rows: [{ row: 3, action: 'insert' }] });
      expect((await inbox.commit(id)).body).toEqual({
        inserted: 6,
        matched: 0,
        duplicates: 0,
        rejected: 1,
        skipped: 1,
      });
      expect((await inbox.transactions()).map(({ payee }) => payee)).toContain('Hotel');
      const again = await upload(STATEMENTS);
      expect(again.counts).toMatchObject({ new: 0, duplicate: 6, ignored: 1, error: 1 });
    });

    it('keep what was chosen for them when the file is read again, each on its line in its place', async () => {
      const { id } = await upload(STATEMENTS);
      await inbox.patch(id, {
        rows: [
          { row: 3, action: 'insert' },
          { row: 1, action: 'skip' },
        ],
      });
      const { body: account } = await inbox.person.send('POST', '/accounts', { name: 'Another', currency: 'EUR' });
      await inbox.patch(id, { accountId: account.id });
      expect((await inbox.rows(id)).slice(0, 3).map(({ action }) => action)).toEqual(['skip', 'insert', 'insert']);
    });

    it('of a file in which nothing else is found can be taken in', async () => {
      const pending = `!Planted\naccount ${IBAN} EUR Giro\n2026-03-14|-2.80|A1|Coffee|pending\n`;
      const { id, canCommit } = await upload(pending);
      expect(canCommit).toBe(true);
      const sums = await upload(`!Planted\naccount ${IBAN} EUR Giro\nnone|-2.80||Sum|total\n`);
      expect(sums).toMatchObject({ canCommit: false, counts: { ignored: 1 } });
      expect(await inbox.commit(sums.id)).toMatchObject({ status: 409, body: { code: 'import-nothing-readable' } });
      await inbox.patch(id, { rows: [{ row: 1, action: 'insert' }] });
      expect((await inbox.commit(id)).body).toMatchObject({ inserted: 1 });
    });
  });

  describe('a statement', () => {
    it('is checked by its balances, and says from which day on how much is missing', async () => {
      const { body: giro } = await inbox.person.send('POST', '/accounts', {
        name: 'Giro',
        currency: 'EUR',
        iban: IBAN,
      });
      const body = await upload(STATEMENTS);
      expect(body.statements).toEqual([
        {
          account: { iban: IBAN, name: 'Giro' },
          accountId: giro.id,
          opening: { amount: '100.00', currency: 'EUR', date: '2026-03-01' },
          closing: { amount: '110.30', currency: 'EUR', date: '2026-03-31' },
          sum: { amount: '16.30', currency: 'EUR' },
          matches: false,
        },
        {
          account: { iban: OTHER, name: 'Savings' },
          accountId: null,
          opening: { amount: '10.00', currency: 'EUR', date: '2026-03-01' },
          closing: { amount: '11.00', currency: 'EUR', date: '2026-03-31' },
          sum: { amount: '1.00', currency: 'EUR' },
          matches: true,
        },
        {
          account: { iban: OTHER, name: 'Savings' },
          accountId: null,
          closing: { amount: '11.00', currency: 'EUR', date: '2026-04-30' },
          sum: { amount: '0.00', currency: 'EUR' },
          matches: null,
        },
      ]);
      expect(body.warnings).toEqual([
        {
          code: 'balance-mismatch',
          detail:
            'The statement of «Giro» does not add up from 2026-03-15 on: 100.00 EUR at the beginning and rows of 16.30 EUR ' +
            'make 116.30 EUR, the file states 110.30 EUR, 6.00 EUR less.',
        },
      ]);
      expect(body.canCommit).toBe(true);
      await inbox.commit(body.id);
      const after = told(await inbox.person.send('GET', `/imports/${body.id}`));
      expect(after.statements[0]).toEqual(body.statements[0]);
      expect(after.statements[1]?.accountId).toEqual(expect.any(String));
    });
  });
});
