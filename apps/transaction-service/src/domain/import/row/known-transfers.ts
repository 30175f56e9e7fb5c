import { CalendarDate } from '@pft/kernel';
import type { AccountNames } from '../transfer/account-names';
import { ibanOf } from './target-accounts';
import { DAYS_APART, type Judgement, type RowToJudge, type Unclaimed } from './judge-rows';

/**
 * A transfer that one account's file told before is told again by the file of the other: its leg there is in the ledger, and no
 * import has claimed it. Each calls it something else, so that the two accounts, the amount and the day decide, and not the payee:
 * the row says which account is the other one, or its text names it.
 */
export function knowTransfers(
  rows: readonly RowToJudge[],
  judgements: Judgement[],
  unclaimed: readonly Unclaimed[],
  names: AccountNames,
): void {
  const taken = new Set(judgements.map(({ transactionId }) => transactionId));
  const legs = new Map<string, Unclaimed[]>();
  for (const leg of unclaimed) {
    if (!leg.otherAccountId || taken.has(leg.transactionId)) continue;
    const key = `${leg.accountId} ${leg.signedMinor} ${leg.date}`;
    const there = legs.get(key);
    if (there) there.push(leg);
    else legs.set(key, [leg]);
  }
  if (legs.size === 0) return;
  for (let days = 0; days <= DAYS_APART; days++) {
    for (const [index, row] of rows.entries()) {
      const { entry, target } = row;
      if (judgements[index]?.verdict !== 'new' || !('values' in entry) || !target?.accountId) continue;
      const { type, amount, date } = entry.values;
      const signed = type === 'income' ? amount.amountMinor : -amount.amountMinor;
      for (const offset of days === 0 ? [0] : [-days, days]) {
        const there = legs.get(`${target.accountId} ${signed} ${CalendarDate.plusDays(date, offset)}`) ?? [];
        const at = there.length === 0 ? -1 : there.findLastIndex(isOtherSide(row, names));
        const [leg] = at < 0 ? [] : there.splice(at, 1);
        if (!leg) continue;
        judgements[index] = {
          verdict: 'similar',
          reason: `${row.other?.name ?? 'The file of the other account'} has told this transfer before.`,
          transactionId: leg.transactionId,
        };
        break;
      }
    }
  }
}

function isOtherSide({ entry, other }: RowToJudge, names: AccountNames): (leg: Unclaimed) => boolean {
  if (other || !('values' in entry)) return ({ otherAccountId }) => otherAccountId === other?.accountId;
  const { payee, note, counterparty = null } = entry.values;
  const iban = counterparty === null ? null : ibanOf(counterparty);
  const named = names.namedIn([payee, note, counterparty, iban].filter((text) => text !== null));
  return ({ otherAccountId }) => [...named].some((key) => key.startsWith(`${otherAccountId} `));
}
