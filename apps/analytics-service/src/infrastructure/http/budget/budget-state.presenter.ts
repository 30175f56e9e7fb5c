import type { BudgetProposalResponse, BudgetStateResponse, PastPeriodResponse } from '@pft/contracts';
import type { Proposal } from '../../../application/budget/propose-limit';
import type { ShownBudget } from '../../../application/budget/show-budgets';
import type { BudgetState } from '../../../domain/budget/budget';
import { presentFixed } from './fixed-costs.presenter';
import { presentMissing, refundsExceed } from '../summary/summary.presenter';

export function presentBudgetState({
  budget,
  state,
  availableInBase,
  pace,
  fixed,
  past,
}: ShownBudget): BudgetStateResponse {
  const { id, name, categoryIds, period, thresholds, rollover, startsOn, archived, version } = budget;
  return {
    id,
    name,
    categoryIds,
    limit: state.limit.toJSON(),
    limits: budget.limits.map(({ from, limit }) => ({ from, limit: limit.toJSON() })),
    period,
    thresholds,
    rollover,
    rolloverCap: budget.rolloverCap?.toJSON() ?? null,
    startsOn,
    archived,
    version,
    periodStart: state.period.start,
    periodEnd: state.period.end,
    carriedOver: state.carriedOver.toJSON(),
    available: state.available.toJSON(),
    availableInBase: availableInBase?.toJSON() ?? null,
    spent: state.spent.toJSON(),
    left: state.left.toJSON(),
    percent: state.percent,
    count: state.count,
    rateStatus: state.rateStatus,
    ...refundsExceed(state.spent),
    missingRates: state.missingRates.map(presentMissing),
    ...(fixed && { fixed: presentFixed(fixed) }),
    ...(past && { past: past.map(presentPast) }),
    ...(pace && { pace: { projected: pace.projected.toJSON(), limitReachedOn: pace.limitReachedOn } }),
  };
}

function presentPast(state: BudgetState): PastPeriodResponse {
  const { period, limit, carriedOver, available, spent, left, percent, count, rateStatus } = state;
  return {
    periodStart: period.start,
    periodEnd: period.end,
    limit: limit.toJSON(),
    carriedOver: carriedOver.toJSON(),
    available: available.toJSON(),
    spent: spent.toJSON(),
    left: left.toJSON(),
    percent,
    count,
    rateStatus,
    ...refundsExceed(spent),
  };
}

export function presentProposal({ currency, periods, median }: Proposal): BudgetProposalResponse {
  return {
    currency,
    periods: periods.map(({ period, spent, count, rateStatus }) => ({
      periodStart: period.start,
      periodEnd: period.end,
      spent: spent.toJSON(),
      count,
      rateStatus,
      ...refundsExceed(spent),
    })),
    median: median.toJSON(),
  };
}
