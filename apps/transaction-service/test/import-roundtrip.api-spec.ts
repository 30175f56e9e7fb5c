import { drawFile, type DrawnRow, seededRandom } from './import-drawn-file';
import { ImportInbox, type Row } from './import-inbox';
import { type LedgerService, startLedgerService } from './ledger-service';

const FILES = process.env.TEST_LONG === '1' ? 200 : 60;
const seed = Number(process.env.IMPORT_SEED ?? Math.floor(Math.random() * 2 ** 31));

const drawn = (row: DrawnRow) => ({
  line: row.line,
  date: row.date,
  valueDate: row.valueDate,
  type: row.type,
  amount: row.amount.toJSON(),
  payee: row.payee,
  note: row.note,
});
const shown = ({ line, date, valueDate, type, amount, payee, note }: Row) => ({
  line,
  date,
  valueDate,
  type,
  amount,
  payee,
  note,
});
const stored = ({ date, valueDate, type, amount, payee, note }: Record<string, unknown>) =>
  JSON.stringify({ date, valueDate, type, amount, payee, note });

describe(`files drawn from seed ${seed} (IMPORT_SEED repeats them)`, () => {
  let service: LedgerService;

  beforeAll(async () => {
    service = await startLedgerService();
  });
  afterAll(() => service.stop());

  it(`imports ${FILES} files of drawn delimiters, decimal signs, date orders, column orders, sign conventions and charsets, compares each row and undoes them`, async () => {
    const random = seededRandom(seed);
    const inbox = new ImportInbox(service, service.person());
    let rows = 0;
    for (let index = 0; index < FILES; index++) {
      const file = drawFile(random, `file ${index}`);
      await expectRoundTrip(inbox, file.bytes, file.rows).catch((error: unknown) => {
        throw new Error(`seed ${seed}, ${file.description}`, { cause: error });
      });
      rows += file.rows.length;
    }
    process.stdout.write(`import round trip: seed ${seed}, ${FILES} files, ${rows} rows\n`);
  }, 240_000);
});

async function expectRoundTrip(inbox: ImportInbox, bytes: Buffer, rows: DrawnRow[]): Promise<void> {
  const { status, body } = await inbox.upload(bytes);
  expect({ status, counts: body.counts }).toEqual({
    status: 201,
    counts: { new: rows.length, duplicate: 0, similar: 0, transfer: 0, ignored: 0, error: 0 },
  });
  expect((await inbox.rows(body.id)).map(shown)).toEqual(rows.map(drawn));
  expect((await inbox.commitAsRead(body.id)).body).toMatchObject({ inserted: rows.length, matched: 0, rejected: 0 });
  const wanted = rows.map(drawn).map(stored).sort();
  expect((await inbox.transactions()).map(stored).sort()).toEqual(wanted);
  expect(await inbox.withdraw(body.id)).toMatchObject({ status: 200, body: { state: 'undone', removed: rows.length } });
  expect(await inbox.transactions()).toEqual([]);
}
