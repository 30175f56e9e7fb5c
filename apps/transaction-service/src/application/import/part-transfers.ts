import { Injectable } from '@nestjs/common';
import { Clock } from '@pft/kernel';
import { ImportRepository } from '../../domain/import/import-repository';
import { ImportTransfers } from '../../domain/import/transfer/import-transfers';
import type { Transaction } from '../../domain/transaction/transaction';
import { type TransactionChange, TransactionRepository } from '../../domain/transaction/transaction-repository';
import type { LedgerFacts } from '../../domain/transaction/transaction-rules';
import { AccountQueries } from '../account/account-queries';
import type { Ledger } from '../ports';
import { CommitImport } from './commit-import';
import { place, type Placed } from './placed-rows';
import { MOST_ACCOUNTS } from './reading/import-ledgers';

/** What becomes of a transfer that two imports tell when one of them is undone: the other one's row, as it was or would have been. */
@Injectable()
export class PartTransfers {
  constructor(
    private readonly imports: ImportRepository,
    private readonly transfers: ImportTransfers,
    private readonly transactions: TransactionRepository,
    private readonly accountQueries: AccountQueries,
    private readonly commitImport: CommitImport,
    private readonly clock: Clock,
  ) {}

  /** Transactions of others that this import has made a transfer, as they were before. */
  async partedFrom(ledgerId: string, importId: string, staying: ReadonlySet<string>): Promise<TransactionChange[]> {
    const joined = (await this.transfers.joined(ledgerId, importId)).filter(
      ({ transactionId }) => !staying.has(transactionId),
    );
    if (joined.length === 0) return [];
    const ids = joined.map(({ transactionId }) => transactionId);
    const holders = await this.holders(ledgerId, ids);
    const byId = new Map(joined.map((each) => [each.transactionId, each]));
    const now = this.clock.now();
    return (await this.transactions.findMany(ledgerId, ids)).flatMap((before) => {
      const sides = byId.get(before.id);
      if (!sides) return [];
      const own = sides.was.accountId ?? sides.is.accountId;
      const joinedLegs = [...(holders.get(before.id) ?? [])].filter(([accountId]) => accountId !== own);
      // Another import may have brought that leg, too, as booked.
      if (joinedLegs.some(([, imports]) => imports.some((each) => each !== importId))) return [];
      return [{ before, after: before.partedFrom(sides, now) }];
    });
  }

  /** Of transfers whose other leg goes with this import the rows of those that have brought the leg that stays. */
  async rowsLeft(ledger: Ledger, importId: string, rows: readonly Transaction[]): Promise<Map<string, LeftRow>> {
    const { ledgerId } = ledger;
    const left = new Map<string, LeftRow>();
    const transfers = rows.filter(({ type }) => type === 'transfer');
    if (transfers.length === 0) return left;
    const holders = await this.holders(
      ledgerId,
      transfers.map(({ id }) => id),
    );
    const staying = new Map<string, { id: string; accountId: string }[]>();
    for (const { id, accountId, toAccountId } of transfers) {
      const legs = [accountId, toAccountId ?? ''].map((leg) => ({ leg, by: holders.get(id)?.get(leg) ?? [] }));
      const stays = legs.filter(({ by }) => by.some((each) => each !== importId));
      const goes = legs.filter(({ by }) => by.length > 0 && by.every((each) => each === importId));
      const holder = stays[0]?.by.find((each) => each !== importId);
      if (stays.length !== 1 || goes.length !== 1 || holder === undefined) continue;
      staying.set(holder, [...(staying.get(holder) ?? []), { id, accountId: stays[0]?.leg ?? '' }]);
    }
    if (staying.size === 0) return left;
    const [facts, names] = [await this.facts(ledger), await this.commitImport.payeeNames(ledgerId)];
    const now = this.clock.now();
    for (const [holder, legs] of staying) {
      for (const one of await this.placedRows(ledgerId, holder, legs)) {
        // The file may have told both legs itself.
        if (one.otherId !== null || one.row.transactionId === null) continue;
        const row = { ...one.row, categoryChosen: false };
        const transaction = this.commitImport.record(ledgerId, holder, { ...one, row }, facts, names, now);
        left.set(one.row.transactionId, { transaction, row: one.row, importId: holder });
      }
    }
    return left;
  }

  private async placedRows(
    ledgerId: string,
    importId: string,
    legs: readonly { id: string; accountId: string }[],
  ): Promise<Placed[]> {
    const batch = await this.imports.find(ledgerId, importId);
    const ids = legs.map(({ id }) => id);
    const accountOf = new Map(legs.map(({ id, accountId }) => [id, accountId]));
    const placed = batch ? place(await this.imports.rowsOf(ledgerId, importId, ids), batch.accounts) : [];
    return placed.filter(({ row, accountId }) => accountOf.get(row.transactionId ?? '') === accountId);
  }

  /** The imports that hold each leg, by transaction and account. */
  private async holders(ledgerId: string, ids: readonly string[]): Promise<Map<string, Map<string, string[]>>> {
    const holders = new Map<string, Map<string, string[]>>();
    for (const { transactionId, accountId, importId } of await this.transfers.held(ledgerId, ids)) {
      const legs = holders.get(transactionId) ?? new Map<string, string[]>();
      holders.set(transactionId, legs);
      legs.set(accountId, [...(legs.get(accountId) ?? []), importId]);
    }
    return holders;
  }

  /** As if no account were archived: that refuses the undo elsewhere, for all of its rows at once. */
  private async facts(ledger: Ledger): Promise<LedgerFacts> {
    const accounts = await this.accountQueries.list(ledger.ledgerId, null, MOST_ACCOUNTS);
    return this.commitImport.facts(
      ledger,
      accounts.map((account) => ({ ...account, archived: false })),
    );
  }
}

export interface LeftRow {
  transaction: Transaction;
  row: Placed['row'];
  importId: string;
}
