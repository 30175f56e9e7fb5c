import { Injectable } from '@nestjs/common';
import { Money } from '@pft/kernel';
import type { ImportBatch, ImportedAccount } from '../../domain/import/import-batch';
import { ImportRepository } from '../../domain/import/import-repository';
import type { PreviewRow } from '../../domain/import/row/preview-row';
import { TargetAccounts, type KnownAccount } from '../../domain/import/row/target-accounts';
import { otherLegOf } from '../../domain/import/transfer/other-leg';
import { AccountQueries } from '../account/account-queries';
import { isOpen, isShown, legOf } from './open-legs';
import { place } from './placed-rows';
import { findTransfers } from './reading/find-transfers';
import { ImportLedgers, MOST_ACCOUNTS } from './reading/import-ledgers';

/** Rows of the amounts of a page; no real file has more. */
const MOST_RIVALS = 10_000;
export const IMPORTED_SINCE = 'The other side was imported since this preview was made.';

/**
 * Several files are uploaded before the first of them is committed. What that one brings may be the other side of rows of the
 * others, which their previews do not know yet, or no longer: it is looked up when somebody looks at the rows or decides about them.
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
    const accounts = accountsNow(batch.accounts, known);
    const open = place(rows, accounts).filter((one) => isOpen(one) && isUndecided(one.row));
    // What was the other side may be none any more.
    const since = new Map<number, Partial<PreviewRow>>(
      open.filter(({ row }) => row.otherLeg).map(({ row }) => [row.number, NO_TRANSFER]),
    );
    const byNumber = new Map(open.map(({ row }) => [row.number, row]));
    // What one of them may go with another row may go with as well, whichever of them somebody looks at.
    const amounts = [...new Set(open.map(({ values }) => values.amount.amountMinor))];
    const rivals = await this.imports.rowsOfAmounts(ledgerId, id, amounts, MOST_RIVALS);
    const legs = place(rivals, accounts).filter(isOpen).map(legOf);
    for (const { out, into, on, taken } of await findTransfers(legs, known, [], this.ledgers.of(ledgerId))) {
      const [leg, other] = out.row === null ? [into, out] : [out, into];
      const row = byNumber.get(leg.row ?? 0);
      if (!row || other.transactionId === null) continue;
      const otherLeg = otherLegOf({ other, taken }, known, new Map());
      const verdict = on ? { verdict: 'transfer' as const, reason: IMPORTED_SINCE } : NO_TRANSFER;
      since.set(row.number, isShown(row, other.transactionId) ? {} : { ...verdict, otherLeg });
    }
    return rows.map((row) => ({ ...row, ...since.get(row.number) }));
  }
}

const NO_TRANSFER = { verdict: 'new', reason: null, otherLeg: null } as const;

/** Nothing is said of the row, or only offered with what was in the ledger. */
const isUndecided = ({ otherLeg }: PreviewRow) => !otherLeg || ('transactionId' in otherLeg && otherLeg.taken === null);

/** Another import may have opened meanwhile what this one would open. */
function accountsNow(accounts: readonly ImportedAccount[], known: readonly KnownAccount[]): ImportedAccount[] {
  const targets = new TargetAccounts(known, null);
  return accounts.map((account) => {
    if (account.accountId !== null) return account;
    const found = targets.of({ accountText: account.text, amount: Money.zero(account.currency) });
    return { ...account, accountId: 'target' in found ? found.target.accountId : null };
  });
}
