import { Module } from '@nestjs/common';
import { ChangeMany } from './application/transaction/change-many';
import { UndoActivity } from './application/transaction/undo-activity';
import { ChangeAccount } from './application/account/change-account';
import { DefaultAccount } from './application/account/default-account';
import { OpenAccount } from './application/account/open-account';
import { RemoveAccount } from './application/account/remove-account';
import { AddCategory } from './application/category/add-category';
import { ChangeCategory } from './application/category/change-category';
import { DefaultCategories } from './application/category/default-categories';
import { RemoveCategory } from './application/category/remove-category';
import { CategorizePayee } from './application/payee-category/categorize-payee';
import { ChangePayeeCategory } from './application/payee-category/change-payee-category';
import { RenamePayee } from './application/payee/rename-payee';
import { ForgetPayeeCategory } from './application/payee-category/forget-payee-category';
import { ChangeTransaction } from './application/transaction/change-transaction';
import { RecordTransaction } from './application/transaction/record-transaction';
import { RemoveTransaction } from './application/transaction/remove-transaction';
import { FindTwins } from './application/transaction/find-twins';
import { RemoveTwins } from './application/transaction/remove-twins';
import { HouseholdSource } from './application/sample/household-source';
import { LoadSample } from './application/sample/load-sample';
import { RemoveSample } from './application/sample/remove-sample';
import { ActivityController } from './infrastructure/http/activity/activity.controller';
import { AccountsController } from './infrastructure/http/account/accounts.controller';
import { CategoriesController } from './infrastructure/http/category/categories.controller';
import { registerLedgerProblems } from './infrastructure/http/ledger-problems';
import { PayeeCategoriesController } from './infrastructure/http/payee-category/payee-categories.controller';
import { PayeesController } from './infrastructure/http/payee/payees.controller';
import { SampleController } from './infrastructure/http/sample/sample.controller';
import { ExportController } from './infrastructure/http/transaction/export.controller';
import { TransactionsController } from './infrastructure/http/transaction/transactions.controller';
import { TwinsController } from './infrastructure/http/twins/twins.controller';
import { DemoHousehold } from './infrastructure/sample/demo-household';
import { LedgerStoresModule } from './ledger-stores.module';

registerLedgerProblems();

@Module({
  imports: [LedgerStoresModule],
  providers: [
    OpenAccount,
    ChangeAccount,
    RemoveAccount,
    DefaultAccount,
    DefaultCategories,
    AddCategory,
    ChangeCategory,
    RemoveCategory,
    CategorizePayee,
    RenamePayee,
    FindTwins,
    RemoveTwins,
    LoadSample,
    RemoveSample,
    { provide: HouseholdSource, useClass: DemoHousehold },
    ChangeMany,
    UndoActivity,
    ChangePayeeCategory,
    ForgetPayeeCategory,
    RecordTransaction,
    ChangeTransaction,
    RemoveTransaction,
  ],
  controllers: [
    AccountsController,
    CategoriesController,
    PayeeCategoriesController,
    PayeesController,
    TwinsController,
    SampleController,
    ActivityController,
    TransactionsController,
    ExportController,
  ],
  exports: [OpenAccount, DefaultAccount, DefaultCategories],
})
export class LedgerModule {}
