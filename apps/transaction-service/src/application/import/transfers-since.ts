import { Injectable } from '@nestjs/common';
import { Money } from '@pft/kernel';
import type { ImportBatch, ImportedAccount } from '../../domain/import/import-batch';
import { ImportRepository } from '../../domain/import/import-repository';
import type { PreviewRow } from '../../domain/import/row/preview-row';
import { TargetAccounts, type KnownAccount } from '../../domain/import/row/target-accounts';
import { otherLegOf } from '../../domain/import/transfer/other-leg';
import { AccountQueries } from '../account/account-queries';
import { isOpen, legOf } from './open-legs';
import { place } from './placed-rows';
import { findTransfers } from './reading/find-transfers';
import { ImportLedgers, MOST_ACCOUNTS } from './reading/import-ledgers';

export const IMPORTED_SINCE = 'The other side was imported since this preview was made.';

/**
 * Several files are uploaded before the first of them is committed. What that one brings may be the other side of rows of the
 * others, which their previews do not know yet: it is looked up when somebody looks at the rows or decides about them.
 */
@Injectable()
export class TransfersSince {
  constructor(
    private readonly imports: ImportRepository,
    private readonly accountQueries: AccountQueries,
    private readonly ledgers: ImportLedgers,
  ) {}

  /** The rows as they are, those with the other side that has come since. */
  async shownOn<R extends PreviewRow>(batch: ImportBatch, rows: readonly R[]): Promise<R[]> {
    const { ledgerId, id, createdAt } = batch;
    const isStale = batch.isOpen && (await this.imports.committedSince(ledgerId, id, createdAt));
    if (!isStale) return [...rows];
    const known = await this.accountQueries.list(ledgerId, null, MOST_ACCOUNTS);
    const legs = place(rows, accountsNow(batch.accounts, known))
      .filter((one) => isOpen(one) && !one.row.otherLeg)
      .map(legOf);
    const since = new Map<number, Partial<PreviewRow>>();
    for (const { out, into, on, taken } of await findTransfers(legs, known, [], this.ledgers.of(ledgerId))) {
      const [leg, other] = out.row === null ? [into, out] : [out, into];
      if (leg.row === null || other.transactionId === null) continue;
      const otherLeg = otherLegOf({ other, taken }, known, new Map());
      since.set(leg.row, { otherLeg, ...(on && { verdict: 'transfer', reason: IMPORTED_SINCE }) });
    }
    return rows.map((row) => ({ ...row, ...since.get(row.number) }));
  }
}

/** Another import may have opened meanwhile what this one would open. */
function accountsNow(accounts: readonly ImportedAccount[], known: readonly KnownAccount[]): ImportedAccount[] {
  const targets = new TargetAccounts(known, null);
  return accounts.map((account) => {
    if (account.accountId !== null) return account;
    const found = targets.of({ accountText: account.text, amount: Money.zero(account.currency) });
    return { ...account, accountId: 'target' in found ? found.target.accountId : null };
  });
}
