import { AsyncLocalStorage } from 'node:async_hooks';
import { type Cause, UnitOfWork } from '@pft/kernel';
import type { PayeeAlias } from '../src/application/payee/payee-aliases';
import type { PayeeCategory } from '../src/domain/payee-category/payee-categories';
import type { Account } from '../src/domain/account/account';
import type { Budget } from '../src/domain/budget/budget';
import type { Category } from '../src/domain/category/category';
import type { Preset } from '../src/domain/import/import-repository';
import type { ImportBatch } from '../src/domain/import/import-batch';
import type { NewClaim } from '../src/domain/import/import-repository';
import type { PreviewRow } from '../src/domain/import/row/preview-row';
import type { Transaction } from '../src/domain/transaction/transaction';

export interface RecordedChange {
  readonly kind: 'account' | 'budget' | 'category' | 'transaction';
  readonly entityId: string;
  readonly version: number;
  readonly cause: Cause | undefined;
  /** The entity before and after a change of it. */
  readonly sides?: readonly [before: unknown, after: unknown];
  /** The entity as it was first. */
  readonly added?: unknown;
}

interface StoredClaim extends NewClaim {
  readonly importId: string;
}

/** All that one ledger holds. Aggregates are immutable, so that a copy of the maps is a copy of the ledger. */
export class Books {
  accounts = new Map<string, Account>();
  budgets = new Map<string, Budget>();
  categories = new Map<string, Category>();
  transactions = new Map<string, Transaction>();
  payeeCategories = new Map<string, PayeeCategory>();
  /** By the names that they stand for. */
  payeeAliases = new Map<string, PayeeAlias>();
  imports = new Map<string, ImportBatch>();
  files = new Map<string, Uint8Array>();
  /** By import, in the order of the file. */
  rows = new Map<string, readonly PreviewRow[]>();
  claims = new Map<string, StoredClaim>();
  /** By shape, then by whose they are. */
  presets = new Map<string, ReadonlyMap<string, Preset>>();
  /** What was said of pairs of legs. */
  decisions = new Map<string, boolean>();
  changes: RecordedChange[] = [];
  defaultsMade = false;

  copy(): Books {
    const copied = Object.entries(this).map(([name, held]) => [name, copyOf(held)]);
    return Object.assign(new Books(), Object.fromEntries(copied));
  }
}

function copyOf(held: unknown): unknown {
  if (held instanceof Map) return new Map(held);
  return Array.isArray(held) ? [...(held as unknown[])] : held;
}

/** A run works on a copy of the ledger, which takes the ledger's place when it ends well. Runs of one ledger follow each other. */
export class MemoryUnitOfWork extends UnitOfWork {
  private readonly ledgers = new Map<string, Books>();
  private readonly current = new AsyncLocalStorage<{ ownerId: string; books: Books }>();
  private readonly lastRun = new Map<string, Promise<unknown>>();

  async run<T>(ownerId: string, work: () => Promise<T>): Promise<T> {
    const outer = this.current.getStore();
    if (outer) {
      if (outer.ownerId !== ownerId) throw new Error('A unit of work holds one ledger; it was asked for a second one.');
      return work();
    }
    const before = this.lastRun.get(ownerId) ?? Promise.resolve();
    const running = before.then(() => this.transaction(ownerId, work));
    this.lastRun.set(
      ownerId,
      running.catch(() => undefined),
    );
    return running;
  }

  /** What is read: inside a run what it has written so far, outside what was committed. */
  read(ledgerId: string): Books {
    const running = this.current.getStore();
    return running?.ownerId === ledgerId ? running.books : this.committed(ledgerId);
  }

  /** What is written to, which is nothing outside of a run. */
  write(ledgerId: string): Books {
    const running = this.current.getStore();
    if (running?.ownerId !== ledgerId) throw new Error('A ledger is written inside its unit of work.');
    return running.books;
  }

  all(): [ledgerId: string, books: Books][] {
    return [...this.ledgers];
  }

  private committed(ledgerId: string): Books {
    return this.ledgers.get(ledgerId) ?? new Books();
  }

  private async transaction<T>(ownerId: string, work: () => Promise<T>): Promise<T> {
    const books = this.committed(ownerId).copy();
    const result = await this.current.run({ ownerId, books }, work);
    this.ledgers.set(ownerId, books);
    return result;
  }
}

interface Versioned {
  readonly ledgerId: string;
  readonly id: string;
  readonly version: number;
}

/** Writes of one kind of aggregate: only over the version that was read, and each with its change. */
export class Shelf<T extends Versioned> {
  constructor(
    private readonly unitOfWork: MemoryUnitOfWork,
    private readonly kind: RecordedChange['kind'],
    private readonly held: (books: Books) => Map<string, T>,
  ) {}

  find(ledgerId: string, id: string): T | null {
    return this.held(this.unitOfWork.read(ledgerId)).get(id) ?? null;
  }

  /** In the order of their ids, which is that of their making. */
  all(ledgerId: string): T[] {
    return byId([...this.held(this.unitOfWork.read(ledgerId)).values()]);
  }

  add(entity: T, cause?: Cause): void {
    this.put(entity, cause);
  }

  change(before: T, after: T, cause?: Cause): void {
    this.requireThere(before);
    this.put(after, cause, [before, after]);
  }

  remove(entity: T, cause?: Cause): void {
    this.requireThere(entity);
    const books = this.unitOfWork.write(entity.ledgerId);
    this.held(books).delete(entity.id);
    books.changes.push({ kind: this.kind, entityId: entity.id, version: entity.version + 1, cause });
  }

  private put(entity: T, cause: Cause | undefined, sides?: RecordedChange['sides']): void {
    const books = this.unitOfWork.write(entity.ledgerId);
    this.held(books).set(entity.id, entity);
    books.changes.push({
      kind: this.kind,
      entityId: entity.id,
      version: entity.version,
      cause,
      ...(sides ? { sides } : { added: entity }),
    });
  }

  private requireThere({ ledgerId, id, version }: T): void {
    if (this.held(this.unitOfWork.write(ledgerId)).get(id)?.version !== version)
      throw new Error('A write met 0 rows instead of 1.');
  }
}

export function byId<T extends { id: string }>(entities: readonly T[]): T[] {
  return [...entities].sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function pageAfter<T extends { id: string }>(
  entities: readonly T[],
  afterId: string | null,
  limit: number,
): T[] {
  return byId(entities)
    .filter(({ id }) => afterId === null || id > afterId)
    .slice(0, limit);
}

/** Of one day the older first. */
export function byDay<T extends { date: string }>(entities: readonly T[]): T[] {
  return [...entities].sort((a, b) => a.date.localeCompare(b.date));
}

export const contains = (text: string | null, part: string) => (text ?? '').toLowerCase().includes(part.toLowerCase());

export function pick<T>(held: ReadonlyMap<string, T>, ids: readonly string[]): T[] {
  return ids.map((id) => held.get(id)).filter((found) => found !== undefined);
}
