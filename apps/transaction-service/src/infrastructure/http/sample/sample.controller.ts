import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { answerOnce, Idempotent } from '@pft/change-log';
import { SampleResponse } from '@pft/contracts';
import { CurrentUser, Read, Remove, Write } from '@pft/service-kit';
import { LoadSample } from '../../../application/sample/load-sample';
import { RemoveSample } from '../../../application/sample/remove-sample';
import { countsOf, SampleStore } from '../../../application/sample/sample-store';
import { ledgerWrite } from '../refusals';

@ApiTags('sample')
@Controller('sample')
export class SampleController {
  constructor(
    private readonly store: SampleStore,
    private readonly loadSample: LoadSample,
    private readonly removeSample: RemoveSample,
  ) {}

  @Read('', {
    operationId: 'getSample',
    summary: 'What the sample household has in this ledger: removing it takes that away',
    scope: 'transactions:read',
    answers: SampleResponse,
  })
  async get(@CurrentUser() user: CurrentUser): Promise<SampleResponse> {
    return countsOf(await this.store.made(user.ledgerId));
  }

  @Write('', {
    operationId: 'loadSample',
    summary: 'Load two years of an invented household',
    scope: 'transactions:write',
    answers: SampleResponse,
    refuses: [ledgerWrite, { 409: ['sample-loaded'] }],
  })
  @Idempotent()
  load(@CurrentUser() user: CurrentUser): Promise<SampleResponse> {
    return answerOnce(
      () => this.loadSample.execute(user),
      (made) => made,
    );
  }

  @Remove('', {
    operationId: 'removeSample',
    summary: 'Take the sample household away; answers how much was removed',
    scope: 'transactions:write',
    answers: SampleResponse,
    refuses: ledgerWrite,
  })
  remove(@CurrentUser() user: CurrentUser): Promise<SampleResponse> {
    return this.removeSample.execute(user);
  }
}
