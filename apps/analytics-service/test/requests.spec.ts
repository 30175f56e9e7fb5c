import { compiledDto } from '@pft/service-kit';
import { describeRequests, requestsOf } from '@pft/testing';
import { AnalyticsServiceModule } from '../src/analytics-service.module';

describe('bodies and queries of the analytics service', () => {
  describeRequests(requestsOf(AnalyticsServiceModule), compiledDto, [
    'AlertStreamQuery',
    'AlertsQuery',
    'BudgetProposalQuery',
    'BudgetStatesQuery',
    'ChangeAlertRequest',
    'ExplainQuery',
    'InternalBudgetsQuery',
    'InternalMonthlyQuery',
    'InternalPositionQuery',
    'InternalSummaryQuery',
    'MonthlyQuery',
    'NetWorthQuery',
    'RatesQuery',
    'SummaryQuery',
  ]);
});
