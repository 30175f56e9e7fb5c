import type { AccountWorthResponse, NetWorthResponse } from '@pft/contracts';
import type { NetWorthSeries } from '../../../application/worth/show-net-worth';
import type { AccountWorth } from '../../../domain/worth/net-worth';

export function presentNetWorth({ points, ...range }: NetWorthSeries): NetWorthResponse {
  return {
    ...range,
    points: points.map(({ date, amount, rateStatus, missing, byAccount }) => ({
      date,
      amount: amount.toJSON(),
      rateStatus,
      ...(missing.length > 0 && { missing: missing.map((money) => money.toJSON()) }),
      ...(byAccount && { byAccount: byAccount.map(presentAccount) }),
    })),
  };
}

function presentAccount(account: AccountWorth): AccountWorthResponse {
  const { accountId, name, archived, includeInNetWorth, balance, amount, rateStatus } = account;
  return {
    accountId,
    name,
    archived,
    includeInNetWorth,
    balance: balance.toJSON(),
    amount: amount?.toJSON() ?? null,
    rateStatus,
  };
}
