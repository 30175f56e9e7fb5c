import { CalendarDate } from '@pft/money';
import { payeeAgrees } from './payee-agrees';
import type { ReadRow, ReadValues } from './read-rows';
import type { RowIdentity } from './row-identity';
import type { TargetAccount } from './target-accounts';

export type Verdict = 'new' | 'duplicate' | 'similar' | 'transfer' | 'error';
export type RowAction = 'insert' | 'match' | 'skip';

/** What is done with a row unless a person says otherwise. */
export const DEFAULT_ACTION: Readonly<Record<Verdict, RowAction>> = {
  new: 'insert',
  transfer: 'insert',
  similar: 'match',
  duplicate: 'skip',
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
}

export interface RowToJudge {
  row: ReadRow;
  identity: RowIdentity;
  /** Null for rows that could not be read or placed. */
  target: TargetAccount | null;
}

export interface Judgement {
  verdict: Verdict;
  reason: string | null;
  transactionId: string | null;
}

const DAYS_APART = 4;

/** Claims by `<accountId> <identity>`. */
export const claimKey = (accountId: string, identity: string) => `${accountId} ${identity}`;

/** One judgement a row, in the order of `rows`. */
export function judgeRows(
  rows: readonly RowToJudge[],
  claims: ReadonlyMap<string, Claim>,
  unclaimed: readonly Unclaimed[],
): Judgement[] {
  const judgements = rows.map((entry) => judgeAlone(entry, claims));
  const open = rows.flatMap(({ row, target }, index) =>
    judgements[index]?.verdict === 'new' && 'values' in row && target?.accountId
      ? [{ index, values: row.values, accountId: target.accountId }]
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

function judgeAlone({ row, identity, target }: RowToJudge, claims: ReadonlyMap<string, Claim>): Judgement {
  if ('problem' in row) return { verdict: 'error', reason: row.problem, transactionId: null };
  const claim = claimOf(target?.accountId ?? null, identity, claims);
  if (!claim) return { verdict: 'new', reason: null, transactionId: null };
  const reason = claim.deleted ? 'Imported before and deleted since.' : 'Imported before.';
  return { verdict: 'duplicate', reason, transactionId: claim.deleted ? null : claim.transactionId };
}

export function claimOf(
  accountId: string | null,
  identity: RowIdentity,
  claims: ReadonlyMap<string, Claim>,
): Claim | undefined {
  if (accountId === null) return undefined;
  const bank = identity.bank === null ? undefined : claims.get(claimKey(accountId, identity.bank));
  return bank ?? claims.get(claimKey(accountId, identity.raw));
}

interface Pair {
  twin: Unclaimed;
  days: number;
}

/** Rows of one account, amount and day that are looked at for one row of the file; no real day has more. */
const MOST_TWINS = 200;

/** Pairs rows one to one with what is in the ledger already, the nearest dates first. */
function pairUp(
  rows: readonly { index: number; values: ReadValues; accountId: string }[],
  unclaimed: readonly Unclaimed[],
): Map<number, Pair> {
  const byDay = new Map<string, Unclaimed[]>();
  for (const twin of unclaimed) {
    const key = `${twin.accountId} ${twin.signedMinor} ${twin.date}`;
    const twins = byDay.get(key);
    if (twins) twins.push(twin);
    else byDay.set(key, [twin]);
  }
  const chosen = new Map<number, Pair>();
  if (byDay.size === 0) return chosen;
  for (let days = 0; days <= DAYS_APART; days++) {
    for (const { index, values, accountId } of rows) {
      if (chosen.has(index)) continue;
      const signed = values.type === 'income' ? values.amount.amountMinor : -values.amount.amountMinor;
      for (const offset of days === 0 ? [0] : [-days, days]) {
        const twins = byDay.get(`${accountId} ${signed} ${CalendarDate.plusDays(values.date, offset)}`) ?? [];
        const found = twins.slice(0, MOST_TWINS).findIndex((twin) => payeeAgrees(values.payee, twin.payee));
        if (found < 0) continue;
        const [twin] = twins.splice(found, 1);
        if (twin) chosen.set(index, { twin, days });
        break;
      }
    }
  }
  return chosen;
}
