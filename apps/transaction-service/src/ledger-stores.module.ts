import { Module, type Type } from '@nestjs/common';
import { BundledRates, Rates } from '@pft/rates';
import { config } from '@pft/service-kit';
import { ActStore } from './domain/activity/act-store';
import { AccountQueries } from './application/account/account-queries';
import { PayeeAliases } from './application/payee/payee-aliases';
import { SampleStore } from './application/sample/sample-store';
import { PayeeCategories } from './domain/payee-category/payee-categories';
import { TwinStore } from './application/transaction/twin-store';
import { LedgerFactsReader } from './application/transaction/ledger-facts';
import { JournalInTurn, LedgerJournal } from './application/transaction/ledger-journal';
import { AccountRepository } from './domain/account/account-repository';
import { BudgetRepository } from './domain/budget/budget-repository';
import { CategoryRepository } from './domain/category/category-repository';
import { TransactionRepository } from './domain/transaction/transaction-repository';
import { SqlActStore } from './infrastructure/postgres/activity/act-store';
import { SqlAccountQueries } from './infrastructure/postgres/account/account.queries';
import { TypeOrmAccountRepository } from './infrastructure/postgres/account/account.repository';
import { SqlBudgetQueries } from './infrastructure/postgres/budget/budget.queries';
import { SqlBudgetRepository } from './infrastructure/postgres/budget/budget.repository';
import { SqlCategoryQueries } from './infrastructure/postgres/category/category.queries';
import { TypeOrmCategoryRepository } from './infrastructure/postgres/category/category.repository';
import { SqlLedgerJournal } from './infrastructure/postgres/journal/ledger-journal';
import { SqlPayeeAliases } from './infrastructure/postgres/payee/payee-aliases';
import { SqlPayeeQueries } from './infrastructure/postgres/payee/payee.queries';
import { SqlPayeeCategories } from './infrastructure/postgres/payee-category/payee-categories';
import { SqlPayeeCategoryQueries } from './infrastructure/postgres/payee-category/payee-category.queries';
import { SqlLedgerFactsReader } from './infrastructure/postgres/transaction/ledger-facts.reader';
import { SqlSampleStore } from './infrastructure/postgres/sample/sample-store';
import { SqlTwinStore } from './infrastructure/postgres/twins/twin-store';
import { SqlTransactionQueries } from './infrastructure/postgres/transaction/transaction.queries';
import { SqlTransactionRepository } from './infrastructure/postgres/transaction/transaction.repository';

/** The ports of the domain and what implements them in PostgreSQL; every part of this service has them from here. */
const stores: [abstract: abstract new (...args: never[]) => unknown, adapter: Type][] = [
  [AccountRepository, TypeOrmAccountRepository],
  [AccountQueries, SqlAccountQueries],
  [CategoryRepository, TypeOrmCategoryRepository],
  [TwinStore, SqlTwinStore],
  [SampleStore, SqlSampleStore],
  [ActStore, SqlActStore],
  [TransactionRepository, SqlTransactionRepository],
  [LedgerFactsReader, SqlLedgerFactsReader],
  [LedgerJournal, SqlLedgerJournal],
  [PayeeAliases, SqlPayeeAliases],
  [PayeeCategories, SqlPayeeCategories],
  [BudgetRepository, SqlBudgetRepository],
];

/** What reads for HTTP alone stands behind no port. */
const queries: Type[] = [
  SqlCategoryQueries,
  SqlTransactionQueries,
  SqlPayeeQueries,
  SqlPayeeCategoryQueries,
  SqlBudgetQueries,
];

@Module({
  providers: [
    ...stores.map(([provide, useClass]) => ({ provide, useClass })),
    ...queries,
    JournalInTurn,
    SqlLedgerFactsReader,
    SqlTransactionRepository,
    { provide: Rates, useFactory: () => new BundledRates(config('RATES_FILE', undefined)) },
  ],
  exports: [...stores.map(([port]) => port), ...queries, Rates],
})
export class LedgerStoresModule {}
