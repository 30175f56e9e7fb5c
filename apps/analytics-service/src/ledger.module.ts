import { Module } from '@nestjs/common';
import { Clock, Ids } from '@pft/kernel';
import { SystemClock } from '@pft/service-kit';
import { Positions } from './application/feed/positions';
import { LedgerViews } from './application/ledger/ledger-views';
import { registerQuestionProblems } from './infrastructure/http/question.problems';
import { UuidV7Ids } from './infrastructure/uuid-v7-ids';
import { StoresModule } from './stores.module';

registerQuestionProblems();

/** What every part asks about a ledger: how far its changes are in, what is known of it, and what day it is there. */
@Module({
  imports: [StoresModule],
  providers: [
    { provide: Clock, useExisting: SystemClock },
    { provide: Ids, useClass: UuidV7Ids },
    LedgerViews,
    Positions,
  ],
  exports: [StoresModule, Clock, Ids, LedgerViews, Positions],
})
export class LedgerModule {}
