import type { ImportBatch } from '../src/domain/import/import-batch';
import type { OpenImports } from '../src/domain/import/import-quota';
import {
  ImportClaims,
  type ImportId,
  ImportRepository,
  type InsertedRow,
  type NewClaim,
  type Preset,
} from '../src/domain/import/import-repository';
import { type Claim, claimKey, type Unclaimed } from '../src/domain/import/row/judge-rows';
import type { PreviewRow } from '../src/domain/import/row/preview-row';
import { type Books, byDay, byId, contains, type MemoryUnitOfWork, pageAfter, pick } from './in-memory-books';

export class MemoryImports extends ImportRepository {
  constructor(private readonly unitOfWork: MemoryUnitOfWork) {
    super();
  }

  async find(ledgerId: string, id: string): Promise<ImportBatch | null> {
    return this.unitOfWork.read(ledgerId).imports.get(id) ?? null;
  }

  async add(batch: ImportBatch, bytes: Uint8Array, rows: AsyncIterable<readonly PreviewRow[]>): Promise<void> {
    const { ledgerId, id } = batch;
    const books = this.unitOfWork.write(ledgerId);
    books.imports.set(id, batch);
    books.files.set(id, bytes);
    await this.replaceRows(ledgerId, id, rows);
  }

  async change(before: ImportBatch, after: ImportBatch): Promise<void> {
    this.requireThere(before).imports.set(after.id, after);
  }

  async remove(batch: ImportBatch): Promise<void> {
    const { imports, files, rows } = this.requireThere(batch);
    for (const held of [imports, files, rows]) held.delete(batch.id);
  }

  async open(ledgerId: string, exceptId?: string): Promise<OpenImports> {
    const { imports, files } = this.unitOfWork.read(ledgerId);
    const open = [...imports.values()].filter(({ state }) => state !== 'committed' && state !== 'undone');
    const others = byId(open.filter(({ id }) => id !== exceptId));
    const [oldest] = others.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    return {
      count: open.length,
      bytes: open.reduce((sum, { id }) => sum + (files.get(id)?.length ?? 0), 0),
      oldest: oldest ? { id: oldest.id, fileName: oldest.fileName, createdAt: oldest.createdAt } : null,
    };
  }

  async openBefore(before: Date, afterId: string | null, limit: number): Promise<ImportId[]> {
    const open = this.unitOfWork
      .all()
      .flatMap(([, { imports }]) => [...imports.values()])
      .filter(({ isOpen, createdAt }) => isOpen && createdAt < before);
    return pageAfter(open, afterId, limit).map(({ ledgerId, id }) => ({ ledgerId, id }));
  }

  async file(ledgerId: string, id: string): Promise<Uint8Array | null> {
    return this.unitOfWork.read(ledgerId).files.get(id) ?? null;
  }

  async forgetFile(ledgerId: string, id: string): Promise<void> {
    this.unitOfWork.write(ledgerId).files.delete(id);
  }

  async rowsAt(
    ledgerId: string,
    id: string,
    { numbers, lines }: { numbers: readonly number[]; lines: readonly number[] },
  ): Promise<PreviewRow[]> {
    return this.rows(ledgerId, id).filter(({ number, line }) => numbers.includes(number) || lines.includes(line));
  }

  async rowsOnChosenLines(ledgerId: string, id: string): Promise<PreviewRow[]> {
    const rows = this.rows(ledgerId, id);
    const lines = rows.filter((row) => row.actionChosen || row.categoryChosen).map(({ line }) => line);
    return rows.filter(({ line }) => lines.includes(line));
  }

  async rowsAfter(ledgerId: string, id: string, number: number, limit: number): Promise<PreviewRow[]> {
    return this.rows(ledgerId, id)
      .filter((row) => row.number > number)
      .slice(0, limit)
      .map((row) => ({ ...row, source: null }));
  }

  async targetsInUse(ledgerId: string, id: string): Promise<Map<number, string>> {
    const first = new Map<number, string>();
    for (const { action, target, values } of this.rows(ledgerId, id)) {
      if (action === 'skip' || !values) continue;
      for (const index of [target, values.details?.transfer?.target ?? null]) {
        const known = index === null ? undefined : first.get(index);
        if (index !== null && (known === undefined || values.date < known)) first.set(index, values.date);
      }
    }
    return first;
  }

  async insertedAfter(ledgerId: string, id: string, number: number, limit: number): Promise<InsertedRow[]> {
    return this.rows(ledgerId, id)
      .flatMap(({ number: each, action, transactionId }) =>
        each > number && action === 'insert' && transactionId ? [{ number: each, transactionId }] : [],
      )
      .slice(0, limit);
  }

  async replaceRows(ledgerId: string, id: string, rows: AsyncIterable<readonly PreviewRow[]>): Promise<void> {
    const all: PreviewRow[] = [];
    for await (const batch of rows) all.push(...batch.map((row) => ({ ...row })));
    this.unitOfWork.write(ledgerId).rows.set(
      id,
      all.sort((a, b) => a.number - b.number),
    );
  }

  async changeRows(ledgerId: string, id: string, rows: readonly PreviewRow[]): Promise<void> {
    const changed = new Map(rows.map((row) => [row.number, row]));
    this.eachRow(ledgerId, id, (row) => {
      const { verdict, reason, action, actionChosen, categoryChosen, categoryId, transactionId } =
        changed.get(row.number) ?? row;
      return { ...row, verdict, reason, action, actionChosen, categoryChosen, categoryId, transactionId };
    });
  }

  async categorize(
    ledgerId: string,
    id: string,
    type: 'income' | 'expense',
    payeeContains: string,
    categoryId: string,
  ): Promise<number> {
    const fits = ({ values }: PreviewRow) => values?.type === type && contains(values.payee, payeeContains);
    const count = this.rows(ledgerId, id).filter(fits).length;
    this.eachRow(ledgerId, id, (row) => (fits(row) ? { ...row, categoryId, categoryChosen: true } : row));
    return count;
  }

  async markInserted(ledgerId: string, id: string, rows: readonly InsertedRow[]): Promise<void> {
    const became = new Map(rows.map(({ number, transactionId }) => [number, transactionId]));
    this.eachRow(ledgerId, id, (row) => ({ ...row, transactionId: became.get(row.number) ?? row.transactionId }));
  }

  async preset(ledgerId: string, shape: string): Promise<Preset | null> {
    return this.unitOfWork.read(ledgerId).presets.get(shape) ?? null;
  }

  async rememberPreset(ledgerId: string, shape: string, preset: Preset): Promise<void> {
    this.unitOfWork.write(ledgerId).presets.set(shape, preset);
  }

  /** Copies: a commit notes on the rows that it reads what it decides. */
  private rows(ledgerId: string, id: string): PreviewRow[] {
    return (this.unitOfWork.read(ledgerId).rows.get(id) ?? []).map((row) => ({ ...row }));
  }

  private eachRow(ledgerId: string, id: string, change: (row: PreviewRow) => PreviewRow): void {
    const { rows } = this.unitOfWork.write(ledgerId);
    rows.set(id, (rows.get(id) ?? []).map(change));
  }

  private requireThere({ ledgerId, id, version }: ImportBatch): Books {
    const books = this.unitOfWork.write(ledgerId);
    if (books.imports.get(id)?.version !== version) throw new Error('A write met 0 rows instead of 1.');
    return books;
  }
}

export class MemoryClaims extends ImportClaims {
  constructor(private readonly unitOfWork: MemoryUnitOfWork) {
    super();
  }

  async find(
    ledgerId: string,
    entries: readonly { accountId: string; identity: string }[],
  ): Promise<Map<string, Claim>> {
    const { claims, transactions } = this.unitOfWork.read(ledgerId);
    const keys = entries.map(({ accountId, identity }) => claimKey(accountId, identity));
    return new Map(
      keys.flatMap((key) => {
        const transactionId = claims.get(key)?.transactionId;
        return transactionId ? [[key, { transactionId, deleted: !transactions.has(transactionId) }]] : [];
      }),
    );
  }

  async add(ledgerId: string, importId: string, added: readonly NewClaim[]): Promise<void> {
    const { claims, transactions } = this.unitOfWork.write(ledgerId);
    for (const claim of added) {
      const key = claimKey(claim.accountId, claim.identity);
      const known = claims.get(key);
      if (!known || !transactions.has(known.transactionId)) claims.set(key, { ...claim, importId });
    }
  }

  async release(ledgerId: string, importId: string): Promise<number> {
    const { claims, transactions } = this.unitOfWork.write(ledgerId);
    const released = new Set<string>();
    for (const [key, claim] of [...claims]) {
      if (claim.importId !== importId) continue;
      claims.delete(key);
      released.add(claim.transactionId);
    }
    return pick(transactions, [...released]).filter((transaction) => transaction.importId !== importId).length;
  }

  async unclaimed(ledgerId: string, accountIds: readonly string[], from: string, to: string): Promise<Unclaimed[]> {
    const { claims, transactions } = this.unitOfWork.read(ledgerId);
    const claimed = new Set(
      [...claims.values()].map(({ transactionId, accountId }) => `${transactionId} ${accountId}`),
    );
    const legs = byId([...transactions.values()]).flatMap((row) =>
      [...row.balanceEffects()].map(([accountId, signedMinor]) => ({
        transactionId: row.id,
        accountId,
        signedMinor,
        date: row.date,
        payee: row.payee,
        otherAccountId: (accountId === row.accountId ? row.toAccountId : row.accountId) ?? null,
      })),
    );
    return byDay(legs)
      .filter(({ accountId, date }) => accountIds.includes(accountId) && date >= from && date <= to)
      .filter(({ transactionId, accountId }) => !claimed.has(`${transactionId} ${accountId}`));
  }

  async edited(ledgerId: string, importId: string): Promise<string[]> {
    const { transactions, changes } = this.unitOfWork.read(ledgerId);
    const byPerson = new Set(
      changes
        .filter(({ version, cause }) => version > 1 && (cause?.by ?? 'person') === 'person')
        .map(({ entityId }) => entityId),
    );
    return byDay(byId([...transactions.values()]))
      .filter((row) => row.importId === importId && byPerson.has(row.id))
      .map(({ id }) => id);
  }
}
