import type { UnitOfWork } from '@pft/kernel';
import type { AccountQueries } from '../src/application/account/account-queries';
import type { PayeeAliases } from '../src/application/payee/payee-aliases';
import type { PayeeCategories } from '../src/domain/payee-category/payee-categories';
import type { LedgerJournal } from '../src/application/transaction/ledger-journal';
import type { LedgerFactsReader } from '../src/application/transaction/ledger-facts';
import type { AccountRepository } from '../src/domain/account/account-repository';
import type { BudgetRepository } from '../src/domain/budget/budget-repository';
import type { CategoryRepository } from '../src/domain/category/category-repository';
import type { ImportClaims, ImportRepository } from '../src/domain/import/import-repository';
import type { OpenedAccounts } from '../src/domain/import/opened-accounts';
import type { ImportTransfers } from '../src/domain/import/transfer/import-transfers';
import type { TransactionRepository } from '../src/domain/transaction/transaction-repository';

/** What use cases know of where ledgers are kept. PostgreSQL and the fake in memory pass the same contract suites. */
export interface LedgerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly accounts: AccountRepository;
  readonly accountQueries: AccountQueries;
  readonly budgets: BudgetRepository;
  readonly categories: CategoryRepository;
  readonly claims: ImportClaims;
  readonly facts: LedgerFactsReader;
  readonly imports: ImportRepository;
  readonly journal: LedgerJournal;
  readonly openedAccounts: OpenedAccounts;
  readonly payeeAliases: PayeeAliases;
  readonly payeeCategories: PayeeCategories;
  readonly transfers: ImportTransfers;
  readonly transactions: TransactionRepository;
}
