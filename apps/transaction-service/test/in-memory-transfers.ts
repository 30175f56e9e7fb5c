import type { LedgerLeg, WantedLegs } from '../src/domain/import/transfer/ledger-legs';
import {
  DayRates,
  type HeldLeg,
  ImportTransfers,
  type JoinedTransaction,
} from '../src/domain/import/transfer/import-transfers';
import type { Transaction, TransactionDetails } from '../src/domain/transaction/transaction';
import { byDay, byId, type MemoryUnitOfWork } from './in-memory-books';

export class MemoryTransfers extends ImportTransfers {
  constructor(private readonly unitOfWork: MemoryUnitOfWork) {
    super();
  }

  async legs(ledgerId: string, accountIds: readonly string[], wanted: readonly WantedLegs[]): Promise<LedgerLeg[]> {
    return this.all(ledgerId, accountIds).filter((leg) =>
      wanted.some(({ signedMinor, from, to }) => leg.signedMinor === signedMinor && leg.date >= from && leg.date <= to),
    );
  }

  async legsBetween(
    ledgerId: string,
    accountIds: readonly string[],
    from: string,
    to: string,
    limit: number,
  ): Promise<LedgerLeg[]> {
    return byDay(this.all(ledgerId, accountIds))
      .filter(({ date }) => date >= from && date <= to)
      .slice(0, limit);
  }

  async decisions(ledgerId: string, keys: readonly string[]): Promise<Map<string, boolean>> {
    const { decisions } = this.unitOfWork.read(ledgerId);
    return new Map([...decisions].filter(([key]) => keys.includes(key)));
  }

  async decide(ledgerId: string, decided: ReadonlyMap<string, boolean>): Promise<void> {
    const { decisions } = this.unitOfWork.write(ledgerId);
    for (const [key, taken] of decided) decisions.set(key, taken);
  }

  async joined(ledgerId: string, importId: string): Promise<JoinedTransaction[]> {
    const { changes, transactions } = this.unitOfWork.read(ledgerId);
    return changes.flatMap(({ entityId, cause, sides }) => {
      const now = transactions.get(entityId);
      if (!sides || now?.type !== 'transfer' || now.importId === importId) return [];
      const [was, is] = sides as [Transaction, Transaction];
      if (cause?.by !== 'import' || cause.ref !== importId || was.type === is.type) return [];
      return [{ transactionId: entityId, was: differing(was, is), is }];
    });
  }

  async held(ledgerId: string, transactionIds: readonly string[]): Promise<HeldLeg[]> {
    return [...this.unitOfWork.read(ledgerId).claims.values()]
      .filter(({ transactionId }) => transactionIds.includes(transactionId))
      .map(({ transactionId, accountId, importId }) => ({ transactionId, accountId, importId }));
  }

  private all(ledgerId: string, accountIds: readonly string[]): LedgerLeg[] {
    const { transactions, claims, categories } = this.unitOfWork.read(ledgerId);
    const refunded = new Set([...transactions.values()].map(({ refundOf }) => refundOf));
    return byId([...transactions.values()])
      .filter(({ type, splits, refundOf }) => type !== 'transfer' && splits.length === 0 && refundOf === null)
      .filter(
        ({ id, type, categoryId }) => !refunded.has(id) && (categories.get(categoryId ?? '')?.kind ?? type) === type,
      )
      .filter(({ accountId }) => accountIds.includes(accountId))
      .map(({ id, type, accountId, amount, date, payee, note }) => {
        const own = [...claims.values()].filter((claim) => claim.transactionId === id && claim.accountId === accountId);
        return {
          transactionId: id,
          accountId,
          currency: amount.currency,
          signedMinor: type === 'income' ? amount.amountMinor : -amount.amountMinor,
          date,
          payee,
          note,
          counterparty: own.find(({ counterparty }) => counterparty)?.counterparty ?? null,
          identities: own.map(({ identity }) => identity).sort(),
        };
      });
  }
}

const DETAILS = [
  ...(['type', 'amount', 'date', 'valueDate', 'accountId', 'toAccountId', 'toAmount'] as const),
  ...(['originalAmount', 'categoryId', 'payee', 'note', 'tags'] as const),
];

function differing(was: Transaction, is: Transaction): Partial<TransactionDetails> {
  const fields = DETAILS.filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
  return Object.fromEntries(fields.map((field) => [field, was[field]]));
}

/** Rates that a test has set; else none are known. */
export class SetRates extends DayRates {
  readonly rates = new Map<string, number>();

  of(): Map<string, number> {
    return this.rates;
  }
}
