import { SqlAccountQueries } from '../src/infrastructure/postgres/account/account.queries';
import { TypeOrmAccountRepository } from '../src/infrastructure/postgres/account/account.repository';
import { SqlBudgetRepository } from '../src/infrastructure/postgres/budget/budget.repository';
import { TypeOrmCategoryRepository } from '../src/infrastructure/postgres/category/category.repository';
import { SqlImportClaims } from '../src/infrastructure/postgres/import/import.claims';
import { SqlImportRepository } from '../src/infrastructure/postgres/import/import.repository';
import { SqlOpenedAccounts } from '../src/infrastructure/postgres/import/import.opened-accounts';
import { SqlImportTransfers } from '../src/infrastructure/postgres/import/import.transfers';
import { SqlPayeeAliases } from '../src/infrastructure/postgres/payee/payee-aliases';
import { SqlPayeeCategories } from '../src/infrastructure/postgres/payee-category/payee-categories';
import { SqlLedgerFactsReader } from '../src/infrastructure/postgres/transaction/ledger-facts.reader';
import { SqlTransactionRepository } from '../src/infrastructure/postgres/transaction/transaction.repository';
import { JournalInTurn } from '../src/application/transaction/ledger-journal';
import { SqlLedgerJournal } from '../src/infrastructure/postgres/journal/ledger-journal';
import type { LedgerDatabase } from './ledger-database';
import type { LedgerPorts } from './ledger-ports';

export function sqlLedger({ unitOfWork }: LedgerDatabase): LedgerPorts {
  const facts = new SqlLedgerFactsReader(unitOfWork);
  const transactions = new SqlTransactionRepository(unitOfWork);
  const inTurn = new JournalInTurn(unitOfWork, transactions, facts);
  return {
    unitOfWork,
    journal: new SqlLedgerJournal(unitOfWork, inTurn, facts, transactions),
    accounts: new TypeOrmAccountRepository(unitOfWork),
    accountQueries: new SqlAccountQueries(unitOfWork),
    budgets: new SqlBudgetRepository(unitOfWork),
    categories: new TypeOrmCategoryRepository(unitOfWork),
    claims: new SqlImportClaims(unitOfWork),
    facts,
    imports: new SqlImportRepository(unitOfWork),
    openedAccounts: new SqlOpenedAccounts(unitOfWork),
    payeeAliases: new SqlPayeeAliases(unitOfWork),
    payeeCategories: new SqlPayeeCategories(unitOfWork),
    transfers: new SqlImportTransfers(unitOfWork),
    transactions,
  };
}
