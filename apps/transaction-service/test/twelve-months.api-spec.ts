import { Pool } from 'pg';
import { checkBalances, checkSequences } from '../../../tools/verify/checks.mjs';
import { ImportReader } from '../src/application/import/reading/import-reader';
import { rateKey } from '../src/domain/import/transfer/import-transfers';
import { BundledRates } from '@pft/rates';
import { BundledDayRates } from '../src/infrastructure/rates/bundled-day-rates';
import { type LedgerService, startLedgerService } from './ledger-service';
import { shuffle } from './overlapping-exports';
import { drawHousehold } from './twelve-months/household';
import { ReaderInThisThread } from './twelve-months/reader-in-this-thread';
import { balancesOf, PersonOfHousehold, truthOf } from './twelve-months/person-of-household';

const IS_LONG = process.env.TEST_LONG === '1';
const HOUSEHOLDS = IS_LONG ? 24 : 1;
const FIRST_SEED = Number(process.env.IMPORT_SEED ?? 8_001);
const seeds = Array.from({ length: HOUSEHOLDS }, (_, n) => FIRST_SEED + n);

describe('twelve months of a household, in six formats, with overlaps, in any order, some twice, some undone and brought again', () => {
  let service: LedgerService;
  let pool: Pool;
  const rates = new BundledDayRates(new BundledRates());
  const dollarsFor = (date: string) => rates.of(['USD'], [date]).get(rateKey('USD', date)) ?? 1;

  beforeAll(async () => {
    service = await startLedgerService();
    // The long test reads each file in a thread of its own, as the service does.
    const inThisThread = new ReaderInThisThread();
    if (!IS_LONG)
      jest
        .spyOn(service.get(ImportReader), 'read')
        .mockImplementation((...given: Parameters<ImportReader['read']>) => inThisThread.read(...given));
    pool = new Pool({ connectionString: process.env.TRANSACTION_DATABASE_URL });
  });
  afterAll(async () => {
    await pool.end();
    await service.stop();
  });

  /** What is not as `npm run verify` wants it. */
  const findings = async () => [
    ...(await checkBalances(pool)).differences,
    ...(await checkSequences(pool, 'transactions', ['account', 'category', 'transaction', 'budget'])).differences,
  ];

  it.each(seeds)(
    'are the truth to the row, transfers one and twins two, and nothing once all is undone: seed %i',
    async (seed) => {
      const household = drawHousehold(seed, dollarsFor);
      const person = new PersonOfHousehold(service, household);
      await person.bringAll();
      expect((await person.ledger()).sort()).toEqual(truthOf(household.movements).sort());
      expect(await person.balances()).toEqual(balancesOf(household.movements));
      expect(await findings()).toEqual([]);

      await person.linkRefunds();
      await person.withdrawAll((list) => shuffle(list, household.random));
      expect(await person.ledger()).toEqual([]);
      expect(await person.balances()).toEqual(person.begun());
      expect(await findings()).toEqual([]);
      const { rows: claims } = await service.database.query('SELECT FROM import_identity WHERE ledger_id = $1', [
        person.inbox.person.ledgerId,
      ]);
      expect(claims).toEqual([]);
      const [fresh, of] = await person.freshRows();
      expect(fresh).toBe(of);
    },
    IS_LONG ? 600_000 : 120_000,
  );
});
