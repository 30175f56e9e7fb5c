import { Module } from '@nestjs/common';
import { config } from '@pft/service-kit';
import { CategorizeRows } from './application/import/categorize-rows';
import { ChangeImport } from './application/import/change-import';
import { ChooseRows } from './application/import/choose-rows';
import { CommitImport } from './application/import/commit-import';
import { FinishLater } from './application/import/finish-later';
import { JoinTransfers } from './application/import/join-transfers';
import { PartTransfers } from './application/import/part-transfers';
import { ImportLedgers } from './application/import/reading/import-ledgers';
import { ImportLimits } from './application/import/import-ports';
import { ImportProgress } from './application/import/import-progress';
import { ImportReader } from './application/import/reading/import-reader';
import { RereadImport } from './application/import/reading/reread-import';
import { SettleAccounts } from './application/import/settle-accounts';
import { SweepImports } from './application/import/sweep-imports';
import { TransfersSince } from './application/import/transfers-since';
import { UploadImport } from './application/import/upload-import';
import { WithdrawImport } from './application/import/withdraw-import';
import { CommittedCells, ImportClaims, ImportRepository, LateWork } from './domain/import/import-repository';
import { OpenedAccounts } from './domain/import/opened-accounts';
import { DayRates, ImportTransfers } from './domain/import/transfer/import-transfers';
import { registerImportProblems } from './infrastructure/http/import/import-problems';
import { ImportStreams } from './infrastructure/http/import/import-streams';
import { ImportUpload } from './infrastructure/http/import/import-upload';
import { ImportsController } from './infrastructure/http/import/imports.controller';
import { Spool } from './infrastructure/import-file/spool';
import { ThreadImportReader } from './infrastructure/import-file/thread/thread-import-reader';
import { ImportJobs } from './infrastructure/import-jobs';
import { SqlCommittedCells } from './infrastructure/postgres/import/import.cells';
import { SqlImportClaims } from './infrastructure/postgres/import/import.claims';
import { SqlLateWork } from './infrastructure/postgres/import/import.late-work';
import { SqlOpenedAccounts } from './infrastructure/postgres/import/import.opened-accounts';
import { SqlImportQueries } from './infrastructure/postgres/import/import.queries';
import { SqlImportRepository } from './infrastructure/postgres/import/import.repository';
import { SqlImportTransfers } from './infrastructure/postgres/import/import.transfers';
import { BundledDayRates } from './infrastructure/rates/bundled-day-rates';
import { LedgerStoresModule } from './ledger-stores.module';
import { LedgerModule } from './ledger.module';

registerImportProblems();

/** The import inbox: a part of its own inside this service. */
@Module({
  imports: [LedgerStoresModule, LedgerModule],
  providers: [
    {
      provide: ImportLimits,
      useFactory: (): ImportLimits => ({
        maxBytes: config('IMPORT_MAX_BYTES', 10 * 1024 * 1024),
        maxRows: config('IMPORT_MAX_ROWS', 100_000),
        maxOpen: config('IMPORT_MAX_OPEN', 20),
        maxOpenBytes: config('IMPORT_MAX_OPEN_BYTES', 200 * 1024 * 1024),
      }),
    },
    Spool,
    { provide: ImportReader, useClass: ThreadImportReader },
    { provide: ImportRepository, useClass: SqlImportRepository },
    { provide: ImportClaims, useClass: SqlImportClaims },
    { provide: ImportTransfers, useClass: SqlImportTransfers },
    { provide: OpenedAccounts, useClass: SqlOpenedAccounts },
    { provide: DayRates, useClass: BundledDayRates },
    SqlImportQueries,
    ImportUpload,
    ImportLedgers,
    ImportProgress,
    ImportStreams,
    UploadImport,
    RereadImport,
    TransfersSince,
    ChooseRows,
    CategorizeRows,
    ChangeImport,
    JoinTransfers,
    SettleAccounts,
    CommitImport,
    PartTransfers,
    WithdrawImport,
    { provide: CommittedCells, useClass: SqlCommittedCells },
    { provide: LateWork, useClass: SqlLateWork },
    FinishLater,
    SweepImports,
    ImportJobs,
  ],
  controllers: [ImportsController],
})
export class ImportModule {}
