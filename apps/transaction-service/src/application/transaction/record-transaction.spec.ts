import { InMemoryLedger } from '../../../test/in-memory-ledger';
import { anAccount } from '../../../test/ledger-samples';
import { defaultAccountOn } from '../../../test/ledger-use-cases';
import { AccountArchived, AccountNotFound } from '../../domain/account/account-errors';
import { DateOutOfRange } from '../../domain/ledger-date';
import { DefaultCategories } from '../category/default-categories';
import { RecordTransaction } from './record-transaction';
import type { TransactionInput } from './transaction-input';

const owner = { ledgerId: '01900000-0000-7000-8000-000000000001', timeZone: 'Pacific/Auckland' };
const { ledgerId } = owner;

describe('the recording of a transaction', () => {
  let ledger: InMemoryLedger;
  beforeEach(() => {
    ledger = new InMemoryLedger();
  });

  const run = <T>(work: () => Promise<T>) => ledger.unitOfWork.run(ledgerId, work);
  const accounts = () => ledger.accountQueries.list(ledgerId, null, 10);

  function record(more: Partial<TransactionInput> = {}) {
    const { unitOfWork, journal, categories, clock, ids } = ledger;
    const defaults = new DefaultCategories(unitOfWork, categories, clock, ids);
    const useCase = new RecordTransaction(journal, defaultAccountOn(ledger), defaults, clock, ids);
    const amount = { amount: '4.20', currency: 'EUR' };
    return useCase.execute(owner, { type: 'expense', amount, date: '2026-05-01', ...more });
  }

  it('puts a row that names an account there, as of the moment that it is recorded at', async () => {
    ledger.clock.set('2026-06-01T00:00:00.000Z');
    const giro = anAccount(ledgerId);
    await run(() => ledger.accounts.add(giro));
    const row = await record({ accountId: giro.id });
    expect(row).toMatchObject({ accountId: giro.id, createdAt: new Date('2026-06-01T00:00:00.000Z'), version: 1 });
    expect(await ledger.transactions.find(ledgerId, row.id)).toEqual(row);
  });

  it('opens the default account of a currency for the first row that names none, and takes it for the next', async () => {
    const [first, second] = [await record(), await record()];
    expect(await accounts()).toMatchObject([{ id: first.accountId, name: 'Main account EUR' }]);
    expect(second.accountId).toBe(first.accountId);
  });

  it('makes the default categories with the first row, and once', async () => {
    await record();
    const made = await ledger.categories.count(ledgerId);
    expect(made).toBeGreaterThan(0);
    await record();
    expect(await ledger.categories.count(ledgerId)).toBe(made);
  });

  it('opens nothing and makes nothing for a row that is refused', async () => {
    await expect(record({ date: '1899-12-31' })).rejects.toThrow(DateOutOfRange);
    expect(await accounts()).toEqual([]);
    expect(await ledger.categories.defaultsMade(ledgerId)).toBe(false);
  });

  it('counts ten years ahead from the day that it is where its owner lives', async () => {
    ledger.clock.set('2026-05-04T12:30:00.000Z');
    expect((await record({ date: '2036-05-05' })).date).toBe('2036-05-05');
    await expect(record({ date: '2036-05-06' })).rejects.toThrow(DateOutOfRange);
  });

  it('refuses an account that is not there, and one that is archived', async () => {
    const archived = anAccount(ledgerId, { archived: true });
    await run(() => ledger.accounts.add(archived));
    await expect(record({ accountId: ledgerId })).rejects.toThrow(AccountNotFound);
    await expect(record({ accountId: archived.id })).rejects.toThrow(AccountArchived);
  });
});
