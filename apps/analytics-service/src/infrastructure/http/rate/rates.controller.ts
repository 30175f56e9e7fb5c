import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RatesQuery, RatesResponse } from '@pft/contracts';
import { CurrentUser, Refuses } from '@pft/service-kit';
import { ListRates } from '../../../application/rate/list-rates';
import { ReadsYourWrites } from '../read-your-writes.interceptor';
import { presentRates } from './rates.presenter';

@ApiTags('analytics')
@Controller('analytics/rates')
@ReadsYourWrites()
export class RatesController {
  constructor(private readonly listRates: ListRates) {}

  @Get()
  @Refuses({ 422: ['currency-unknown', 'date-invalid', 'date-out-of-range'] })
  @ApiOperation({ operationId: 'listRates', summary: 'Exchange rates of a day' })
  @ApiOkResponse({ type: RatesResponse })
  async list(@CurrentUser() user: CurrentUser, @Query() query: RatesQuery): Promise<RatesResponse> {
    return presentRates(await this.listRates.execute({ ...query, ledgerId: user.ledgerId, fallback: user }));
  }
}
