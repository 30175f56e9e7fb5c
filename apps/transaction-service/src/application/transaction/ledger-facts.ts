import type { AccountFacts, CategoryFacts, PurchaseFacts } from '../../domain/transaction/transaction-rules';

export interface FactsWanted {
  readonly accountIds: readonly string[];
  readonly categoryIds: readonly string[];
  /** Where given, the default account of that currency is looked up too. */
  readonly defaultCurrency?: string;
  /** The row that a refund is of. */
  readonly purchaseId?: string | null;
  /** Where given, it is looked up whether a person has renamed it. */
  readonly payeeName?: string;
}

export interface FactsFound {
  readonly defaultsMade: boolean;
  readonly accounts: ReadonlyMap<string, AccountFacts>;
  readonly categories: ReadonlyMap<string, CategoryFacts>;
  readonly defaultAccount: AccountFacts | null;
  readonly purchase: PurchaseFacts | null;
  /** The name that a person has chosen for the payee. */
  readonly renamed: string | null;
}

/** Everything that the rules of a transaction need to know, in one round trip. */
export abstract class LedgerFactsReader {
  abstract read(ledgerId: string, wanted: FactsWanted): Promise<FactsFound>;
}
