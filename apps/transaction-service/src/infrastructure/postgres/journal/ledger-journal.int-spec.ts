import { Money } from '@pft/kernel';
import { v7 as uuidv7 } from 'uuid';
import { type LedgerDatabase, startLedgerDatabase } from '../../../../test/ledger-database';
import { anAccount, aTransaction, SAMPLES_MADE_AT } from '../../../../test/ledger-samples';
import { sqlLedger } from '../../../../test/sql-ledger';
import {
  type Decide,
  JournalInTurn,
  type RowWrite,
  type Wanted,
} from '../../../application/transaction/ledger-journal';
import type { Account } from '../../../domain/account/account';
import type { Transaction, TransactionState } from '../../../domain/transaction/transaction';
import { SqlLedgerFactsReader } from '../transaction/ledger-facts.reader';
import { SqlTransactionRepository } from '../transaction/transaction.repository';
import { SqlLedgerJournal } from './ledger-journal';

/** What it has read may arrive late. */
class LateReader extends SqlLedgerFactsReader {
  private held: Promise<void> | undefined;

  /** Holds back what is read next; `whenRead` once that is read, `arrive` lets it go. */
  hold(): { whenRead: Promise<void>; arrive: () => void } {
    let [arrive, read] = [(): void => undefined, (): void => undefined];
    this.held = new Promise((resolve) => (arrive = resolve));
    const whenRead = new Promise<void>((resolve) => (read = resolve));
    this.wasRead = read;
    return { whenRead, arrive };
  }

  private wasRead = (): void => undefined;

  override async readAt(...asked: Parameters<SqlLedgerFactsReader['readAt']>) {
    const { held } = this;
    this.held = undefined;
    const found = await super.readAt(...asked);
    if (held) this.wasRead();
    await held;
    return found;
  }
}

describe('a decision by a row', () => {
  let database: LedgerDatabase;
  beforeAll(async () => {
    database = await startLedgerDatabase();
  });
  afterAll(() => database.stop());

  let reader: LateReader;
  let journal: SqlLedgerJournal;
  let ledger: ReturnType<typeof sqlLedger>;
  let ledgerId: string;
  let giro: Account;
  beforeEach(async () => {
    const { unitOfWork } = database;
    ledger = sqlLedger(database);
    reader = new LateReader(unitOfWork);
    const transactions = new SqlTransactionRepository(unitOfWork);
    const inTurn = new JournalInTurn(unitOfWork, transactions, new SqlLedgerFactsReader(unitOfWork));
    journal = new SqlLedgerJournal(unitOfWork, inTurn, reader, transactions);
    ledgerId = uuidv7();
    giro = anAccount(ledgerId);
    await unitOfWork.run(ledgerId, async () => {
      await ledger.accounts.add(giro);
      await ledger.categories.markDefaultsMade(ledgerId);
    });
  });

  const write = (
    writes: readonly RowWrite[],
    wanted: Wanted = { facts: () => ({ accountIds: [], categoryIds: [] }) },
  ) => journal.append(ledgerId, wanted, () => ({ answer: undefined, writes }));
  const add = async (more: Partial<TransactionState> = {}): Promise<Transaction> => {
    const row = aTransaction(giro, more);
    await write([{ before: null, after: row }]);
    return row;
  };
  const about = ({ id }: Transaction): Wanted => ({
    row: { id, refunds: true },
    facts: () => ({ accountIds: [giro.id], categoryIds: [] }),
  });
  const removal: Decide<number> = (_facts, { row, refunds }) => {
    if (!row) throw new Error('It is gone.');
    const released = refunds.map((before) => ({ before, after: before.ofPurchase(null, SAMPLES_MADE_AT) }));
    return { answer: row.version, writes: [{ before: row, after: null }, ...released] };
  };
  const balance = async () => (await ledger.accountQueries.find(ledgerId, giro.id))?.balance.amount;

  it('takes back what the row is, and not what it was when its facts were on their way', async () => {
    const row = await add();
    const { whenRead, arrive } = reader.hold();
    const removing = journal.append(ledgerId, about(row), removal);
    await whenRead;
    const after = aTransaction(giro, { ...row, amount: Money.of(5_000n, 'EUR'), version: 2 });
    await write([{ before: row, after }]);
    arrive();
    expect(await removing).toBe(2);
    expect(await ledger.transactions.find(ledgerId, row.id)).toBeNull();
    expect(await balance()).toBe('0.00');
  });

  it('adds no refund of a purchase that went meanwhile', async () => {
    const purchase = await add();
    const refund = aTransaction(giro, { type: 'income', refundOf: purchase.id });
    const { whenRead, arrive } = reader.hold();
    const wanted = { facts: () => ({ accountIds: [giro.id], categoryIds: [], purchaseId: purchase.id }) };
    const adding = journal.append(ledgerId, wanted, (facts) => {
      if (!facts.purchase) throw new Error('There is no purchase.');
      return { answer: 'added', writes: [{ before: null, after: refund }] };
    });
    const outcome = adding.catch((error: Error) => error.message);
    await whenRead;
    await write([{ before: purchase, after: null }]);
    arrive();
    expect(await outcome).toBe('There is no purchase.');
    expect(await ledger.transactions.find(ledgerId, refund.id)).toBeNull();
  });

  it('goes in turn where it writes many rows, for which others would have to wait', async () => {
    const purchase = await add();
    const refunds = Array.from({ length: 60 }, () => aTransaction(giro, { type: 'income', refundOf: purchase.id }));
    await ledger.unitOfWork.run(ledgerId, () => ledger.transactions.add(refunds));
    const inTurn = jest.spyOn(database.unitOfWork, 'run');
    expect(await journal.append(ledgerId, about(purchase), removal)).toBe(1);
    expect(inTurn).toHaveBeenCalledTimes(1);
    inTurn.mockRestore();
    const left = await ledger.transactions.findMany(
      ledgerId,
      refunds.map(({ id }) => id),
    );
    expect(left.filter(({ refundOf }) => refundOf === null)).toHaveLength(60);
    expect(await balance()).toBe('600.00');
  });

  it('holds when a row is changed, removed and refunded at once', async () => {
    const round = async (): Promise<string> => {
      const row = await add();
      const refund = aTransaction(giro, { type: 'income', refundOf: row.id, amount: Money.of(1n, 'EUR') });
      const change: Decide<void> = (_facts, { row: before }) => {
        if (!before) throw new Error('It is gone.');
        const amount = before.amount.plus(Money.of(100n, 'EUR'));
        const after = aTransaction(giro, { ...before, amount, version: before.version + 1 });
        return { answer: undefined, writes: [{ before, after }] };
      };
      const repaid = { facts: () => ({ accountIds: [giro.id], categoryIds: [], purchaseId: row.id }) };
      const repay: Decide<void> = ({ purchase }) => {
        if (!purchase) throw new Error('There is no purchase.');
        return { answer: undefined, writes: [{ before: null, after: refund }] };
      };
      await Promise.allSettled([
        journal.append(ledgerId, about(row), change),
        journal.append(ledgerId, repaid, repay),
        journal.append(ledgerId, about(row), removal),
        journal.append(ledgerId, about(row), change),
      ]);
      const [gone, left] = await ledger.transactions
        .findMany(ledgerId, [row.id, refund.id])
        .then((found) => [!found.some(({ id }) => id === row.id), found.find(({ id }) => id === refund.id)] as const);
      return `${gone ? 'gone' : 'there'}, ${left?.refundOf ? 'refund of it' : 'no refund of it'}`;
    };
    for (let count = 0; count < 40; count += 1) expect(await round()).toBe('gone, no refund of it');
    const rows = await database.rows<{ minor: bigint }>(
      `SELECT coalesce(sum(CASE WHEN type = 'income' THEN amount_minor ELSE -amount_minor END), 0) AS minor
       FROM transaction WHERE ledger_id = $1`,
      [ledgerId],
    );
    expect(await balance()).toBe((Number(rows[0]?.minor) / 100).toFixed(2));
  });
});
