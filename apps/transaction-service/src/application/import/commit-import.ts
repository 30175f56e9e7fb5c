import { Injectable } from '@nestjs/common';
import { CalendarDate } from '@pft/money';
import { CategoryRepository } from '../../domain/category/category-repository';
import type { CommitResult, ImportBatch, ImportedAccount } from '../../domain/import/import-batch';
import { ImportNotFound } from '../../domain/import/import-errors';
import { ImportClaims, ImportRepository, type NewClaim } from '../../domain/import/import-repository';
import { claimOf, type Claim } from '../../domain/import/judge-rows';
import { countVerdicts, type PreviewRow, type PreviewValues } from '../../domain/import/preview-row';
import { defaultAccountName, ibanOf, TargetAccounts } from '../../domain/import/target-accounts';
import { Transaction } from '../../domain/transaction/transaction';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import type { LedgerFacts } from '../../domain/transaction/transaction-rules';
import { requireVersion } from '../../domain/version';
import { AccountQueries } from '../account/account-queries';
import { DefaultAccount } from '../account/default-account';
import { OpenAccount } from '../account/open-account';
import { Clock, Ids, type Ledger, UnitOfWork } from '../ports';

const MAX_ACCOUNTS = 1_000;
const BATCH_ROWS = 5_000;

interface Placed {
  row: PreviewRow;
  values: PreviewValues;
  accountId: string;
}

/**
 * Puts the rows of a preview that have an action into the ledger, all or none. What changed in the ledger since the preview is
 * looked at again: a row that another import has brought meanwhile is left out, a match whose row is gone is inserted.
 * @throws ImportNotFound, ImportAlreadyCommitted, ImportAlreadyUndone, ImportNothingReadable, AccountArchived
 */
@Injectable()
export class CommitImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly claims: ImportClaims,
    private readonly transactions: TransactionRepository,
    private readonly categories: CategoryRepository,
    private readonly accountQueries: AccountQueries,
    private readonly openAccount: OpenAccount,
    private readonly defaultAccount: DefaultAccount,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(
    ledger: Ledger,
    id: string,
    expectedVersion?: number,
  ): Promise<{ batch: ImportBatch; result: CommitResult }> {
    const { ledgerId } = ledger;
    return this.unitOfWork.run(ledgerId, async () => {
      const before = await this.imports.find(ledgerId, id);
      if (!before) throw new ImportNotFound();
      requireVersion(expectedVersion, before.version);
      before.requirePreview();
      const rows = await this.imports.rows(ledgerId, id);
      const accounts = await this.openMissing(ledger, before.accounts, rows);
      const placed = rows.flatMap((row): Placed[] => {
        const accountId = row.target === null ? null : accounts[row.target]?.accountId;
        return row.values && accountId ? [{ row, values: row.values, accountId }] : [];
      });
      await this.lookAgain(ledgerId, placed);
      await this.write(ledger, before, placed);
      const result = countResult(rows);
      const after = before.committed(result, accounts, countVerdicts(rows), this.clock.now());
      await this.imports.changeRows(ledgerId, id, rows);
      await this.imports.change(before, after);
      await this.imports.forgetFile(ledgerId, id);
      if (before.mappingCorrected)
        await this.imports.rememberPreset(ledgerId, before.shape, before.mapping, this.clock.now());
      return { batch: after, result };
    });
  }

  /** Opens the accounts that rows with an action need, unless somebody has opened them since the preview. */
  private async openMissing(
    ledger: Ledger,
    accounts: readonly ImportedAccount[],
    rows: readonly PreviewRow[],
  ): Promise<ImportedAccount[]> {
    const used = new Set(rows.filter(({ action }) => action !== 'skip').map(({ target }) => target));
    const opened: ImportedAccount[] = [];
    for (const [index, account] of accounts.entries()) {
      const known = await this.accountQueries.list(ledger.ledgerId, null, MAX_ACCOUNTS);
      const stillThere = known.some((candidate) => candidate.id === account.accountId);
      if (stillThere || !used.has(index)) {
        opened.push(account);
        continue;
      }
      const values = rows.find(({ target }) => target === index)?.values;
      const found = values && new TargetAccounts(known, null).of({ accountText: account.text, amount: values.amount });
      const existing = found && 'target' in found ? found.target.accountId : null;
      if (existing !== null && existing !== undefined) opened.push({ ...account, accountId: existing });
      else opened.push({ ...account, accountId: await this.open(ledger, account, index, rows), created: true });
    }
    return opened;
  }

  private async open(
    ledger: Ledger,
    account: ImportedAccount,
    index: number,
    rows: readonly PreviewRow[],
  ): Promise<string> {
    const { currency, name, text } = account;
    if (text === null && name === defaultAccountName(currency))
      return (await this.defaultAccount.execute(ledger, currency)).id;
    const dates = rows.flatMap(({ target, values }) => (target === index && values ? [values.date] : [])).sort();
    const opened = await this.openAccount.execute(ledger, {
      name,
      currency,
      iban: text === null ? null : ibanOf(text),
      ...(dates[0] === undefined ? {} : { openingDate: dates[0] }),
    });
    return opened.id;
  }

  private async lookAgain(ledgerId: string, placed: readonly Placed[]): Promise<void> {
    const entries = placed.flatMap(({ row, accountId }) =>
      identitiesOf(row).map((identity) => ({ accountId, identity })),
    );
    const claims = await this.claims.find(ledgerId, entries);
    const matches = placed.flatMap(({ row }) =>
      row.action === 'match' && row.transactionId ? [row.transactionId] : [],
    );
    const there = new Map((await this.transactions.findMany(ledgerId, matches)).map((found) => [found.id, found]));
    for (const { row, values, accountId } of placed) {
      const claim: Claim | undefined = claimOf(accountId, row.identity, claims);
      const chosenAgain = row.verdict === 'duplicate' && row.actionChosen;
      if (claim && row.action !== 'skip' && !chosenAgain) {
        Object.assign(row, { verdict: 'duplicate', action: 'skip', reason: 'Imported since this preview was made.' });
        row.transactionId = claim.deleted ? null : claim.transactionId;
      }
      const twin = row.transactionId === null ? undefined : there.get(row.transactionId);
      if (row.action === 'match' && twin?.balanceEffects().get(accountId) !== signedMinor(values)) {
        Object.assign(row, { action: 'insert', transactionId: null });
      }
    }
  }

  private async write(ledger: Ledger, batch: ImportBatch, placed: readonly Placed[]): Promise<void> {
    const { ledgerId } = ledger;
    const now = this.clock.now();
    const facts = await this.facts(ledger, now);
    const rows = placed.filter(({ row }) => row.action !== 'skip');
    for (let start = 0; start < rows.length; start += BATCH_ROWS) {
      const claims: NewClaim[] = [];
      const added: Transaction[] = [];
      for (const { row, values, accountId } of rows.slice(start, start + BATCH_ROWS)) {
        if (row.action === 'insert') {
          const transaction = this.record(ledgerId, batch.id, row, values, accountId, facts, now);
          added.push(transaction);
          row.transactionId = transaction.id;
        }
        const { transactionId } = row;
        if (transactionId)
          claims.push(...identitiesOf(row).map((identity) => ({ accountId, identity, transactionId })));
      }
      await this.transactions.add(added, `import:${batch.id}`);
      await this.claims.add(ledgerId, batch.id, claims);
    }
  }

  private record(
    ledgerId: string,
    importId: string,
    row: PreviewRow,
    values: PreviewValues,
    accountId: string,
    facts: LedgerFacts,
    now: Date,
  ): Transaction {
    // A category that was deleted or archived since the preview leaves the row uncategorised; it does not stop the import.
    const category = row.categoryId === null ? undefined : facts.categories.get(row.categoryId);
    const categoryId = category && !category.archived && category.kind === values.type ? category.id : null;
    const details = {
      ...values,
      accountId,
      toAccountId: null,
      toAmount: null,
      originalAmount: null,
      categoryId,
      splits: [],
      tags: [],
    };
    return Transaction.record({ ledgerId, id: this.ids.next(), importId }, details, facts, now);
  }

  private async facts(ledger: Ledger, now: Date): Promise<LedgerFacts> {
    const accounts = await this.accountQueries.list(ledger.ledgerId, null, MAX_ACCOUNTS);
    const categories = await this.categories.all(ledger.ledgerId);
    return {
      today: CalendarDate.today(ledger.timeZone, now),
      accounts: new Map(accounts.map((account) => [account.id, account])),
      categories: new Map(categories.map((category) => [category.id, category])),
    };
  }
}

function identitiesOf({ identity }: PreviewRow): string[] {
  return identity.bank === null ? [identity.raw] : [identity.raw, identity.bank];
}

function signedMinor({ type, amount }: PreviewValues): bigint {
  return type === 'income' ? amount.amountMinor : -amount.amountMinor;
}

function countResult(rows: readonly PreviewRow[]): CommitResult {
  const result = { inserted: 0, matched: 0, duplicates: 0, rejected: 0, skipped: 0 };
  for (const { action, verdict } of rows) {
    if (action === 'insert') result.inserted++;
    else if (action === 'match') result.matched++;
    else if (verdict === 'duplicate') result.duplicates++;
    else if (verdict === 'error') result.rejected++;
    else result.skipped++;
  }
  return result;
}
