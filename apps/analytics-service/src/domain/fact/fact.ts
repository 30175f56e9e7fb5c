import type { CalendarDate } from '@pft/kernel';

/** Part of a row that carries one category; a row without splits has one line. */
export interface FactLine {
  categoryId: string | null;
  amountMinor: bigint;
}

/**
 * The latest known version of one transaction, reduced to what totals need. A deleted transaction stays as a tombstone,
 * so that an older version that arrives late cannot bring it back. Transfers are kept, with no lines: they count nowhere.
 */
export interface Fact {
  ledgerId: string;
  id: string;
  version: number;
  deleted: boolean;
  date: CalendarDate;
  type: 'income' | 'expense' | 'transfer';
  currency: string;
  accountId: string;
  lines: FactLine[];
}

/** Only the newest version of each fact; of several changes to one transaction in a batch the last word counts. */
export function newestFacts(facts: readonly Fact[]): Fact[] {
  const newest = new Map<string, Fact>();
  for (const fact of facts) {
    const known = newest.get(`${fact.ledgerId}/${fact.id}`);
    if (!known || known.version < fact.version) newest.set(`${fact.ledgerId}/${fact.id}`, fact);
  }
  return [...newest.values()];
}
