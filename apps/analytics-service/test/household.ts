import { randomUUID } from 'node:crypto';
import type { NewChange } from './fake-upstream';

const WRITTEN = { createdAt: '2020-01-01T00:00:00.000Z', updatedAt: '2020-01-01T00:00:00.000Z' };

/** Makes changes as the other services' logs write them. */
export class Household {
  readonly ledgerId = randomUUID();
  /** Who owns the ledger; for now the two have the same id. */
  readonly userId: string = this.ledgerId;
  readonly account = randomUUID();
  readonly food = randomUUID();
  readonly groceries = randomUUID();
  readonly salary = randomUUID();

  user(version = 1, more: object = {}): NewChange {
    return {
      kind: 'user',
      entityId: this.userId,
      version,
      after: {
        id: this.userId,
        baseCurrency: 'EUR',
        locale: 'en',
        timeZone: 'UTC',
        firstDayOfWeek: 1,
        firstDayOfMonth: 1,
        version,
        ...more,
      },
    };
  }

  /** An account, two levels of an expense category, and one of income. */
  beginnings(): NewChange[] {
    const category = (id: string, name: string, kind: string, parentId: string | null): NewChange => ({
      kind: 'category',
      entityId: id,
      version: 1,
      after: { id, name, kind, parentId, color: null, icon: null, archived: false, ...WRITTEN, version: 1 },
    });
    return [
      this.accountNamed('Main account', '0.00', 'EUR', this.account),
      category(this.food, 'Food', 'expense', null),
      category(this.groceries, 'Groceries', 'expense', this.food),
      category(this.salary, 'Salary', 'income', null),
    ];
  }

  accountNamed(name: string, opening: string, currency: string, id: string = randomUUID()): NewChange {
    return {
      kind: 'account',
      entityId: id,
      version: 1,
      after: {
        id,
        name,
        type: 'checking',
        currency,
        openingBalance: { amount: opening, currency },
        openingDate: '2020-01-01',
        archived: false,
        includeInNetWorth: true,
        iban: null,
        externalId: null,
        ...WRITTEN,
        version: 1,
      },
    };
  }

  row(date: string, amount: string, more: { currency?: string } & Record<string, unknown> = {}): NewChange {
    const { currency = 'EUR', version = 1, id = randomUUID(), ...rest } = more as Record<string, unknown>;
    const after = {
      id,
      type: 'expense',
      amount: { amount, currency },
      date,
      valueDate: null,
      accountId: this.account,
      toAccountId: null,
      toAmount: null,
      originalAmount: null,
      categoryId: null,
      splits: [],
      payee: null,
      note: null,
      tags: [],
      importId: null,
      refundOf: null,
      ...WRITTEN,
      version,
      ...rest,
    };
    return { kind: 'transaction', entityId: id as string, version: version as number, after };
  }

  budget(limit: string, more: Record<string, unknown> = {}): NewChange {
    const { id = randomUUID(), version = 1, ...rest } = more;
    const after = {
      id,
      name: 'Groceries',
      categoryIds: [this.food],
      limit: { amount: limit, currency: 'EUR' },
      period: 'month',
      thresholds: [80, 100],
      rollover: 'none',
      rolloverCap: null,
      startsOn: '2020-01-01',
      archived: false,
      ...WRITTEN,
      version,
      ...rest,
    };
    return { kind: 'budget', entityId: id as string, version: version as number, after };
  }

  /** The next version of what another change made. */
  edited(change: NewChange, patch: object): NewChange {
    const version = change.version + 1;
    return { ...change, version, before: change.after, after: { ...change.after, ...patch, version } };
  }

  deleted(change: NewChange): NewChange {
    return { ...change, version: change.version + 1, before: change.after, after: null };
  }
}
