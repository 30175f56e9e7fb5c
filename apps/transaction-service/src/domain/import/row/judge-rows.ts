import { CalendarDate } from '@pft/kernel';
import { payeeAgrees, payeeWords, type PayeeWords } from './payee-agrees';
import type { EntryValues, IgnoredReason, StatementEntry } from '../statement';
import type { KnownRow } from './known-again';
import type { RowIdentity } from './row-identity';
import type { TargetAccount } from './target-accounts';

export type Verdict = 'new' | 'duplicate' | 'similar' | 'transfer' | 'ignored' | 'error';
export type RowAction = 'insert' | 'match' | 'skip';

/** What is done with a row unless a person says otherwise. */
export const DEFAULT_ACTION: Readonly<Record<Verdict, RowAction>> = {
  new: 'insert',
  transfer: 'insert',
  similar: 'match',
  duplicate: 'skip',
  ignored: 'skip',
  error: 'skip',
};

/** An identity that an import has left: which transaction it became, and whether that is still there. */
export interface Claim {
  transactionId: string;
  deleted: boolean;
}

/** A leg of a transaction that no import has claimed; `signedMinor` is what it did to the account. */
export interface Unclaimed {
  transactionId: string;
  accountId: string;
  signedMinor: bigint;
  date: string;
  payee: string | null;
  /** Where it is a transfer. */
  otherAccountId?: string | null;
}

export interface RowToJudge {
  entry: StatementEntry;
  identity: RowIdentity;
  /** Null for rows that could not be read or placed. */
  target: TargetAccount | null;
  /** The other account of a transfer. */
  other?: TargetAccount;
}

export interface Judgement {
  verdict: Verdict;
  /** Why it is ignored. */
  reasonCode?: IgnoredReason;
  reason: string | null;
  transactionId: string | null;
}

export const DAYS_APART = 4;
const KNOWN_BY_WHAT_IT_SAYS = 'Imported before; other columns differ.';

/** Claims by `<accountId> <identity>`. */
export const claimKey = (accountId: string, identity: string) => `${accountId} ${identity}`;

/**
 * One judgement a row, in the order of `rows`.
 * @param known by index, of the rows that no claim is found for
 */
export function judgeRows(
  rows: readonly RowToJudge[],
  claims: ReadonlyMap<string, Claim>,
  known: ReadonlyMap<number, KnownRow>,
  unclaimed: readonly Unclaimed[],
): Judgement[] {
  const judgements = rows.map((row, index) => judgeAlone(row, claims, known.get(index)));
  const open = rows.flatMap(({ entry, target }, index) =>
    judgements[index]?.verdict === 'new' && 'values' in entry && target?.accountId
      ? [{ index, values: entry.values, accountId: target.accountId }]
      : [],
  );
  for (const [index, { twin, days }] of pairUp(open, unclaimed)) {
    const apart = days === 0 ? 'the same day' : days === 1 ? 'one day apart' : `${days} days apart`;
    judgements[index] = {
      verdict: 'similar',
      reason: `There is a row with the same amount, ${apart}${twin.payee ? `: ${twin.payee}` : ''}.`,
      transactionId: twin.transactionId,
    };
  }
  return judgements;
}

const NO_MOVEMENT: Readonly<Record<IgnoredReason, string>> = {
  pending: 'Not booked yet.',
  void: 'It never came about: declined, reverted or cancelled.',
  balance: 'A balance and no movement.',
  total: 'The sum of other rows.',
};

function judgeAlone(
  { entry, identity, target }: RowToJudge,
  claims: ReadonlyMap<string, Claim>,
  known: KnownRow | undefined,
): Judgement {
  const why = 'problem' in entry ? entry.ignored : entry.values.ignored;
  if ('problem' in entry && !why) return { verdict: 'error', reason: entry.problem, transactionId: null };
  const claim = claimOf(target?.accountId ?? null, identity, claims);
  if (claim) return judgeKnown(claim, 'Imported before.');
  if (known?.books && !known.claim.deleted)
    return {
      verdict: 'similar',
      reason: `Imported before as pending on ${known.claim.date}; it is booked now.`,
      transactionId: known.claim.transactionId,
    };
  if (known) return judgeKnown(known.claim, KNOWN_BY_WHAT_IT_SAYS);
  if (why) return { verdict: 'ignored', reasonCode: why, reason: NO_MOVEMENT[why], transactionId: null };
  return { verdict: 'new', reason: null, transactionId: null };
}

function judgeKnown({ deleted, transactionId }: Claim, reason: string): Judgement {
  return {
    verdict: 'duplicate',
    reason: deleted ? 'Imported before and deleted since.' : reason,
    transactionId: deleted ? null : transactionId,
  };
}

/** What an import has left of the same cells. */
export function claimOf(
  accountId: string | null,
  { raw }: RowIdentity,
  claims: ReadonlyMap<string, Claim>,
): Claim | undefined {
  return accountId === null ? undefined : claims.get(claimKey(accountId, raw));
}

interface Pair {
  twin: Unclaimed;
  days: number;
}

/** Rows of one account, amount and day that are looked at for one row of the file; no real day has more. */
const MOST_TWINS = 200;

/** What the ledger has of one account, amount and day. */
class Twins {
  private readonly near: { twin: Unclaimed; payee: PayeeWords }[] = [];
  private readonly more: Unclaimed[] = [];
  /** Payees with which none of them agrees; what is taken away does not change that, what moves up does. */
  private readonly strangers = new Set<string>();

  add(twin: Unclaimed): void {
    if (this.near.length < MOST_TWINS) this.near.push({ twin, payee: payeeWords(twin.payee) });
    else this.more.push(twin);
  }

  /** More than are near are kept in order, the last one first. */
  settle(): void {
    this.more.reverse();
  }

  take(payee: PayeeWords): Unclaimed | undefined {
    if (this.strangers.has(payee.text)) return undefined;
    const found = this.near.findIndex((each) => payeeAgrees(payee, each.payee));
    if (found < 0) {
      this.strangers.add(payee.text);
      return undefined;
    }
    const [taken] = this.near.splice(found, 1);
    const next = this.more.pop();
    if (next) {
      this.near.push({ twin: next, payee: payeeWords(next.payee) });
      this.strangers.clear();
    }
    return taken?.twin;
  }
}

/** Pairs rows one to one with what is in the ledger already, the nearest dates first. */
function pairUp(
  rows: readonly { index: number; values: EntryValues; accountId: string }[],
  unclaimed: readonly Unclaimed[],
): Map<number, Pair> {
  const byDay = new Map<string, Twins>();
  for (const twin of unclaimed) {
    const key = `${twin.accountId} ${twin.signedMinor} ${twin.date}`;
    let twins = byDay.get(key);
    if (!twins) byDay.set(key, (twins = new Twins()));
    twins.add(twin);
  }
  for (const twins of byDay.values()) twins.settle();
  const chosen = new Map<number, Pair>();
  if (byDay.size === 0) return chosen;
  const known = new Map<string | null, PayeeWords>();
  for (let days = 0; days <= DAYS_APART; days++) {
    for (const { index, values, accountId } of rows) {
      if (chosen.has(index)) continue;
      const signed = values.type === 'income' ? values.amount.amountMinor : -values.amount.amountMinor;
      for (const offset of days === 0 ? [0] : [-days, days]) {
        const twins = byDay.get(`${accountId} ${signed} ${CalendarDate.plusDays(values.date, offset)}`);
        if (!twins) continue;
        let payee = known.get(values.payee);
        if (!payee) known.set(values.payee, (payee = payeeWords(values.payee)));
        const twin = twins.take(payee);
        if (!twin) continue;
        chosen.set(index, { twin, days });
        break;
      }
    }
  }
  return chosen;
}
