import { Module } from '@nestjs/common';
import { Positions } from './application/feed/positions';
import { LedgerViews } from './application/ledger/ledger-views';
import { registerQuestionProblems } from './infrastructure/http/question.problems';
import { StoresModule } from './stores.module';

registerQuestionProblems();

/** What every part asks about a ledger: how far its changes are in, what is known of it, and what day it is there. */
@Module({
  imports: [StoresModule],
  providers: [LedgerViews, Positions],
  exports: [StoresModule, LedgerViews, Positions],
})
export class LedgerModule {}
