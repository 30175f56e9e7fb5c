import { Injectable } from '@nestjs/common';
import { type Twin, twinsAmong } from '../../domain/twins/twins';
import type { Transaction } from '../../domain/transaction/transaction';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import { TwinStore } from './twin-store';

/** Pairs that are answered at once; the next ones come when these are gone. */
const MOST_PAIRS = 200;

export interface TwinPair {
  readonly kept: Transaction;
  readonly twin: Transaction;
}

@Injectable()
export class FindTwins {
  constructor(
    private readonly twins: TwinStore,
    private readonly transactions: TransactionRepository,
  ) {}

  async execute(ledgerId: string): Promise<{ pairs: TwinPair[]; more: boolean }> {
    const all = twinsAmong(await this.twins.candidates(ledgerId));
    const shown = all.slice(0, MOST_PAIRS);
    const ids = [...new Set(shown.flatMap(({ keptId, twinId }) => [keptId, twinId]))];
    const rows = new Map((await this.transactions.findMany(ledgerId, ids)).map((row) => [row.id, row]));
    // One that was deleted since is no twin any more.
    const pairOf = ({ keptId, twinId }: Twin) => {
      const [kept, twin] = [rows.get(keptId), rows.get(twinId)];
      return kept && twin ? [{ kept, twin }] : [];
    };
    return { pairs: shown.flatMap(pairOf), more: all.length > shown.length };
  }
}
