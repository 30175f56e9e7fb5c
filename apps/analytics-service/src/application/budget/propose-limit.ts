import { Money } from '@pft/kernel';
import { Rates } from '@pft/rates';
import { Injectable } from '@nestjs/common';
import type { Budget, BudgetState } from '../../domain/budget/budget';
import type { PeriodKind } from '../../domain/budget/budget-period';
import type { FallbackSettings } from '../ledger/ledger-reference';
import { LedgerViews } from '../ledger/ledger-views';
import { exchangeFor } from '../summary/summarize';
import { ComputeBudgets } from './compute-budgets';

export interface ProposeLimitInput {
  ledgerId: string;
  fallback?: FallbackSettings;
  /** None: all spending. */
  categoryIds: string[];
  period: PeriodKind;
  currency?: string;
}

export interface Proposal {
  currency: string;
  /** The latest first. */
  periods: BudgetState[];
  median: Money;
}

/** An odd number, so that the middle one is what was truly spent once. */
const PERIODS_LOOKED_AT = 3;

/** What a budget that nobody has set yet would have counted in the periods before the current one. */
@Injectable()
export class ProposeLimit {
  constructor(
    private readonly views: LedgerViews,
    private readonly computeBudgets: ComputeBudgets,
    private readonly rates: Rates,
  ) {}

  /** @throws UnknownCurrency */
  async execute({ ledgerId, fallback, categoryIds, period, currency: asked }: ProposeLimitInput): Promise<Proposal> {
    const view = await this.views.of(ledgerId, ['category'], fallback);
    const { currency } = exchangeFor(this.rates, asked, view.settings.baseCurrency);
    const budget: Budget = {
      id: '',
      name: '',
      categoryIds,
      limits: [{ from: view.today, limit: Money.zero(currency) }],
      period,
      thresholds: [],
      rollover: 'none',
      rolloverCap: null,
      startsOn: view.today,
      archived: false,
      version: 0,
    };
    const [periods = []] = await this.computeBudgets.before(ledgerId, [budget], view, view.today, PERIODS_LOOKED_AT);
    const sorted = periods.map(({ spent }) => spent).sort((a, b) => a.compare(b));
    return { currency, periods, median: sorted[(PERIODS_LOOKED_AT - 1) / 2] ?? Money.zero(currency) };
  }
}
