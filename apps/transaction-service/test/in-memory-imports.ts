import type { ImportBatch } from '../src/domain/import/import-batch';
import type { OpenImports } from '../src/domain/import/import-quota';
import {
  type EarlierImport,
  ImportClaims,
  type ImportId,
  ImportRepository,
  type InsertedRow,
  type NewClaim,
  type Preset,
  type Reworded,
  type RowsElsewhere,
} from '../src/domain/import/import-repository';
import { type Claim, claimKey, type Unclaimed } from '../src/domain/import/row/judge-rows';
import type { AmountDays, ClaimedRow } from '../src/domain/import/row/known-again';
import type { PreviewRow } from '../src/domain/import/row/preview-row';
import type { Transaction, Wording } from '../src/domain/transaction/transaction';
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

  async rowsOfAmounts(
    ledgerId: string,
    id: string,
    amountsMinor: readonly bigint[],
    limit: number,
  ): Promise<PreviewRow[]> {
    return this.rows(ledgerId, id)
      .filter(({ action, values }) => action === 'insert' && values && amountsMinor.includes(values.amount.amountMinor))
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

  async rowsOf(ledgerId: string, id: string, transactionIds: readonly string[]): Promise<PreviewRow[]> {
    return this.rows(ledgerId, id)
      .filter(({ transactionId }) => transactionId !== null && transactionIds.includes(transactionId))
      .map((row) => ({ ...row, source: null }));
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
      const { verdict, reason, action, actionChosen, categoryChosen, categoryId, transactionId, otherLeg } =
        changed.get(row.number) ?? row;
      const { otherLeg: _, ...rest } = row;
      const decided = { verdict, reason, action, actionChosen, categoryChosen, categoryId, transactionId };
      return { ...rest, ...decided, ...(otherLeg && { otherLeg }) };
    });
  }

  async categorize(
    ledgerId: string,
    id: string,
    type: 'income' | 'expense',
    payeeContains: string,
    categoryId: string,
  ): Promise<number> {
    const fits = ({ values }: PreviewRow) =>
      values?.type === type && [values.payee, values.payeeName].some((text) => contains(text, payeeContains));
    const count = this.rows(ledgerId, id).filter(fits).length;
    this.eachRow(ledgerId, id, (row) => (fits(row) ? { ...row, categoryId, categoryChosen: true } : row));
    return count;
  }

  async markInserted(ledgerId: string, id: string, rows: readonly InsertedRow[]): Promise<void> {
    const became = new Map(rows.map(({ number, transactionId }) => [number, transactionId]));
    this.eachRow(ledgerId, id, (row) => ({ ...row, transactionId: became.get(row.number) ?? row.transactionId }));
  }

  async sameFile(ledgerId: string, fileDigest: string): Promise<EarlierImport | null> {
    const { imports, accounts } = this.unitOfWork.read(ledgerId);
    const [newest] = byId([...imports.values()])
      .filter((batch) => batch.state === 'committed' && batch.fileDigest === fileDigest)
      .sort((a, b) => Number(b.committedAt) - Number(a.committedAt));
    if (!newest?.committedAt) return null;
    const ids = newest.accounts.flatMap(({ text, accountId }) => (text === null && accountId ? [accountId] : []));
    const [found] = ids.length === 1 ? pick(accounts, ids).filter(({ archived }) => !archived) : [];
    const account = found ? { id: found.id, name: found.name, currency: found.currency, type: found.type } : null;
    return { fileName: newest.fileName, committedAt: newest.committedAt, account };
  }

  async committedSince(ledgerId: string, exceptId: string, since: Date): Promise<boolean> {
    const { imports } = this.unitOfWork.read(ledgerId);
    return [...imports.values()].some(
      ({ id, committedAt }) => id !== exceptId && committedAt !== null && committedAt >= since,
    );
  }

  async presets(ledgerId: string, shape: string): Promise<Map<string, Preset>> {
    return new Map(this.unitOfWork.read(ledgerId).presets.get(shape));
  }

  async rememberPreset(ledgerId: string, shape: string, whose: readonly string[], preset: Preset): Promise<void> {
    const { presets } = this.unitOfWork.write(ledgerId);
    presets.set(shape, new Map([...(presets.get(shape) ?? []), ...whose.map((each) => [each, preset] as const)]));
  }

  async takeOver(ledgerId: string, id: string, transactionIds: readonly string[]): Promise<void> {
    this.eachRow(ledgerId, id, (row) =>
      row.action === 'match' && row.transactionId && transactionIds.includes(row.transactionId)
        ? { ...row, action: 'insert' }
        : row,
    );
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

const becameTransfer = ([was, is]: readonly [unknown, unknown]) =>
  (was as Transaction).type !== (is as Transaction).type;
const idOf = ({ transactionId }: NewClaim) => transactionId;

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

  async claimedRows(ledgerId: string, days: readonly AmountDays[], exceptImportId?: string): Promise<ClaimedRow[]> {
    return this.claimed(ledgerId, exceptImportId).filter((claim) =>
      days.some(
        ({ accountId, signedMinor, from, to }) =>
          claim.accountId === accountId && claim.signedMinor === signedMinor && claim.date >= from && claim.date <= to,
      ),
    );
  }

  async pending(ledgerId: string, transactionIds: readonly string[]): Promise<ClaimedRow[]> {
    return this.claimed(ledgerId).filter((claim) => claim.pending && transactionIds.includes(claim.transactionId));
  }

  async otherHolders(
    ledgerId: string,
    importId: string,
    transactionIds: readonly string[],
  ): Promise<Map<string, string>> {
    const { claims } = this.unitOfWork.read(ledgerId);
    const others = [...claims.values()].filter(
      (claim) => claim.importId !== importId && transactionIds.includes(claim.transactionId),
    );
    return new Map(others.map((claim) => [claim.transactionId, claim.importId]));
  }

  async reworded(ledgerId: string, importId: string): Promise<Reworded[]> {
    const { claims, changes, transactions } = this.unitOfWork.read(ledgerId);
    const held = new Set([...claims.values()].filter((claim) => claim.importId === importId).map(idOf));
    return changes.flatMap(({ entityId, cause, sides }) => {
      const ofAnother = transactions.has(entityId) && transactions.get(entityId)?.importId !== importId;
      if (
        !sides ||
        !ofAnother ||
        !held.has(entityId) ||
        becameTransfer(sides) ||
        cause?.by !== 'import' ||
        cause.ref !== importId
      )
        return [];
      const [was, is] = sides as [Wording, Wording];
      return [{ transactionId: entityId, was, is }];
    });
  }

  async elsewhere(
    ledgerId: string,
    identities: readonly string[],
    exceptAccountIds: readonly string[],
  ): Promise<RowsElsewhere | null> {
    const { claims, imports } = this.unitOfWork.read(ledgerId);
    const found = [...claims.values()].filter(
      ({ accountId, identity }) => identities.includes(identity) && !exceptAccountIds.includes(accountId),
    );
    const rows = new Map<string, number>();
    for (const { accountId } of found) rows.set(accountId, (rows.get(accountId) ?? 0) + 1);
    const [most] = [...rows].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
    if (!most) return null;
    const [newest] = pick(
      imports,
      found.filter(({ accountId }) => accountId === most[0]).map(({ importId }) => importId),
    ).sort((a, b) => Number(b.committedAt) - Number(a.committedAt));
    if (!newest?.committedAt) return null;
    const { fileName, committedAt } = newest;
    return { accountId: most[0], rows: most[1], fileName, committedAt };
  }

  private claimed(ledgerId: string, exceptImportId?: string): ClaimedRow[] {
    const { claims, transactions } = this.unitOfWork.read(ledgerId);
    const all = [...claims.values()];
    const leg = ({ accountId, transactionId }: Pick<NewClaim, 'accountId' | 'transactionId'>) =>
      `${accountId} ${transactionId}`;
    const booked = new Set(all.filter(({ pending }) => !pending).map(leg));
    const wanted = all.filter(({ importId }) => importId !== exceptImportId);
    return wanted.map(({ importId: _, identity: __, counterparty: ___, ...claim }) => ({
      ...claim,
      pending: claim.pending && !booked.has(leg(claim)),
      deleted: !transactions.has(claim.transactionId),
    }));
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
    const { transactions, changes, claims } = this.unitOfWork.read(ledgerId);
    const held = new Set([...claims.values()].filter((claim) => claim.importId === importId).map(idOf));
    /** The version with which it became this import's, or a transfer by it. */
    const since = (row: Transaction) => {
      const isOwn = row.importId === importId;
      const became = changes.filter(({ entityId, cause, sides }) => {
        if (entityId !== row.id || !sides || !becameTransfer(sides)) return false;
        if (!isOwn) return cause?.by === 'import' && cause.ref === importId;
        return cause?.by === 'import-undone' && (sides[0] as Transaction).importId !== importId;
      });
      const last = became.at(-1)?.version;
      return isOwn ? (last ?? 1) : held.has(row.id) ? last : undefined;
    };
    return byDay(byId([...transactions.values()]))
      .filter((row) => {
        const version = since(row);
        const byPerson = changes.filter(
          ({ entityId, cause }) => entityId === row.id && (cause?.by ?? 'person') === 'person',
        );
        return version !== undefined && byPerson.some((change) => change.version > version);
      })
      .map(({ id }) => id);
  }
}
