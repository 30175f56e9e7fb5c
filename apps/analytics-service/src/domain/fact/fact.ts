import type { CalendarDate } from '@pft/kernel';

/** Part of a row that carries one category; a row without splits has one line. */
export interface FactLine {
  categoryId: string | null;
  amountMinor: bigint;
}

/** What left the account of a transfer and what arrived at the other one, each in its account's currency. */
export interface Transfer {
  amountMinor: bigint;
  toAccountId: string;
  toCurrency: string;
  toAmountMinor: bigint;
}

/** What a row does to one account; negative where money leaves it. */
export interface Leg {
  accountId: string;
  currency: string;
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
  /** What the payee is called; null where the row names none. */
  payee: string | null;
  lines: FactLine[];
  transfer: Transfer | null;
}

/** One for an income or expense, two for a transfer. */
export function legsOf({ type, accountId, currency, lines, transfer }: Fact): Leg[] {
  if (transfer) {
    const { amountMinor, toAccountId, toCurrency, toAmountMinor } = transfer;
    return [
      { accountId, currency, amountMinor: -amountMinor },
      { accountId: toAccountId, currency: toCurrency, amountMinor: toAmountMinor },
    ];
  }
  if (type === 'transfer') return [];
  const whole = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return [{ accountId, currency, amountMinor: type === 'income' ? whole : -whole }];
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
