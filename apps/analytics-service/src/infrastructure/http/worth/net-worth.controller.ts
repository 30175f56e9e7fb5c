import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NetWorthQuery, NetWorthResponse } from '@pft/contracts';
import { CurrentUser, Read } from '@pft/service-kit';
import { ShowNetWorth } from '../../../application/worth/show-net-worth';
import { ReadsYourWrites } from '../read-your-writes.interceptor';
import { presentNetWorth } from './net-worth.presenter';

@ApiTags('analytics')
@Controller('analytics/net-worth')
@ReadsYourWrites()
export class NetWorthController {
  constructor(private readonly showNetWorth: ShowNetWorth) {}

  @Read('', {
    operationId: 'getNetWorth',
    summary: 'What all accounts together were worth at the end of days, weeks or months',
    scope: 'analytics:read',
    answers: NetWorthResponse,
    refuses: {
      404: ['account-not-found'],
      422: ['currency-unknown', 'date-invalid', 'range-invalid', 'range-too-long'],
    },
  })
  async get(@CurrentUser() user: CurrentUser, @Query() query: NetWorthQuery): Promise<NetWorthResponse> {
    return presentNetWorth(await this.showNetWorth.execute({ ...query, ledgerId: user.ledgerId, fallback: user }));
  }
}
