import type { FactsFound, FactsWanted } from '../../../application/transaction/ledger-facts';
import { nameKey } from '../../../domain/payee/payee-names';
import type { AccountFacts, CategoryFacts } from '../../../domain/transaction/transaction-rules';

/** Ledgers whose facts are kept. */
const MOST_LEDGERS = 1_000;
/** Facts of one ledger; a person who asks for more begins anew. */
const MOST_FACTS = 200;

/** What is known of a ledger since a position; null is known not to be there. */
interface Known {
  readonly since: number;
  /** The head at which it still holds. */
  readonly at: { head: number };
  readonly defaults: Map<string, AccountFacts | null>;
  readonly accounts: Map<string, AccountFacts | null>;
  readonly categories: Map<string, CategoryFacts | null>;
  readonly renamed: Map<string, string | null>;
}

export interface FactsAt {
  /** Moves with the writes that change none of these facts. */
  readonly at: { head: number };
  /** At which they were read: rows that were read with them may be others by now. */
  readonly head: number;
  readonly facts: FactsFound;
}

/**
 * Facts of ledgers that were written just now, each with the head up to which it holds. Whoever writes by them says so, and writes
 * nothing where the ledger has gone on: another copy of the service, or another act, may have changed what stands here.
 */
export class KnownFacts {
  private readonly ledgers = new Map<string, Known>();

  /** What is wanted, where all of it is known. A row is never kept: `purchaseId` is always asked for. */
  get(ledgerId: string, wanted: FactsWanted): FactsAt | undefined {
    const known = this.ledgers.get(ledgerId);
    if (known === undefined || wanted.purchaseId) return undefined;
    const { defaultCurrency, payeeName } = wanted;
    const defaultAccount = defaultCurrency === undefined ? null : known.defaults.get(defaultCurrency);
    const renamed = payeeName === undefined ? null : known.renamed.get(nameKey(payeeName));
    const accounts = picked(known.accounts, wanted.accountIds);
    const categories = picked(known.categories, wanted.categoryIds);
    if (defaultAccount === undefined || renamed === undefined || !accounts || !categories) return undefined;
    // The least recently used leaves first.
    this.ledgers.delete(ledgerId);
    this.ledgers.set(ledgerId, known);
    const facts = { defaultsMade: true, defaultAccount, accounts, categories, purchase: null, renamed };
    return { at: known.at, head: known.at.head, facts };
  }

  /** Keeps what was read at a head, beside what is known since before it. */
  put(ledgerId: string, wanted: FactsWanted, facts: FactsFound, head: number): FactsAt {
    const known = this.knownAt(ledgerId, head);
    const { defaultCurrency, payeeName } = wanted;
    if (defaultCurrency !== undefined) known.defaults.set(defaultCurrency, facts.defaultAccount);
    if (payeeName !== undefined) known.renamed.set(nameKey(payeeName), facts.renamed);
    for (const id of wanted.accountIds) known.accounts.set(id, facts.accounts.get(id) ?? null);
    for (const id of wanted.categoryIds) known.categories.set(id, facts.categories.get(id) ?? null);
    // Before its first use a ledger is about to become another.
    if (facts.defaultsMade) this.keep(ledgerId, known);
    return { at: known.at, head, facts };
  }

  /** Somebody else has written the ledger since that head. */
  forget(ledgerId: string, head: number): void {
    if (this.ledgers.get(ledgerId)?.at.head === head) this.ledgers.delete(ledgerId);
  }

  /** A write that changes no fact has moved the head. */
  moved(ledgerId: string, from: number, to: number): void {
    const known = this.ledgers.get(ledgerId);
    if (known?.at.head === from) known.at.head = to;
  }

  private knownAt(ledgerId: string, head: number): Known {
    const known = this.ledgers.get(ledgerId);
    const holds = known !== undefined && known.since <= head && head <= known.at.head;
    if (holds && sizeOf(known) < MOST_FACTS) return known;
    const none = { defaults: new Map(), accounts: new Map(), categories: new Map(), renamed: new Map() };
    return { since: head, at: { head }, ...none };
  }

  private keep(ledgerId: string, known: Known): void {
    this.ledgers.delete(ledgerId);
    this.ledgers.set(ledgerId, known);
    const [oldest] = this.ledgers.keys();
    if (this.ledgers.size > MOST_LEDGERS && oldest !== undefined) this.ledgers.delete(oldest);
  }
}

const sizeOf = ({ defaults, accounts, categories, renamed }: Known): number =>
  defaults.size + accounts.size + categories.size + renamed.size;

/** Those of the ids that are there; nothing where it is not known of one whether it is. */
function picked<F>(known: ReadonlyMap<string, F | null>, ids: readonly string[]): Map<string, F> | undefined {
  const found = new Map<string, F>();
  for (const id of ids) {
    const fact = known.get(id);
    if (fact === undefined) return undefined;
    if (fact !== null) found.set(id, fact);
  }
  return found;
}
