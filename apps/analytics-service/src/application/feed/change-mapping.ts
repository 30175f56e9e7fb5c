import { CalendarDate, Money, type MoneyJson } from '@pft/kernel';
import type { Change } from './changes';
import type { ReferenceKind, ReferenceRecord } from '../ledger/reference-data';
import type { Budget, LimitFrom, Rollover } from '../../domain/budget/budget';
import type { PeriodKind } from '../../domain/budget/budget-period';
import type { Fact, FactLine, Transfer } from '../../domain/fact/fact';
import type { Kind } from '../../domain/summary/month-summary';
import type { CategoryName } from '../../domain/summary/summary';
import type { Holding } from '../../domain/worth/net-worth';

type Json = Readonly<Record<string, unknown>>;

/** The feed hands out what can be read, so that whatever is thrown here is a fault of this program. */
export function factOf(ledgerId: string, change: Change): Fact {
  const state = change.after ?? change.before ?? {};
  const type = oneOf(state.type, ['income', 'expense', 'transfer'] as const, 'type');
  const amount = money(state.amount, 'amount');
  return {
    ledgerId,
    id: change.entityId,
    version: change.version,
    deleted: change.after === null,
    date: CalendarDate.parse(state.date),
    type,
    currency: amount.currency,
    accountId: text(state.accountId, 'accountId'),
    payee: optionalText(state.payeeName) ?? optionalText(state.payee),
    lines: type === 'transfer' ? [] : linesOf(state, amount),
    transfer: type === 'transfer' ? transferOf(state, amount) : null,
  };
}

/** Of a transfer between accounts of one currency only one amount need be said. */
function transferOf(state: Json, amount: Money): Transfer | null {
  const toAccountId = optionalText(state.toAccountId);
  if (toAccountId === null) return null;
  const arrived = state.toAmount ? money(state.toAmount, 'toAmount') : amount;
  return {
    amountMinor: amount.amountMinor,
    toAccountId,
    toCurrency: arrived.currency,
    toAmountMinor: arrived.amountMinor,
  };
}

function linesOf(state: Json, amount: Money): FactLine[] {
  const splits = Array.isArray(state.splits) ? (state.splits as Json[]) : [];
  if (splits.length === 0) return [{ categoryId: optionalText(state.categoryId), amountMinor: amount.amountMinor }];
  return splits.map((split) => ({
    categoryId: optionalText(split.categoryId),
    amountMinor: money(split.amount, 'splits.amount').amountMinor,
  }));
}

/** The days a change touches: a row that moved leaves one and enters another. */
export function daysOf(change: Change): CalendarDate[] {
  return [change.before?.date, change.after?.date].filter(CalendarDate.is);
}

const REFERENCE_KINDS: ReadonlySet<string> = new Set<ReferenceKind>(['user', 'account', 'category', 'budget']);

/** null where analytics does not keep changes of this kind. */
export function referenceOf(ledgerId: string, change: Change): ReferenceRecord | null {
  if (!REFERENCE_KINDS.has(change.kind)) return null;
  return {
    ledgerId,
    kind: change.kind as ReferenceKind,
    id: change.entityId,
    version: change.version,
    deleted: change.after === null,
    body: change.after ?? change.before ?? {},
  };
}

/** null where the record is not what the ledger promises; such a budget has no state. */
export function budgetOf(record: ReferenceRecord): Budget | null {
  const { body } = record;
  try {
    return {
      id: record.id,
      name: text(body.name, 'name'),
      categoryIds: Array.isArray(body.categoryIds) ? body.categoryIds.map((id) => text(id, 'categoryIds')) : [],
      limits: limitsOf(body, CalendarDate.parse(body.startsOn)),
      period: oneOf(body.period, ['week', 'month', 'quarter', 'year'] as const satisfies PeriodKind[], 'period'),
      thresholds: Array.isArray(body.thresholds) ? body.thresholds.filter((item) => Number.isInteger(item)) : [],
      rollover: oneOf(
        body.rollover ?? 'none',
        ['none', 'surplus', 'deficit', 'both'] as const satisfies Rollover[],
        'rollover',
      ),
      rolloverCap: body.rolloverCap ? money(body.rolloverCap, 'rolloverCap') : null,
      startsOn: CalendarDate.parse(body.startsOn),
      archived: body.archived === true,
      version: record.version,
    };
  } catch {
    return null;
  }
}

/** A budget that an earlier version wrote has one limit, from the day on which it starts. */
function limitsOf(body: Json, startsOn: CalendarDate): LimitFrom[] {
  const limits = Array.isArray(body.limits) ? (body.limits as Json[]) : [];
  if (limits.length === 0) return [{ from: startsOn, limit: money(body.limit, 'limit') }];
  return limits.map(({ from, limit }) => ({ from: CalendarDate.parse(from), limit: money(limit, 'limits.limit') }));
}

/** null where the record is not what the ledger promises; such an account is worth nothing. */
export function holdingOf({ id, body }: ReferenceRecord): Holding | null {
  try {
    return {
      id,
      name: text(body.name, 'name'),
      opening: money(body.openingBalance, 'openingBalance'),
      openingDate: CalendarDate.parse(body.openingDate),
      archived: body.archived === true,
      includeInNetWorth: body.includeInNetWorth !== false,
    };
  } catch {
    return null;
  }
}

/** null where the record is not what the ledger promises; its rows then count by their own type. */
export function kindOf({ kind, body }: ReferenceRecord): Kind | null {
  if (kind !== 'category') return null;
  return body.kind === 'income' || body.kind === 'expense' ? body.kind : null;
}

export function categoryNameOf(record: ReferenceRecord): CategoryName {
  const { name, parentId } = record.body;
  return { id: record.id, name: typeof name === 'string' ? name : '', parentId: optionalText(parentId) };
}

function money(value: unknown, field: string): Money {
  if (typeof value !== 'object' || value === null) throw new Error(`${field} is no amount`);
  return Money.parse(value as MoneyJson, field);
}

function text(value: unknown, field: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${field} is no text`);
  return value;
}

function optionalText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function oneOf<const T extends string>(value: unknown, choices: readonly T[], field: string): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new Error(`${field} is none of ${choices.join(', ')}`);
  return found;
}
