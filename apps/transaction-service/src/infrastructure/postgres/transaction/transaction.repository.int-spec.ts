import { randomUUID } from 'node:crypto';
import { Money } from '@pft/kernel';
import fc from 'fast-check';
import { type LedgerDatabase, startLedgerDatabase } from '../../../../test/ledger-database';
import { anAccount } from '../../../../test/ledger-samples';
import type { Account } from '../../../domain/account/account';
import { Transaction, type TransactionDetails, WITHOUT_DETAILS } from '../../../domain/transaction/transaction';
import type { LedgerFacts } from '../../../domain/transaction/transaction-rules';
import { TypeOrmAccountRepository } from '../account/account.repository';
import { SqlTransactionRepository } from './transaction.repository';

describe('SqlTransactionRepository', () => {
  let database: LedgerDatabase;
  let repository: SqlTransactionRepository;
  let accounts: TypeOrmAccountRepository;

  beforeAll(async () => {
    database = await startLedgerDatabase();
    repository = new SqlTransactionRepository(database.unitOfWork);
    accounts = new TypeOrmAccountRepository(database.unitOfWork);
  });
  afterAll(() => database.stop());

  const factsOf = (...all: Account[]): LedgerFacts => ({
    today: '2026-01-01',
    accounts: new Map(all.map((account) => [account.id, account])),
    categories: new Map(),
  });

  const details = (account: Account, changes: Partial<TransactionDetails> = {}): TransactionDetails => ({
    ...WITHOUT_DETAILS,
    type: 'expense',
    amount: Money.of(100n, account.currency),
    date: '2024-01-01',
    accountId: account.id,
    ...changes,
  });

  async function ledgerWith(openings: readonly [minor: bigint, currency: string][]) {
    const ledgerId = randomUUID();
    const opened = openings.map(([minor, currency]) =>
      anAccount(ledgerId, { currency, openingBalance: Money.of(minor, currency) }),
    );
    await database.unitOfWork.run(ledgerId, async () => {
      for (const account of opened) await accounts.add(account);
    });
    return { ledgerId, opened };
  }

  /** Accounts whose kept balance is not opening balance plus rows, computed by SQL of its own. */
  const wrongBalances = (ledgerId: string) =>
    database.rows(
      `SELECT a.id, a.balance_minor, a.opening_minor + coalesce(sum(r.minor), 0) AS expected
       FROM account a LEFT JOIN (
         SELECT ledger_id, account_id AS id, CASE type WHEN 'income' THEN amount_minor ELSE -amount_minor END AS minor FROM transaction
         UNION ALL SELECT ledger_id, to_account_id, to_amount_minor FROM transaction WHERE type = 'transfer'
       ) r ON r.ledger_id = a.ledger_id AND r.id = a.id
       WHERE a.ledger_id = $1 GROUP BY a.id, a.balance_minor, a.opening_minor
       HAVING a.balance_minor <> a.opening_minor + coalesce(sum(r.minor), 0)`,
      [ledgerId],
    );

  /** Changes that break a gapless sequence of the ledger or gapless versions of a row. */
  const gaps = (ledgerId: string) =>
    database.rows(
      `SELECT * FROM (
         SELECT sequence, version, row_number() OVER (ORDER BY sequence) AS expected_sequence,
                row_number() OVER (PARTITION BY entity_id ORDER BY sequence) AS expected_version
         FROM change WHERE owner_id = $1) c
       WHERE sequence <> expected_sequence OR version <> expected_version`,
      [ledgerId],
    );

  it('gives back what was stored, to the last sign', async () => {
    const { ledgerId, opened } = await ledgerWith([
      [0n, 'EUR'],
      [0n, 'JPY'],
    ]);
    const [euro, yen] = opened as [Account, Account];
    const now = new Date('2026-01-02T03:04:05.678Z');
    const spent = Transaction.record(
      { ledgerId, id: randomUUID(), importId: randomUUID() },
      details(euro, {
        valueDate: '1900-01-01',
        originalAmount: Money.of(10n ** 15n, 'JPY'),
        splits: [
          { categoryId: null, amount: Money.of(99n, 'EUR'), note: 'a, "b" \\ {c}' },
          { categoryId: null, amount: Money.of(1n, 'EUR'), note: null },
        ],
        payee: "=1+1 '; DROP TABLE account; --",
        note: 'line\r\nline 😀',
        tags: ['a,b', '"', '\\', 'NULL', '{}', ' '],
      }),
      factsOf(euro),
      now,
    );
    const given = Transaction.record(
      { ledgerId, id: randomUUID() },
      details(euro, { type: 'income', refundOf: spent.id }),
      { ...factsOf(euro), purchase: spent },
      now,
    );
    const moved = Transaction.record(
      { ledgerId, id: randomUUID() },
      details(euro, { type: 'transfer', toAccountId: yen.id, toAmount: Money.of(8000n, 'JPY') }),
      factsOf(euro, yen),
      now,
    );
    await database.unitOfWork.run(ledgerId, () => repository.add([spent, given, moved]));
    expect(await repository.find(ledgerId, spent.id)).toEqual(spent);
    expect(await repository.findMany(ledgerId, [moved.id])).toEqual([moved]);
    expect(await repository.refundsOf(ledgerId, [spent.id])).toEqual([given]);
    expect(await repository.ofImport(ledgerId, spent.importId ?? '')).toEqual([spent]);
    expect(await repository.find(randomUUID(), spent.id)).toBeNull();
    expect(await wrongBalances(ledgerId)).toEqual([]);
  });

  it('lets nothing but an income name a purchase', async () => {
    const { ledgerId, opened } = await ledgerWith([[0n, 'EUR']]);
    const [euro] = opened as [Account];
    const spent = Transaction.record({ ledgerId, id: randomUUID() }, details(euro), factsOf(euro), new Date());
    await database.unitOfWork.run(ledgerId, () => repository.add([spent]));
    const link = `UPDATE transaction SET refund_of = $1, type = $2 WHERE id = $1`;
    await expect(database.rows(link, [spent.id, 'expense'])).rejects.toThrow('transaction_refund_is_income');
    await database.rows(link, [spent.id, 'income']);
  });

  it('keeps opening balance plus rows equal to the balance through any history', async () => {
    const step = fc.record({
      act: fc.constantFrom('add', 'add', 'edit', 'remove'),
      pick: fc.nat(),
      type: fc.constantFrom('income', 'expense', 'transfer' as const),
      minor: fc.bigInt(1n, 10n ** 15n),
      arrives: fc.bigInt(1n, 10n ** 15n),
      from: fc.nat(2),
      to: fc.nat(1),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 25 }),
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        async (steps, opening) => {
          const { ledgerId, opened } = await ledgerWith([
            [opening, 'EUR'],
            [0n, 'EUR'],
            [7n, 'JPY'],
          ]);
          const facts = factsOf(...opened);
          let rows: Transaction[] = [];
          for (const { act, pick, type, minor, arrives, from, to } of steps) {
            const account = opened[from] as Account;
            const target = opened.filter((other) => other !== account)[to] as Account;
            const transfer = type === 'transfer';
            const entered = details(account, {
              type,
              amount: Money.of(minor, account.currency),
              toAccountId: transfer ? target.id : null,
              toAmount: !transfer
                ? null
                : Money.of(target.currency === account.currency ? minor : arrives, target.currency),
            });
            const row = rows.length > 0 ? rows[pick % rows.length] : undefined;
            await database.unitOfWork.run(ledgerId, async () => {
              if (act === 'add' || !row) {
                const added = Transaction.record({ ledgerId, id: randomUUID() }, entered, facts, new Date());
                await repository.add([added]);
                rows = [...rows, added];
              } else if (act === 'edit') {
                const after = row.changed(entered, facts, new Date());
                await repository.change([{ before: row, after }]);
                rows = rows.map((other) => (other === row ? after : other));
              } else {
                await repository.remove([row]);
                rows = rows.filter((other) => other !== row);
              }
            });
          }
          expect(await wrongBalances(ledgerId)).toEqual([]);
          expect(await gaps(ledgerId)).toEqual([]);
          const stored = await repository.findMany(
            ledgerId,
            rows.map(({ id }) => id),
          );
          expect(stored).toHaveLength(rows.length);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('leaves rows, balances and changes as they were where the unit of work fails', async () => {
    const { ledgerId, opened } = await ledgerWith([[5n, 'EUR']]);
    const [account] = opened as [Account];
    const row = Transaction.record({ ledgerId, id: randomUUID() }, details(account), factsOf(account), new Date());
    await expect(
      database.unitOfWork.run(ledgerId, async () => {
        await repository.add([row]);
        throw new Error('later');
      }),
    ).rejects.toThrow('later');
    expect(await repository.find(ledgerId, row.id)).toBeNull();
    const [kept] = await database.rows<{ balance_minor: string }>(
      'SELECT balance_minor FROM account WHERE ledger_id = $1',
      [ledgerId],
    );
    expect(kept?.balance_minor).toBe('5');
    expect(await gaps(ledgerId)).toEqual([]);
  });

  it('adds and removes the rows of a whole import, each with its change', async () => {
    const { ledgerId, opened } = await ledgerWith([[0n, 'EUR']]);
    const [account] = opened as [Account];
    const importId = randomUUID();
    const rows = Array.from({ length: 12_000 }, (_, i) =>
      Transaction.record(
        { ledgerId, id: randomUUID(), importId },
        details(account, { type: i % 3 === 0 ? 'income' : 'expense', payee: `Shop ${i}` }),
        factsOf(account),
        new Date(),
      ),
    );
    await database.unitOfWork.run(ledgerId, () => repository.add(rows, { by: 'import', ref: importId }));
    expect(await wrongBalances(ledgerId)).toEqual([]);
    const [{ n }] = (await database.rows<{ n: bigint }>(
      `SELECT count(*) AS n FROM change WHERE owner_id = $1 AND cause_by = 'import' AND cause_ref = $2`,
      [ledgerId, importId],
    )) as [{ n: bigint }];
    expect(n).toBe(12_000n);
    await database.unitOfWork.run(ledgerId, async () =>
      repository.remove(await repository.ofImport(ledgerId, importId)),
    );
    expect(await repository.ofImport(ledgerId, importId)).toEqual([]);
    expect(await wrongBalances(ledgerId)).toEqual([]);
    expect(await gaps(ledgerId)).toEqual([]);
  });
});
