import type { Account } from '../src/domain/account/account';
import { type BroughtBefore, type OpenedAccount, OpenedAccounts } from '../src/domain/import/opened-accounts';
import type { MemoryUnitOfWork } from './in-memory-books';

export class MemoryOpenedAccounts extends OpenedAccounts {
  constructor(private readonly unitOfWork: MemoryUnitOfWork) {
    super();
  }

  async of(ledgerId: string, accountIds: readonly string[]): Promise<OpenedAccount[]> {
    const { changes, imports } = this.unitOfWork.read(ledgerId);
    return accountIds.flatMap((accountId) => {
      const own = changes.filter(({ entityId }) => entityId === accountId);
      const [first] = own;
      const batch = first?.cause?.by === 'import' ? imports.get(first.cause.ref ?? '') : undefined;
      if (!first || !batch) return [];
      const byPerson = own.filter(({ cause }) => cause === undefined || cause.by === 'person');
      const restated = byPerson.some(({ sides }) => {
        const [was, is] = (sides ?? [first.added, first.added]) as [Account, Account];
        return !was.openingBalance.equals(is.openingBalance) || was.openingDate !== is.openingDate;
      });
      const said = batch.accounts.find((account) => account.accountId === accountId)?.opening?.balance ?? null;
      const { openingBalance, openingDate } = first.added as Account;
      const { firstDate } = batch;
      const firstDay = firstDate !== null && firstDate > openingDate ? firstDate : openingDate;
      const stated = said && !restated ? { balance: openingBalance, date: openingDate, firstDay } : null;
      const undone = batch.state === 'undone';
      return [{ accountId, importId: batch.id, undone, edited: byPerson.length > 0, stated }];
    });
  }

  async broughtBefore(ledgerId: string, accountId: string, day: string): Promise<BroughtBefore> {
    const own = [...this.unitOfWork.read(ledgerId).claims.values()].filter((claim) => claim.accountId === accountId);
    const booked = new Map(
      own
        .sort((a, b) => Number(b.pending) - Number(a.pending) || b.date.localeCompare(a.date))
        .map((claim) => [claim.transactionId, claim]),
    );
    const brought = [...booked.values()].filter(({ date }) => date < day);
    const days = brought.map(({ date }) => date).sort();
    return { sumMinor: brought.reduce((sum, { signedMinor }) => sum + signedMinor, 0n), firstDay: days[0] ?? null };
  }
}
