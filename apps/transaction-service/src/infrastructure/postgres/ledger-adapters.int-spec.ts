import { v7 as uuidv7 } from 'uuid';
import { describeLedger } from '../../../test/contracts/ledger.contract';
import { type LedgerDatabase, startLedgerDatabase } from '../../../test/ledger-database';
import { anAccount } from '../../../test/ledger-samples';
import { sqlLedger } from '../../../test/sql-ledger';

let database: LedgerDatabase;
beforeAll(async () => {
  database = await startLedgerDatabase();
});
afterAll(() => database.stop());

describeLedger('PostgreSQL', () => sqlLedger(database));

describe('the adapters of the ledger', () => {
  it('keep a balance that outgrows 64 bits', async () => {
    const ledgerId = uuidv7();
    const { accounts, accountQueries, unitOfWork } = sqlLedger(database);
    const account = anAccount(ledgerId);
    await unitOfWork.run(ledgerId, () => accounts.add(account));
    await database.rows('UPDATE account SET balance_minor = 123456789012345678901234567890 WHERE id = $1', [
      account.id,
    ]);
    const view = await accountQueries.find(ledgerId, account.id);
    expect(view?.balance.amount).toBe('1234567890123456789012345678.90');
  });
});
