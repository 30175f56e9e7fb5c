import { DefaultAccount } from '../src/application/account/default-account';
import { OpenAccount } from '../src/application/account/open-account';
import { ImportProgress } from '../src/application/import/import-progress';
import { CommitImport } from '../src/application/import/commit-import';
import type { InMemoryLedger } from './in-memory-ledger';

/** Use cases of which others are made, on a ledger in memory. */
function openAccountOn({ unitOfWork, accounts, clock, ids }: InMemoryLedger): OpenAccount {
  return new OpenAccount(unitOfWork, accounts, clock, ids);
}

export function defaultAccountOn(ledger: InMemoryLedger): DefaultAccount {
  return new DefaultAccount(ledger.unitOfWork, ledger.accounts, openAccountOn(ledger));
}

export function commitImportOn(ledger: InMemoryLedger): CommitImport {
  return new CommitImport(
    ledger.unitOfWork,
    ledger.imports,
    ledger.claims,
    ledger.transactions,
    ledger.categories,
    ledger.accountQueries,
    openAccountOn(ledger),
    defaultAccountOn(ledger),
    ledger.clock,
    ledger.ids,
    new ImportProgress(),
  );
}
