import { Module } from '@nestjs/common';
import { AlertModule } from './alert.module';
import { ApplyChanges } from './application/feed/apply-changes';
import { ClearLedger } from './application/feed/clear-ledger';
import { ComputeMonths } from './application/feed/compute-months';
import { LedgerMemory } from './application/feed/ledger-memory';
import { ChangeReader } from './application/feed/changes';
import { Projection } from './application/feed/projection';
import { LedgersOfUsers } from './application/ledger/ledgers-of-users';
import { FeedFollower } from './infrastructure/feed/feed-follower';
import { HttpChangeFeed } from './infrastructure/feed/http-change-feed';
import { LedgerModule } from './ledger.module';

/** How changes come in and what follows from them. */
@Module({
  imports: [LedgerModule, AlertModule],
  providers: [
    HttpChangeFeed,
    { provide: ChangeReader, useExisting: HttpChangeFeed },
    LedgersOfUsers,
    Projection,
    LedgerMemory,
    ComputeMonths,
    ClearLedger,
    ApplyChanges,
    FeedFollower,
  ],
})
export class FeedModule {}
