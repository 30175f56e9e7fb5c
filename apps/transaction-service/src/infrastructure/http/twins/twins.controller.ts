import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RemoveTwinsRequest, RemoveTwinsResponse, RestoreTwinsResponse, TwinList } from '@pft/contracts';
import { answerOnce, Idempotent } from '@pft/change-log';
import { CurrentUser, Id, Read, Write } from '@pft/service-kit';
import { FindTwins } from '../../../application/twins/find-twins';
import { RemoveTwins } from '../../../application/twins/remove-twins';
import { ledgerWrite } from '../refusals';
import { presentTransaction } from '../transaction/transaction.presenter';

@ApiTags('transactions')
@Controller('transactions/twins')
export class TwinsController {
  constructor(
    private readonly findTwins: FindTwins,
    private readonly removeTwins: RemoveTwins,
  ) {}

  @Read('', {
    operationId: 'listTwins',
    summary: 'Transactions that came twice, each beside the one that was there before it',
    scope: 'transactions:read',
    answers: TwinList,
  })
  async list(@CurrentUser() user: CurrentUser): Promise<TwinList> {
    const { pairs, more } = await this.findTwins.execute(user.ledgerId);
    return {
      items: pairs.map(({ kept, twin }) => ({ kept: presentTransaction(kept), twin: presentTransaction(twin) })),
      more,
    };
  }

  @Write('removals', {
    operationId: 'removeTwins',
    summary: 'Remove transactions that came twice, in one act',
    scope: 'transactions:write',
    answers: RemoveTwinsResponse,
    refuses: [ledgerWrite, { 409: ['not-twins'] }],
  })
  @Idempotent()
  remove(@CurrentUser() user: CurrentUser, @Body() { ids }: RemoveTwinsRequest): Promise<RemoveTwinsResponse> {
    return answerOnce(
      () => this.removeTwins.execute(user, ids),
      ({ id, removed }) => ({ id, removed }),
    );
  }

  @Write('removals/:id/undo', {
    operationId: 'restoreTwins',
    summary: 'Bring back what was removed in one act, as it was',
    scope: 'transactions:write',
    answers: RestoreTwinsResponse,
    status: 200,
    refuses: [
      ledgerWrite,
      { 404: ['removal-not-found', 'account-not-found'], 409: ['removal-undone', 'account-archived'] },
    ],
  })
  @Idempotent()
  restore(@CurrentUser() user: CurrentUser, @Id() id: string): Promise<RestoreTwinsResponse> {
    return answerOnce(
      () => this.removeTwins.undo(user, id),
      ({ restored }) => ({ restored }),
    );
  }
}
