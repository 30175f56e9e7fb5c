import { CalendarDate } from '@pft/kernel';
import { DAYS_APART, type Judgement, type RowToJudge, type Unclaimed } from './judge-rows';

/**
 * A transfer that one account's file told before is told again by the file of the other: its leg there is in the ledger, and no
 * import has claimed it. Each calls it something else, so that the two accounts, the amount and the day decide, and not the payee.
 */
export function knowTransfers(
  rows: readonly RowToJudge[],
  judgements: Judgement[],
  unclaimed: readonly Unclaimed[],
): void {
  const taken = new Set(judgements.map(({ transactionId }) => transactionId));
  const legs = new Map<string, Unclaimed[]>();
  for (const leg of unclaimed) {
    if (!leg.otherAccountId || taken.has(leg.transactionId)) continue;
    const key = `${leg.accountId} ${leg.otherAccountId} ${leg.signedMinor} ${leg.date}`;
    const there = legs.get(key);
    if (there) there.push(leg);
    else legs.set(key, [leg]);
  }
  if (legs.size === 0) return;
  for (let days = 0; days <= DAYS_APART; days++) {
    for (const [index, { entry, target, other }] of rows.entries()) {
      if (judgements[index]?.verdict !== 'new' || !('values' in entry) || !target?.accountId || !other?.accountId)
        continue;
      const { type, amount, date } = entry.values;
      const signed = type === 'income' ? amount.amountMinor : -amount.amountMinor;
      for (const offset of days === 0 ? [0] : [-days, days]) {
        const day = CalendarDate.plusDays(date, offset);
        const leg = legs.get(`${target.accountId} ${other.accountId} ${signed} ${day}`)?.pop();
        if (!leg) continue;
        judgements[index] = {
          verdict: 'similar',
          reason: `${other.name} has told this transfer before.`,
          transactionId: leg.transactionId,
        };
        break;
      }
    }
  }
}
