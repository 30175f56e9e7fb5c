import { Injectable } from '@nestjs/common';
import { type Cause, CalendarDate, Money, Clock, Ids, UnitOfWork } from '@pft/kernel';
import type { Account } from '../../domain/account/account';
import { CategoryRepository } from '../../domain/category/category-repository';
import type { CommitResult, ImportBatch, ImportedAccount, VerdictCounts } from '../../domain/import/import-batch';
import {
  ImportAccountArchived,
  ImportAccountGone,
  ImportCategoryArchived,
  ImportCategoryGone,
  ImportMatchGone,
} from '../../domain/import/import-errors';
import { ImportClaims, ImportRepository, type InsertedRow, type NewClaim } from '../../domain/import/import-repository';
import { claimOf, type Claim } from '../../domain/import/row/judge-rows';
import { daysAround, knowAgain, legKey, openRows, type KnownRow } from '../../domain/import/row/known-again';
import { presetOwners } from '../../domain/import/row/preset-owners';
import { noVerdicts, rowsIn, type PreviewRow, type PreviewValues } from '../../domain/import/row/preview-row';
import type { RowSplit } from '../../domain/import/row/row-details';
import { ibanOf, TargetAccounts, type KnownAccount } from '../../domain/import/row/target-accounts';
import { PayeeNames } from '../../domain/payee/payee-names';
import { Transaction, WITHOUT_DETAILS } from '../../domain/transaction/transaction';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import { takesKind, type LedgerFacts } from '../../domain/transaction/transaction-rules';
import { AccountQueries } from '../account/account-queries';
import { DefaultAccount } from '../account/default-account';
import { OpenAccount } from '../account/open-account';
import { PayeeAliases } from '../payee/payee-aliases';
import { type Ledger } from '../ports';
import { findImport } from './find-import';
import { ImportProgress } from './import-progress';
import { isJoined, JoinTransfers } from './join-transfers';
import { claimBy, place, placeOf, signedMinor, type Placed } from './placed-rows';
import { MOST_ACCOUNTS } from './reading/import-ledgers';
import { SettleAccounts } from './settle-accounts';

const BATCH_ROWS = 1_000;

/**
 * Puts the rows of a preview that have an action into the ledger, all or none. What changed in the ledger since the preview is
 * looked at again: a row that another import has brought meanwhile is left out, a match whose row is gone is inserted. What a
 * person chose and what is gone since (an account, a category, a row to match) refuses the commit instead.
 * @throws ImportNotFound, ImportBusy, ImportNotRead, ImportAlreadyCommitted, ImportAlreadyUndone, ImportNothingReadable, ImportQuestionsOpen,
 * ImportAccountGone, ImportAccountArchived, ImportCategoryGone, ImportCategoryArchived, ImportMatchGone
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
    private readonly payeeAliases: PayeeAliases,
    private readonly openAccount: OpenAccount,
    private readonly defaultAccount: DefaultAccount,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly joinTransfers: JoinTransfers,
    private readonly settleAccounts: SettleAccounts,
    private readonly progress: ImportProgress,
  ) {}

  async execute(ledger: Ledger, id: string, expectedVersion?: number): Promise<CommitResult> {
    const { ledgerId } = ledger;
    const work = async () => {
      const before = await findImport(this.imports, ledgerId, id, expectedVersion);
      before.requirePreview();
      return this.commit(ledger, before);
    };
    return this.unitOfWork.run(ledgerId, work, { long: true });
  }

  /** Commits what was asked for and is `committing`; nothing where that is no longer so. */
  async finish(ledger: Ledger, id: string): Promise<void> {
    const { ledgerId } = ledger;
    const work = async () => {
      const before = await this.imports.find(ledgerId, id);
      if (before?.state === 'committing') await this.commit(ledger, before);
    };
    await this.unitOfWork.run(ledgerId, work, { long: true });
  }

  private async commit(ledger: Ledger, before: ImportBatch): Promise<CommitResult> {
    const { ledgerId, id } = before;
    const known: KnownAccount[] = await this.accountQueries.list(ledgerId, null, MOST_ACCOUNTS);
    const accounts = await this.accountsNow(ledger, before, known);
    await this.joinTransfers.lookAgain(before, accounts, known);
    const facts = await this.facts(ledger, known);
    const { result, counts } = await this.progress.during(id, rowsIn(before.counts), (report) =>
      this.bring(before, accounts, facts, report),
    );
    const after = before.committed(result, accounts, counts, this.clock.now());
    await this.imports.change(before, after);
    await this.settleAccounts.committed(after);
    await this.imports.forgetFile(ledgerId, id);
    const { reading, shape, mappingCorrected, confirmedReading: confirmed } = before;
    if (reading && shape !== '' && (mappingCorrected || confirmed.length > 0)) {
      const whose = presetOwners(accounts.filter(({ rows }) => rows > 0));
      await this.imports.rememberPreset(ledgerId, shape, whose, { reading, confirmed }, this.clock.now());
    }
    return result;
  }

  /** Row after row of the file, a batch at a time: a file of 100,000 rows is never in memory as a whole. */
  private async bring(
    batch: ImportBatch,
    accounts: readonly ImportedAccount[],
    facts: LedgerFacts,
    report: (done: number) => void,
  ): Promise<{ result: CommitResult; counts: VerdictCounts }> {
    const { ledgerId, id } = batch;
    const legs = await this.legsOf(batch, accounts);
    const names = await this.payeeNames(ledgerId);
    const result = { inserted: 0, matched: 0, duplicates: 0, rejected: 0, skipped: 0 };
    const counts = noVerdicts();
    for (let number = 0; ;) {
      const rows = await this.imports.rowsAfter(ledgerId, id, number, BATCH_ROWS);
      number = rows.at(-1)?.number ?? number;
      const placed = place(rows, accounts).filter(({ row }) => !isJoined(row));
      const partners = place(await this.joinTransfers.partners(batch, placed), accounts);
      await this.lookAgain(ledgerId, id, [...placed, ...partners], legs);
      await this.joinTransfers.join(batch, [...placed, ...partners], facts);
      await this.write(
        batch,
        placed.filter(({ row }) => row.verdict !== 'transfer'),
        facts,
        names,
      );
      for (const row of rows) {
        result[outcomeOf(row)]++;
        counts[row.verdict]++;
      }
      report(number);
      if (rows.length < BATCH_ROWS) return { result, counts };
    }
  }

  /**
   * The accounts that rows with an action go to, as they are now. One that was chosen, or found for the preview, is used or
   * refuses the commit; one that did not exist yet is opened, unless somebody has opened it since, and is known from then on.
   */
  private async accountsNow(
    ledger: Ledger,
    { id, accounts }: ImportBatch,
    known: KnownAccount[],
  ): Promise<ImportedAccount[]> {
    const firstDays = await this.imports.targetsInUse(ledger.ledgerId, id);
    const now: ImportedAccount[] = [];
    for (const [index, target] of accounts.entries()) {
      const firstDay = firstDays.get(index);
      if (firstDay === undefined) now.push(target);
      else if (target.accountId === null) now.push(await this.openMissing(ledger, id, target, known, firstDay));
      else now.push({ ...target, name: requireAccount(known, target).name });
    }
    return now;
  }

  private async openMissing(
    ledger: Ledger,
    importId: string,
    target: ImportedAccount,
    known: KnownAccount[],
    firstDay: string,
  ): Promise<ImportedAccount> {
    const wanted = { accountText: target.text, amount: Money.zero(target.currency) };
    const found = new TargetAccounts(known, null).of(wanted);
    if ('problem' in found) throw new ImportAccountArchived(target.name);
    const { accountId, name } = found.target;
    if (accountId !== null) return { ...target, accountId, name };
    const account = await this.open(ledger, target, firstDay, { by: 'import', ref: importId });
    known.push(account);
    return { ...target, accountId: account.id, name: account.name, created: true };
  }

  private open(
    ledger: Ledger,
    { currency, name, text, opening }: ImportedAccount,
    firstDay: string,
    cause: Cause,
  ): Promise<Account> {
    if (text === null) return this.defaultAccount.execute(ledger, currency, cause);
    const openingDate = opening?.date && opening.date < firstDay ? opening.date : firstDay;
    const details = {
      name,
      currency,
      iban: ibanOf(text),
      openingDate,
      ...(opening?.type && { type: opening.type }),
      ...(opening?.balance && { openingBalance: opening.balance }),
    };
    return this.openAccount.execute(ledger, details, cause);
  }

  /**
   * The legs that rows of the file are already, by the preview or by their cells: none of them is another row as well. Null where
   * no other import was committed since the upload, so that all is known as the preview knows it.
   */
  private async legsOf(
    { ledgerId, id, createdAt }: ImportBatch,
    accounts: readonly ImportedAccount[],
  ): Promise<Set<string> | null> {
    if (!(await this.imports.committedSince(ledgerId, id, createdAt))) return null;
    const legs = new Set<string>();
    for (let number = 0; ;) {
      const rows = await this.imports.rowsAfter(ledgerId, id, number, BATCH_ROWS);
      number = rows.at(-1)?.number ?? number;
      const placed = place(rows, accounts);
      const claims = await this.claims.find(ledgerId, placed.map(cellsOf));
      for (const { row, accountId } of placed) {
        const transactionId = row.transactionId ?? claimOf(accountId, row.identity, claims)?.transactionId;
        if (transactionId) legs.add(legKey(accountId, transactionId));
      }
      if (rows.length < BATCH_ROWS) return legs;
    }
  }

  /** What other imports have brought since the preview under other cells; by index. */
  private async knownSince(
    ledgerId: string,
    id: string,
    placed: readonly Placed[],
    claims: ReadonlyMap<string, Claim>,
    legs: Set<string> | null,
  ): Promise<Map<number, KnownRow>> {
    if (!legs) return new Map();
    const isSettled = ({ row, accountId }: Placed) =>
      row.action === 'skip' || row.transactionId !== null || claimOf(accountId, row.identity, claims) !== undefined;
    const open = [...openRows(placed.map((one) => (isSettled(one) ? null : { ...one, identity: one.row.identity })))];
    return knowAgain(open, await this.claims.claimedRows(ledgerId, open.flatMap(daysAround), id), legs);
  }

  /** The ledger may have changed since the preview: by another import of the same rows, or by hand. */
  private async lookAgain(
    ledgerId: string,
    id: string,
    placed: readonly Placed[],
    legs: Set<string> | null,
  ): Promise<void> {
    const changed = new Set<PreviewRow>();
    const claims = await this.claims.find(ledgerId, placed.map(cellsOf));
    const known = await this.knownSince(ledgerId, id, placed, claims, legs);
    const matches = placed.flatMap(({ row }) =>
      row.action === 'match' && row.transactionId ? [row.transactionId] : [],
    );
    const there = new Map((await this.transactions.findMany(ledgerId, matches)).map((found) => [found.id, found]));
    for (const [index, { row, values, accountId }] of placed.entries()) {
      const claim: Claim | undefined = claimOf(accountId, row.identity, claims) ?? known.get(index)?.claim;
      const chosenAgain = row.verdict === 'duplicate' && row.actionChosen;
      if (claim && row.action !== 'skip' && !chosenAgain) {
        Object.assign(row, { verdict: 'duplicate', action: 'skip', reason: 'Imported since this preview was made.' });
        row.transactionId = claim.deleted ? null : claim.transactionId;
        changed.add(row);
      }
      const twin = row.transactionId === null ? undefined : there.get(row.transactionId);
      if (row.action === 'match' && twin?.balanceEffects().get(accountId) !== signedMinor(values)) {
        if (row.actionChosen) throw new ImportMatchGone(placeOf(row), row.transactionId);
        Object.assign(row, { action: 'insert', transactionId: null });
        changed.add(row);
      }
    }
    await this.imports.changeRows(ledgerId, id, [...changed]);
  }

  private async write(
    batch: ImportBatch,
    placed: readonly Placed[],
    facts: LedgerFacts,
    names: PayeeNames,
  ): Promise<void> {
    const { ledgerId, id } = batch;
    const now = this.clock.now();
    const booked = await this.book(batch, placed, names, now);
    const claims: NewClaim[] = [];
    const added: Transaction[] = [];
    const inserted: InsertedRow[] = [];
    for (const one of placed) {
      const { row, values, accountId } = one;
      if (row.action === 'skip') continue;
      let { transactionId } = row;
      if (row.action === 'insert') {
        const transaction = this.record(ledgerId, id, one, facts, names, now);
        transactionId = transaction.id;
        added.push(transaction);
        inserted.push({ number: row.number, transactionId });
      }
      if (transactionId) claims.push(claimBy(row, values, accountId, transactionId));
    }
    await this.transactions.change(booked, { by: 'import', ref: id });
    await this.transactions.add(added, { by: 'import', ref: id });
    await this.claims.add(ledgerId, id, claims);
    await this.imports.markInserted(ledgerId, id, inserted);
  }

  /** What was pending and comes as booked now is worded as the bank words it, unless a person has worded it meanwhile. */
  private async book(
    { ledgerId }: ImportBatch,
    placed: readonly Placed[],
    names: PayeeNames,
    now: Date,
  ): Promise<{ before: Transaction; after: Transaction }[]> {
    const booking = new Map<string, PreviewValues>();
    for (const { row, values } of placed)
      if (row.action === 'match' && row.transactionId && !row.identity.pending) booking.set(row.transactionId, values);
    if (booking.size === 0) return [];
    const pending = await this.claims.pending(ledgerId, [...booking.keys()]);
    const claims = new Map(pending.map((claim) => [claim.transactionId, claim]));
    const there = await this.transactions.findMany(ledgerId, [...claims.keys()]);
    return there.map((before) => {
      const [claim, values] = [claims.get(before.id), booking.get(before.id)];
      const { date, valueDate, payee, note } = values ?? before;
      const wording = {
        ...(before.date === claim?.date && { date, valueDate }),
        ...(before.payee === claim?.text && { payee }),
        // A name that was given by hand stays.
        ...(before.payee === claim?.text &&
          before.payeeName === names.imported(before.payee) && { payeeName: names.imported(payee) }),
        ...(before.note === null && { note }),
      };
      return { before, after: before.reworded(wording, now) };
    });
  }

  async payeeNames(ledgerId: string): Promise<PayeeNames> {
    const aliases = await this.payeeAliases.all(ledgerId);
    return new PayeeNames(new Map(aliases.map(({ key, name }) => [key, name])));
  }

  /** What a row becomes that is nobody's leg. */
  record(
    ledgerId: string,
    importId: string,
    { row, values, accountId, otherId }: Placed,
    facts: LedgerFacts,
    names: PayeeNames,
    now: Date,
  ): Transaction {
    const category = row.categoryId === null ? undefined : facts.categories.get(row.categoryId);
    const usable = category !== undefined && !category.archived && takesKind(values.type, category.kind);
    // One that was only proposed leaves the row uncategorised where it is gone; one that a person chose does not.
    if (row.categoryChosen && row.categoryId !== null && !usable)
      throw category
        ? new ImportCategoryArchived(placeOf(row), category.id)
        : new ImportCategoryGone(placeOf(row), row.categoryId);
    const { date, valueDate, type, amount, payee, note, details } = values;
    const payeeName = names.imported(payee);
    const said = {
      ...WITHOUT_DETAILS,
      reviewed: false,
      date,
      valueDate,
      type,
      amount,
      payee,
      payeeName,
      note,
      accountId,
    };
    const more = { originalAmount: details?.originalAmount ?? null, tags: details?.tags ?? [] };
    const identity = { ledgerId, id: this.ids.next(), importId };
    const moved = details?.transfer && otherId !== null && otherId !== accountId ? details.transfer.amount : null;
    if (moved)
      return Transaction.record(
        identity,
        { ...said, ...more, ...between(values, accountId, otherId, moved) },
        facts,
        now,
      );
    // A category that a person chose is that of the whole row.
    const splits =
      row.categoryChosen || usable ? [] : (details?.splits ?? []).map((part) => usableSplit(part, type, facts));
    return Transaction.record(
      identity,
      { ...said, ...more, categoryId: usable ? category.id : null, splits },
      facts,
      now,
    );
  }

  async facts(ledger: Ledger, accounts: readonly KnownAccount[]): Promise<LedgerFacts> {
    const categories = await this.categories.all(ledger.ledgerId);
    return {
      today: CalendarDate.today(ledger.timeZone, this.clock.now()),
      accounts: new Map(accounts.map((account) => [account.id, account])),
      categories: new Map(categories.map((category) => [category.id, category])),
    };
  }
}

function requireAccount(known: readonly KnownAccount[], { accountId, name, rows }: ImportedAccount): KnownAccount {
  const account = known.find(({ id }) => id === accountId);
  if (!account) throw new ImportAccountGone(accountId, name, rows);
  if (account.archived) throw new ImportAccountArchived(account.name);
  return account;
}

const cellsOf = ({ row, accountId }: Placed) => ({ accountId, identity: row.identity.raw });

/** From where to where: an income of the row's account left the other one. */
function between({ type, amount }: PreviewValues, accountId: string, otherId: string | null, moved: Money) {
  const out = { type: 'transfer' as const, accountId, amount, toAccountId: otherId, toAmount: moved };
  if (type === 'expense' || otherId === null) return out;
  return { ...out, accountId: otherId, amount: moved, toAccountId: accountId, toAmount: amount };
}

/** A part loses a category that is gone or archived since the preview. */
function usableSplit(part: RowSplit, type: PreviewValues['type'], { categories }: LedgerFacts): RowSplit {
  const category = part.categoryId === null ? undefined : categories.get(part.categoryId);
  return category && !category.archived && takesKind(type, category.kind) ? part : { ...part, categoryId: null };
}

function outcomeOf({ action, verdict }: PreviewRow): keyof CommitResult {
  if (action === 'insert') return 'inserted';
  if (action === 'match') return 'matched';
  if (verdict === 'duplicate') return 'duplicates';
  return verdict === 'error' ? 'rejected' : 'skipped';
}
