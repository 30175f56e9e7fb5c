import type { NewChange } from './fake-upstream';
import type { Household } from './household';
import { MemoryStores } from './memory-stores';

/** Days on both sides of a month's end, and enough edits and deletions that versions matter. */
export function story(home: Household, choices: readonly number[]): NewChange[] {
  const changes = [...home.beginnings(), home.budget('300')];
  const rows: NewChange[] = [];
  for (const choice of choices) {
    const last = rows.at(choice % (rows.length || 1));
    const date = ['2026-02-28', '2026-03-01', '2026-03-15'][choice % 3] ?? '2026-03-15';
    let change: NewChange;
    if (choice % 4 === 0 || !last) change = home.row(date, `${choice + 1}.50`, { categoryId: home.groceries });
    else if (choice % 4 === 1 && last.after) change = home.deleted(last);
    else if (last.after) change = home.edited(last, { date, amount: { amount: `${choice}.07`, currency: 'EUR' } });
    else
      change = home.row(date, `${choice + 1}`, {
        type: 'income',
        categoryId: choice % 8 === 3 ? home.groceries : home.salary,
      });
    const index = rows.findIndex(({ entityId }) => entityId === change.entityId);
    if (index >= 0) rows[index] = change;
    else rows.push(change);
    changes.push(change);
  }
  return changes;
}

class Death extends Error {}

/** Calls `each` around every call to a store. */
export function onEachCall(
  { facts, summaries, alerts, reference }: MemoryStores,
  each: (name: string, call: () => Promise<unknown>) => Promise<unknown>,
): void {
  for (const store of [facts, summaries, alerts, reference]) {
    const methods = store as unknown as Record<string, (...values: unknown[]) => Promise<unknown>>;
    for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(store) as object)) {
      const method = methods[name];
      if (name === 'constructor' || name === 'of' || !method) continue;
      methods[name] = (...values) => each(name, () => method.apply(store, values));
    }
  }
}

export class CountedStores extends MemoryStores {
  readonly calls: string[] = [];

  constructor() {
    super();
    onEachCall(this, (name, call) => {
      this.calls.push(name);
      return call();
    });
  }
}

/** Stores whose n-th call dies: every second one before it does anything, the others after. */
export class MortalStores extends MemoryStores {
  hasDied = false;
  isImmortal = false;
  private calls = 0;

  constructor(private readonly diesAt: number) {
    super();
    onEachCall(this, async (_name, call) => {
      this.calls += 1;
      const dies = this.calls === this.diesAt && !this.isImmortal;
      if (dies) this.hasDied = true;
      if (dies && this.diesAt % 2 === 0) throw new Death();
      const answer = await call();
      if (dies) throw new Death();
      return answer;
    });
  }
}
