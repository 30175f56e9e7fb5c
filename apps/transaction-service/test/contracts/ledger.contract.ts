import { describeAccounts } from './accounts.contract';
import { describeBudgets } from './budgets.contract';
import { describeCategories } from './categories.contract';
import { describeImports } from './imports.contract';
import { describeImportTransfers } from './import-transfers.contract';
import { describeJournal } from './journal.contract';
import { describeOpenedAccounts } from './opened-accounts.contract';
import { describeTransactions } from './transactions.contract';
import { describeUnitOfWork } from './unit-of-work.contract';
import type { LedgerPorts } from '../ledger-ports';

/** What each place that keeps ledgers has to do alike; PostgreSQL and the fake pass exactly this. */
export function describeLedger(engine: string, open: () => LedgerPorts): void {
  describeUnitOfWork(engine, open);
  describeAccounts(engine, open);
  describeBudgets(engine, open);
  describeCategories(engine, open);
  describeTransactions(engine, open);
  describeJournal(engine, open);
  describeImports(engine, open);
  describeImportTransfers(engine, open);
  describeOpenedAccounts(engine, open);
}
