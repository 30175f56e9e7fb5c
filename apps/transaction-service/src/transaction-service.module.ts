import { Module, type Provider, type Type } from '@nestjs/common';
import { Clock, Ids, UnitOfWork } from '@pft/kernel';
import {
  config,
  type MigrationClass,
  ServiceKitModule,
  type ServiceOptions,
  SystemClock,
  TypeOrmUnitOfWork,
} from '@pft/service-kit';
import { AccountQueries } from './application/account/account-queries';
import { ChangeAccount } from './application/account/change-account';
import { DefaultAccount } from './application/account/default-account';
import { OpenAccount } from './application/account/open-account';
import { RemoveAccount } from './application/account/remove-account';
import { BudgetQueries } from './application/budget/budget-queries';
import { ChangeBudget } from './application/budget/change-budget';
import { RemoveBudget } from './application/budget/remove-budget';
import { SetBudget } from './application/budget/set-budget';
import { AddCategory } from './application/category/add-category';
import { CategoryQueries } from './application/category/category-queries';
import { ChangeCategory } from './application/category/change-category';
import { DefaultCategories } from './application/category/default-categories';
import { RemoveCategory } from './application/category/remove-category';
import { ChangeImport } from './application/import/change-import';
import { CommitImport } from './application/import/commit-import';
import { FinishLater } from './application/import/finish-later';
import { ImportLimitsSetting } from './application/import/import-ports';
import { ImportLedgers } from './application/import/import-ledgers';
import { ImportReader } from './application/import/import-reader';
import { ImportQueries } from './application/import/import-queries';
import { SweepImports } from './application/import/sweep-imports';
import { UploadImport } from './application/import/upload-import';
import { WithdrawImport } from './application/import/withdraw-import';
import { CategorizePayee } from './application/payee-category/categorize-payee';
import { ForgetPayeeCategory } from './application/payee-category/forget-payee-category';
import { PayeeCategories } from './application/payee-category/payee-categories';
import { ChangeTransaction } from './application/transaction/change-transaction';
import { LedgerFactsReader } from './application/transaction/ledger-facts';
import { RecordTransaction } from './application/transaction/record-transaction';
import { RemoveTransaction } from './application/transaction/remove-transaction';
import { TransactionQueries } from './application/transaction/transaction-queries';
import { AccountRepository } from './domain/account/account-repository';
import { BudgetRepository } from './domain/budget/budget-repository';
import { CategoryRepository } from './domain/category/category-repository';
import { CommittedCells, ImportClaims, ImportRepository, LateWork } from './domain/import/import-repository';
import { TransactionRepository } from './domain/transaction/transaction-repository';
import { AccountsController } from './infrastructure/http/account/accounts.controller';
import { BudgetsController } from './infrastructure/http/budget/budgets.controller';
import { CategoriesController } from './infrastructure/http/category/categories.controller';
import { registerImportProblems } from './infrastructure/http/import/import-problems';
import { ImportUpload } from './infrastructure/http/import/import-upload';
import { ImportsController } from './infrastructure/http/import/imports.controller';
import { registerLedgerProblems } from './infrastructure/http/ledger-problems';
import { PayeeCategoriesController } from './infrastructure/http/payee-category/payee-categories.controller';
import { TransactionsController } from './infrastructure/http/transaction/transactions.controller';
import { Spool } from './infrastructure/import-file/spool';
import { ThreadImportReader } from './infrastructure/import-file/thread-import-reader';
import { ImportJobs } from './infrastructure/import-jobs';
import { accountSchema } from './infrastructure/postgres/account/account.schema';
import { categorySchema } from './infrastructure/postgres/category/category.schema';
import { SqlCommittedCells } from './infrastructure/postgres/import/import.cells';
import { SqlLateWork } from './infrastructure/postgres/import/import.late-work';
import { SqlImportClaims } from './infrastructure/postgres/import/import.claims';
import { SqlImportQueries } from './infrastructure/postgres/import/import.queries';
import { SqlImportRepository } from './infrastructure/postgres/import/import.repository';
import { BoundImports1764000002000 } from './infrastructure/postgres/migrations/bound-imports.migration';
import { CommitImportsLater1764000003000 } from './infrastructure/postgres/migrations/commit-imports-later.migration';
import { CreateImport1764000001000 } from './infrastructure/postgres/migrations/create-import.migration';
import { CreateLedger1764000000000 } from './infrastructure/postgres/migrations/create-ledger.migration';
import { NarrowIdentityIndexes1764000005000 } from './infrastructure/postgres/migrations/narrow-identity-indexes.migration';
import { ReadImportsLater1764000004000 } from './infrastructure/postgres/migrations/read-imports-later.migration';
import { SqlAccountQueries } from './infrastructure/postgres/account/account.queries';
import { SqlBudgetQueries } from './infrastructure/postgres/budget/budget.queries';
import { SqlBudgetRepository } from './infrastructure/postgres/budget/budget.repository';
import { SqlCategoryQueries } from './infrastructure/postgres/category/category.queries';
import { SqlLedgerFactsReader } from './infrastructure/postgres/transaction/ledger-facts.reader';
import { SqlPayeeCategories } from './infrastructure/postgres/payee-category/payee-categories';
import { SqlTransactionQueries } from './infrastructure/postgres/transaction/transaction.queries';
import { TypeOrmAccountRepository } from './infrastructure/postgres/account/account.repository';
import { TypeOrmCategoryRepository } from './infrastructure/postgres/category/category.repository';
import { TypeOrmTransactionRepository } from './infrastructure/postgres/transaction/transaction.repository';
import { UuidV7Ids } from './infrastructure/uuid-v7-ids';

export const serviceOptions: ServiceOptions = {
  name: 'transaction-service',
  title: 'Transaction service',
  port: 3002,
  portVariable: 'TRANSACTION_SERVICE_PORT',
};

registerLedgerProblems();
registerImportProblems();

const ledgerProviders: Provider[] = [
  { provide: UnitOfWork, useExisting: TypeOrmUnitOfWork },
  { provide: Clock, useExisting: SystemClock },
  { provide: Ids, useClass: UuidV7Ids },
  { provide: AccountRepository, useClass: TypeOrmAccountRepository },
  { provide: AccountQueries, useClass: SqlAccountQueries },
  { provide: CategoryRepository, useClass: TypeOrmCategoryRepository },
  { provide: CategoryQueries, useClass: SqlCategoryQueries },
  { provide: TransactionRepository, useClass: TypeOrmTransactionRepository },
  { provide: TransactionQueries, useClass: SqlTransactionQueries },
  { provide: LedgerFactsReader, useClass: SqlLedgerFactsReader },
  { provide: PayeeCategories, useClass: SqlPayeeCategories },
  { provide: BudgetRepository, useClass: SqlBudgetRepository },
  { provide: BudgetQueries, useClass: SqlBudgetQueries },
  OpenAccount,
  ChangeAccount,
  RemoveAccount,
  DefaultAccount,
  DefaultCategories,
  AddCategory,
  ChangeCategory,
  RemoveCategory,
  CategorizePayee,
  ForgetPayeeCategory,
  RecordTransaction,
  ChangeTransaction,
  RemoveTransaction,
  SetBudget,
  ChangeBudget,
  RemoveBudget,
];

const ledgerControllers: Type[] = [
  AccountsController,
  CategoriesController,
  PayeeCategoriesController,
  TransactionsController,
  BudgetsController,
];

// The import inbox: a part of its own inside this service.
const importProviders: Provider[] = [
  {
    provide: ImportLimitsSetting,
    useFactory: (): ImportLimitsSetting => ({
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
  { provide: ImportQueries, useClass: SqlImportQueries },
  ImportUpload,
  ImportLedgers,
  UploadImport,
  ChangeImport,
  CommitImport,
  WithdrawImport,
  { provide: CommittedCells, useClass: SqlCommittedCells },
  { provide: LateWork, useClass: SqlLateWork },
  FinishLater,
  SweepImports,
  ImportJobs,
];
const importControllers: Type[] = [ImportsController];
export const ledgerMigrations: MigrationClass[] = [
  CreateLedger1764000000000,
  CreateImport1764000001000,
  BoundImports1764000002000,
  CommitImportsLater1764000003000,
  ReadImportsLater1764000004000,
  NarrowIdentityIndexes1764000005000,
];

@Module({
  imports: [
    ServiceKitModule.forRoot({
      name: serviceOptions.name,
      database: {
        schema: 'transactions',
        variable: 'TRANSACTION_DATABASE_URL',
        entities: [accountSchema, categorySchema],
        migrations: ledgerMigrations,
      },
      changeLog: true,
      idempotency: true,
    }),
  ],
  providers: [...ledgerProviders, ...importProviders],
  controllers: [...importControllers, ...ledgerControllers],
})
export class TransactionServiceModule {}
