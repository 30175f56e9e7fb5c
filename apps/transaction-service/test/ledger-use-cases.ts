import type { Clock, Ids } from '@pft/kernel';
import { DefaultAccount } from '../src/application/account/default-account';
import { OpenAccount } from '../src/application/account/open-account';
import { DefaultCategories } from '../src/application/category/default-categories';
import { ImportProgress } from '../src/application/import/import-progress';
import { CommitImport } from '../src/application/import/commit-import';
import { JoinTransfers } from '../src/application/import/join-transfers';
import { PartTransfers } from '../src/application/import/part-transfers';
import { ImportLedgers } from '../src/application/import/reading/import-ledgers';
import { SettleAccounts } from '../src/application/import/settle-accounts';
import { TransfersSince } from '../src/application/import/transfers-since';
import { WithdrawImport } from '../src/application/import/withdraw-import';
import type { InMemoryLedger } from './in-memory-ledger';
import { SetRates } from './in-memory-transfers';
import type { LedgerPorts } from './ledger-ports';

/** Use cases of which others are made, on a ledger. */
type Ledger = LedgerPorts & { readonly clock: Clock; readonly ids: Ids };

function openAccountOn({ unitOfWork, accounts, clock, ids }: Ledger): OpenAccount {
  return new OpenAccount(unitOfWork, accounts, clock, ids);
}

export function defaultAccountOn(ledger: InMemoryLedger): DefaultAccount {
  return new DefaultAccount(ledger.unitOfWork, ledger.accounts, openAccountOn(ledger));
}

export function importLedgersOn(ledger: Ledger, rates = new SetRates()): ImportLedgers {
  const { unitOfWork, imports, claims, accountQueries, categories, payeeCategories, payeeAliases, transfers } = ledger;
  const { clock, ids } = ledger;
  const defaults = new DefaultCategories(unitOfWork, categories, clock, ids);
  return new ImportLedgers(
    imports,
    claims,
    accountQueries,
    categories,
    defaults,
    payeeCategories,
    transfers,
    rates,
    payeeAliases,
  );
}

function settleAccountsOn({ accounts, openedAccounts, clock }: Ledger): SettleAccounts {
  return new SettleAccounts(accounts, openedAccounts, clock);
}

export function transfersSinceOn(ledger: Ledger, rates?: SetRates): TransfersSince {
  return new TransfersSince(ledger.imports, ledger.accountQueries, importLedgersOn(ledger, rates));
}

export function commitImportOn(ledger: Ledger): CommitImport {
  const { unitOfWork, imports, claims, transactions, categories, accountQueries, payeeAliases, accounts } = ledger;
  const { clock, ids } = ledger;
  const openAccount = openAccountOn(ledger);
  return new CommitImport(
    unitOfWork,
    imports,
    claims,
    transactions,
    categories,
    accountQueries,
    payeeAliases,
    openAccount,
    new DefaultAccount(unitOfWork, accounts, openAccount),
    clock,
    ids,
    new JoinTransfers(imports, claims, transactions, importLedgersOn(ledger), clock, ids),
    settleAccountsOn(ledger),
    new ImportProgress(),
  );
}

export function withdrawImportOn(ledger: Ledger): WithdrawImport {
  const { unitOfWork, imports, claims, transactions, accounts, accountQueries, transfers, clock } = ledger;
  const parts = new PartTransfers(imports, transfers, transactions, accountQueries, commitImportOn(ledger), clock);
  return new WithdrawImport(
    unitOfWork,
    imports,
    claims,
    transactions,
    accounts,
    parts,
    settleAccountsOn(ledger),
    clock,
  );
}
