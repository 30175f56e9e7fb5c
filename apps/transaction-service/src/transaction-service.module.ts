import { Module } from '@nestjs/common';
import { SERVICES } from '@pft/kernel';
import { ChangeLogModule, type MigrationClass } from '@pft/change-log';
import { ServiceKitModule, type ServiceOptions } from '@pft/service-kit';
import { BudgetModule } from './budget.module';
import { ImportModule } from './import.module';
import { accountSchema } from './infrastructure/postgres/account/account.schema';
import { categorySchema } from './infrastructure/postgres/category/category.schema';
import { BoundImports1764000002000 } from './infrastructure/postgres/migrations/bound-imports.migration';
import { CommitImportsLater1764000003000 } from './infrastructure/postgres/migrations/commit-imports-later.migration';
import { CreateImport1764000001000 } from './infrastructure/postgres/migrations/create-import.migration';
import { CreateLedger1764000000000 } from './infrastructure/postgres/migrations/create-ledger.migration';
import { FindTransactions1765100000000 } from './infrastructure/postgres/migrations/find-transactions.migration';
import { FindTransfersBetweenFiles1764910000000 } from './infrastructure/postgres/migrations/find-transfers-between-files.migration';
import { KeepActs1765100002000 } from './infrastructure/postgres/migrations/keep-acts.migration';
import { KeepOpenQuestions1764850001000 } from './infrastructure/postgres/migrations/keep-open-questions.migration';
import { KeepRemovals1764930001000 } from './infrastructure/postgres/migrations/keep-removals.migration';
import { KeepDetailsOfImportRows1764900003000 } from './infrastructure/postgres/migrations/keep-details-of-import-rows.migration';
import { KnowRowsByWhatTheySay1764800000000 } from './infrastructure/postgres/migrations/know-rows-by-what-they-say.migration';
import { MarkReviewed1765100001000 } from './infrastructure/postgres/migrations/mark-reviewed.migration';
import { NameTheFormatOfAReading1764000008000 } from './infrastructure/postgres/migrations/name-the-format-of-a-reading.migration';
import { NameThePurchaseOfARefund1764920000000 } from './infrastructure/postgres/migrations/name-the-purchase-of-a-refund.migration';
import { KeepLimitsOfBudgets1765200001000 } from './infrastructure/postgres/migrations/keep-limits-of-budgets.migration';
import { NamePayees1764930000000 } from './infrastructure/postgres/migrations/name-payees.migration';
import { FindWhatTheSampleMade1765300001000 } from './infrastructure/postgres/migrations/find-what-the-sample-made.migration';
import { NarrowIdentityIndexes1764000005000 } from './infrastructure/postgres/migrations/narrow-identity-indexes.migration';
import { NumberImportRows1764850000000 } from './infrastructure/postgres/migrations/number-import-rows.migration';
import { ReadImportsLater1764000004000 } from './infrastructure/postgres/migrations/read-imports-later.migration';
import { LedgerModule } from './ledger.module';

export const serviceOptions: ServiceOptions = {
  name: 'transaction-service',
  title: 'Transaction service',
  ...SERVICES['transaction-service'],
};

export const ledgerMigrations: MigrationClass[] = [
  CreateLedger1764000000000,
  CreateImport1764000001000,
  BoundImports1764000002000,
  CommitImportsLater1764000003000,
  ReadImportsLater1764000004000,
  NarrowIdentityIndexes1764000005000,
  NameTheFormatOfAReading1764000008000,
  KnowRowsByWhatTheySay1764800000000,
  NumberImportRows1764850000000,
  KeepOpenQuestions1764850001000,
  KeepDetailsOfImportRows1764900003000,
  FindTransfersBetweenFiles1764910000000,
  NameThePurchaseOfARefund1764920000000,
  NamePayees1764930000000,
  KeepRemovals1764930001000,
  KeepLimitsOfBudgets1765200001000,
  FindWhatTheSampleMade1765300001000,
  FindTransactions1765100000000,
  MarkReviewed1765100001000,
  KeepActs1765100002000,
];

@Module({
  imports: [
    ServiceKitModule.forRoot({ name: serviceOptions.name }),
    ChangeLogModule.forRoot({
      name: serviceOptions.name,
      database: {
        schema: 'transactions',
        variable: 'TRANSACTION_DATABASE_URL',
        entities: [accountSchema, categorySchema],
        migrations: ledgerMigrations,
      },
      stream: 'transactions',
      consumers: ['analytics-service'],
      idempotency: true,
    }),
    ImportModule,
    LedgerModule,
    BudgetModule,
  ],
})
export class TransactionServiceModule {}
