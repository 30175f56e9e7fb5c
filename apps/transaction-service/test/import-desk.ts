import { Money } from '@pft/kernel';
import { v7 as uuidv7 } from 'uuid';
import { ChangeImport, type ChangeImportInput } from '../src/application/import/change-import';
import { CategorizeRows } from '../src/application/import/categorize-rows';
import { ChooseRows } from '../src/application/import/choose-rows';
import { ImportProgress } from '../src/application/import/import-progress';
import { RereadImport } from '../src/application/import/reading/reread-import';
import { UploadImport } from '../src/application/import/upload-import';
import type { Account } from '../src/domain/account/account';
import type { EntryValues, StatementEntry, StatementFile } from '../src/domain/import/statement';
import type { PreviewRow } from '../src/domain/import/row/preview-row';
import type { TransactionDetails } from '../src/domain/transaction/transaction';
import { NewIds, ReadyFile, ReadyReader, RunningClock } from './import-household';
import { SetRates } from './in-memory-transfers';
import { anAccount } from './ledger-samples';
import type { LedgerPorts } from './ledger-ports';
import { commitImportOn, importLedgersOn, transfersSinceOn, withdrawImportOn } from './ledger-use-cases';

/** An entry of a file: what it says is also its cells. */
export function entry(date: string, minor: number, payee: string, more: Partial<EntryValues> = {}): StatementEntry {
  const { amount } = more;
  const values: EntryValues = {
    date,
    valueDate: null,
    type: minor < 0 ? 'expense' : 'income',
    payee,
    note: null,
    accountText: null,
    categoryText: null,
    bankId: null,
    ...more,
    amount: amount ?? Money.of(BigInt(Math.abs(minor)), 'EUR'),
  };
  const cells = [date, String(minor), payee, values.amount.currency, values.accountText ?? ''];
  return { line: 1, source: { cells }, values };
}

/** Files that are read already, brought into one ledger and taken back by the real use cases. */
export class ImportDesk {
  readonly ledgerId = uuidv7();
  readonly rates = new SetRates();
  private readonly owner = { ledgerId: this.ledgerId, timeZone: 'UTC', baseCurrency: 'EUR', locale: 'en' };
  private readonly files = new Map<string, StatementFile>();
  private readonly ledger;

  constructor(private readonly ports: LedgerPorts) {
    this.ledger = { ...ports, clock: new RunningClock(), ids: new NewIds() };
  }

  async open(name: string, more: Parameters<typeof anAccount>[1] = {}): Promise<Account> {
    const account = anAccount(this.ledgerId, { name, ...more });
    await this.run(() => this.ports.accounts.add(account));
    return account;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.ports.unitOfWork.run(this.ledgerId, work);
  }

  async upload(entries: readonly StatementEntry[], account: Account | null = null): Promise<string> {
    const { unitOfWork, imports, accounts } = this.ports;
    const { clock, ids } = this.ledger;
    const path = `file ${this.files.size}`;
    this.files.set(path, new ReadyFile(entries.map((each, index) => ({ ...each, line: index + 1 }))));
    const limits = { maxBytes: 1e7, maxRows: 1e5, maxOpen: 20, maxOpenBytes: 1e9 };
    const ledgers = importLedgersOn(this.ledger, this.rates);
    const progress = new ImportProgress();
    const uploads = new UploadImport(
      unitOfWork,
      imports,
      accounts,
      ledgers,
      this.reader(),
      limits,
      clock,
      ids,
      progress,
    );
    const accountId = account?.id ?? null;
    const input = { fileName: path, path, bytes: async () => new Uint8Array(), accountId, usePreset: true };
    const { id } = await uploads.read(this.owner, input, (read) => uploads.store(this.owner, input, read));
    return id;
  }

  async rows(id: string): Promise<PreviewRow[]> {
    return this.ports.imports.rowsAfter(this.ledgerId, id, 0, 100_000);
  }

  async verdicts(id: string): Promise<string[]> {
    return (await this.rows(id)).map(({ verdict, otherLeg }) => (otherLeg && verdict === 'new' ? 'offered' : verdict));
  }

  async choose(id: string, rows: ChangeImportInput['rows']): Promise<Record<string, number>> {
    const { unitOfWork, imports, accounts, categories, payeeCategories, transfers } = this.ports;
    const { clock, ids } = this.ledger;
    const ledgers = importLedgersOn(this.ledger, this.rates);
    const change = new ChangeImport(
      unitOfWork,
      imports,
      new RereadImport(unitOfWork, imports, accounts, ledgers, this.reader(), clock),
      new ChooseRows(imports, categories, transfers, transfersSinceOn(this.ledger, this.rates), clock),
      new CategorizeRows(imports, categories, payeeCategories, clock, ids),
    );
    return (await change.execute(this.owner, id, { ...(rows && { rows }) })).counts;
  }

  async commit(id: string) {
    return commitImportOn(this.ledger).execute(this.owner, id);
  }

  async bring(entries: readonly StatementEntry[], account: Account | null = null): Promise<string> {
    const id = await this.upload(entries, account);
    await this.commit(id);
    return id;
  }

  async undo(id: string, edited: 'keep' | 'remove' | null = null) {
    return withdrawImportOn(this.ledger).execute(this.owner, id, edited);
  }

  /** All of the ledger, without what every change moves on. */
  async ledgerRows(): Promise<Record<string, unknown>[]> {
    const { accountQueries, transactions, transfers } = this.ports;
    const accounts = (await accountQueries.list(this.ledgerId, null, 100)).map(({ id }) => id);
    const ids = new Set(
      [
        ...(await this.ports.claims.unclaimed(this.ledgerId, accounts, '1900-01-01', '2100-01-01')),
        ...(await transfers.legsBetween(this.ledgerId, accounts, '1900-01-01', '2100-01-01', 1e6)),
        ...(await this.claimedLegs(accounts)),
      ].map(({ transactionId }) => transactionId),
    );
    const rows = await transactions.findMany(this.ledgerId, [...ids]);
    return rows
      .map(({ version: _, updatedAt: __, ...row }) => ({ ...row }))
      .sort((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id));
  }

  async transfers(): Promise<Record<string, unknown>[]> {
    return (await this.ledgerRows()).filter(({ type }) => type === 'transfer');
  }

  async balances(): Promise<Record<string, string>> {
    const accounts = await this.ports.accountQueries.list(this.ledgerId, null, 100);
    return Object.fromEntries(accounts.map(({ name, balance }) => [name, balance.amount]));
  }

  /** As a person does it. */
  async edit(id: string, changes: Partial<TransactionDetails>): Promise<void> {
    const { transactions, accountQueries, categories } = this.ports;
    const before = await transactions.find(this.ledgerId, id);
    if (!before) throw new Error('there is no such transaction');
    const accounts = await accountQueries.list(this.ledgerId, null, 100);
    const facts = {
      today: '2026-09-01',
      accounts: new Map(accounts.map((account) => [account.id, account])),
      categories: new Map((await categories.all(this.ledgerId)).map((each) => [each.id, each])),
    };
    const after = before.changed(changes, facts, this.ledger.clock.now());
    await this.run(() => transactions.change([{ before, after }]));
  }

  private async claimedLegs(accountIds: readonly string[]): Promise<{ transactionId: string }[]> {
    const found: { transactionId: string }[] = [];
    for (const signedMinor of this.amounts())
      found.push(
        ...(await this.ports.claims.claimedRows(
          this.ledgerId,
          accountIds.map((accountId) => ({ accountId, signedMinor, from: '1900-01-01', to: '2100-01-01' })),
        )),
      );
    return found;
  }

  private amounts(): Set<bigint> {
    const amounts = new Set<bigint>();
    for (const file of this.files.values())
      for (const each of (file as ReadyFile).read().entries)
        if ('values' in each) {
          const { type, amount } = each.values;
          amounts.add(type === 'income' ? amount.amountMinor : -amount.amountMinor);
        }
    return amounts;
  }

  private reader(): ReadyReader {
    return new ReadyReader(this.files);
  }
}
