import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RatesQuery, RatesResponse } from '@pft/contracts';
import { CurrentUser, Read } from '@pft/service-kit';
import { ListRates } from '../../../application/rate/list-rates';
import { ReadsYourWrites } from '../read-your-writes.interceptor';
import { presentRates } from './rates.presenter';

@ApiTags('analytics')
@Controller('analytics/rates')
@ReadsYourWrites()
export class RatesController {
  constructor(private readonly listRates: ListRates) {}

  @Read('', {
    operationId: 'listRates',
    summary: 'Exchange rates of a day',
    scope: 'analytics:read',
    answers: RatesResponse,
    refuses: { 422: ['currency-unknown', 'date-invalid', 'date-out-of-range'] },
  })
  async list(@CurrentUser() user: CurrentUser, @Query() query: RatesQuery): Promise<RatesResponse> {
    return presentRates(await this.listRates.execute({ ...query, ledgerId: user.ledgerId, fallback: user }));
  }
}
