import type { ReferenceRecord } from './reference-data';
import type { Budget } from '../../domain/budget/budget';
import type { PeriodSettings } from '../../domain/budget/budget-period';
import type { Kind } from '../../domain/summary/month-summary';
import type { CategoryName } from '../../domain/summary/summary';
import type { Holding } from '../../domain/worth/net-worth';
import { budgetOf, categoryNameOf, holdingOf, kindOf } from '../feed/change-mapping';

export interface LedgerSettings extends PeriodSettings {
  baseCurrency: string;
  timeZone: string;
}

/** What the token says, for as long as the person's settings have not come through the feed. */
export interface FallbackSettings {
  baseCurrency: string;
  timeZone: string;
}

/** The reference data of one ledger, by what it is asked for. */
export class LedgerReference {
  constructor(private readonly records: readonly ReferenceRecord[]) {}

  settings(fallback: FallbackSettings): LedgerSettings {
    const body = this.ofKind('user')[0]?.body ?? {};
    const string = (value: unknown, otherwise: string) => (typeof value === 'string' && value ? value : otherwise);
    const number = (value: unknown, highest: number) =>
      typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= highest ? value : 1;
    return {
      baseCurrency: string(body.baseCurrency, fallback.baseCurrency),
      timeZone: string(body.timeZone, fallback.timeZone),
      firstDayOfWeek: number(body.firstDayOfWeek, 7),
      firstDayOfMonth: number(body.firstDayOfMonth, 31),
    };
  }

  get knowsUser(): boolean {
    return this.ofKind('user').length > 0;
  }

  /** 0 where the owner is not known. */
  get settingsVersion(): number {
    return this.ofKind('user')[0]?.version ?? 0;
  }

  /** Deleted and archived ones too: rows of former days still carry them. */
  categories(): Map<string, CategoryName> {
    return new Map(
      this.records.filter(({ kind }) => kind === 'category').map((record) => [record.id, categoryNameOf(record)]),
    );
  }

  kinds(): Map<string, Kind> {
    return new Map(
      this.records.flatMap((record): [string, Kind][] => {
        const kind = kindOf(record);
        return kind ? [[record.id, kind]] : [];
      }),
    );
  }

  accountNames(): Map<string, string> {
    const accounts = this.records.filter(({ kind }) => kind === 'account');
    return new Map(accounts.map(({ id, body }) => [id, typeof body.name === 'string' ? body.name : '']));
  }

  /** Archived ones too, by name. */
  holdings(): Holding[] {
    return this.ofKind('account')
      .flatMap((record) => holdingOf(record) ?? [])
      .sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1));
  }

  budgets(): Budget[] {
    return this.ofKind('budget')
      .flatMap((record) => budgetOf(record) ?? [])
      .sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1));
  }

  deletedBudgetIds(): string[] {
    return this.records.filter(({ kind, deleted }) => kind === 'budget' && deleted).map(({ id }) => id);
  }

  private ofKind(kind: ReferenceRecord['kind']): ReferenceRecord[] {
    return this.records.filter((record) => record.kind === kind && !record.deleted);
  }
}
