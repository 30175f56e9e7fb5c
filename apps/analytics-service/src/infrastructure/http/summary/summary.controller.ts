import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MonthlyQuery, MonthlyResponse, SummaryQuery, SummaryResponse } from '@pft/contracts';
import { CurrentUser, Read } from '@pft/service-kit';
import { Summarize } from '../../../application/summary/summarize';
import { SummarizeMonths } from '../../../application/summary/summarize-months';
import { ReadsYourWrites } from '../read-your-writes.interceptor';
import { presentMonthly, presentSummary } from './summary.presenter';

@ApiTags('analytics')
@Controller('analytics')
@ReadsYourWrites()
export class SummaryController {
  constructor(
    private readonly summarize: Summarize,
    private readonly summarizeMonths: SummarizeMonths,
  ) {}

  @Read('summary', {
    operationId: 'getSummary',
    summary: 'Income, spending and net of any range of days',
    scope: 'analytics:read',
    answers: SummaryResponse,
    refuses: {
      422: [
        'average-needs-month',
        'currency-unknown',
        'date-invalid',
        'date-out-of-range',
        'range-invalid',
        'range-too-long',
      ],
    },
  })
  async summary(@CurrentUser() user: CurrentUser, @Query() query: SummaryQuery): Promise<SummaryResponse> {
    return presentSummary(await this.summarize.execute({ ...query, ledgerId: user.ledgerId, fallback: user }));
  }

  @Read('monthly', {
    operationId: 'getMonthly',
    summary: 'The same, month by month',
    scope: 'analytics:read',
    answers: MonthlyResponse,
    refuses: { 422: ['currency-unknown', 'month-invalid', 'range-invalid', 'range-too-long'] },
  })
  async monthly(@CurrentUser() user: CurrentUser, @Query() query: MonthlyQuery): Promise<MonthlyResponse> {
    const { include, ...asked } = query;
    const series = await this.summarizeMonths.execute({ ...asked, ledgerId: user.ledgerId, fallback: user });
    return presentMonthly(series, include === 'categories');
  }
}
