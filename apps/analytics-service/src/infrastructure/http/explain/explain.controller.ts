import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ExplainQuery, ExplainResponse } from '@pft/contracts';
import { CurrentUser, decodeCursor, encodeCursor, Read } from '@pft/service-kit';
import { ExplainFigure, type RowPlace } from '../../../application/explain/explain-figure';
import { ReadsYourWrites } from '../read-your-writes.interceptor';
import { presentExplanation } from './explain.presenter';

@ApiTags('analytics')
@Controller('analytics/explain')
@ReadsYourWrites()
export class ExplainController {
  constructor(private readonly explainFigure: ExplainFigure) {}

  @Read('', {
    operationId: 'explainFigure',
    summary: 'The rows of a figure, with the rate of each, and how they come to its total',
    scope: 'analytics:read',
    answers: ExplainResponse,
    refuses: {
      400: ['cursor-invalid'],
      404: ['account-not-found', 'budget-not-found'],
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
  async explain(@CurrentUser() user: CurrentUser, @Query() query: ExplainQuery): Promise<ExplainResponse> {
    const { cursor, children, ...asked } = query;
    const context = `${user.ledgerId} explain ${JSON.stringify({ ...asked, children })}`;
    const after = cursor === undefined ? null : decodeCursor<RowPlace>(cursor, context);
    const input = { ...asked, children: children === 'true', ledgerId: user.ledgerId, fallback: user };
    const explanation = await this.explainFigure.execute(input, after);
    const { next } = explanation;
    return presentExplanation(query.figure, explanation, next && encodeCursor(next, context));
  }
}
