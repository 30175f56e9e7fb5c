import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangeManyRequest, ChangeManyResponse, UndoActivityResponse } from '@pft/contracts';
import { answerOnce, Idempotent } from '@pft/change-log';
import { CurrentUser, Id, Write } from '@pft/service-kit';
import { ChangeMany } from '../../../application/transaction/change-many';
import { UndoActivity } from '../../../application/transaction/undo-activity';
import { ledgerWrite } from '../refusals';

@ApiTags('transactions')
@Controller()
export class ActivityController {
  constructor(
    private readonly changeMany: ChangeMany,
    private readonly undoActivity: UndoActivity,
  ) {}

  @Write('transactions/bulk', {
    operationId: 'changeManyTransactions',
    summary: 'Change or delete many transactions in one act that can be undone',
    scope: 'transactions:write',
    answers: ChangeManyResponse,
    status: 200,
    refuses: [
      ledgerWrite,
      {
        409: ['account-archived', 'category-archived'],
        422: ['account-not-found', 'bulk-changes-invalid', 'category-not-found'],
      },
    ],
  })
  @Idempotent()
  change(
    @CurrentUser() user: CurrentUser,
    @Body() { ids, changes, dryRun }: ChangeManyRequest,
  ): Promise<ChangeManyResponse> {
    return answerOnce(
      () => this.changeMany.execute(user, ids, changes, dryRun),
      ({ refused, ...counts }) => ({ ...counts, refused: [...refused] }),
    );
  }

  @Write('activity/:id/undo', {
    operationId: 'undoActivity',
    summary: 'Make transactions what they were before one act',
    scope: 'transactions:write',
    answers: UndoActivityResponse,
    status: 200,
    refuses: [
      ledgerWrite,
      {
        404: ['activity-not-found', 'account-not-found'],
        409: ['account-archived', 'activity-superseded', 'activity-undone'],
      },
    ],
  })
  @Idempotent()
  undo(@CurrentUser() user: CurrentUser, @Id() id: string): Promise<UndoActivityResponse> {
    return answerOnce(
      () => this.undoActivity.execute(user, id),
      (undone) => ({ id: undone.id, undoneAt: undone.undoneAt.toISOString(), restored: undone.restored }),
    );
  }
}
