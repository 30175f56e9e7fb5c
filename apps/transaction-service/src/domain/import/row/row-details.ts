import { Money, type MoneyJson } from '@pft/kernel';
import type { EntryValues } from '../statement';
import type { CategoryNames } from './category-names';

/** What few rows say beside their date, amount and texts. */
export interface RowDetails {
  originalAmount: Money | null;
  tags: readonly string[];
  /** None, or at least two, all of the row's direction, that add up to its amount. */
  splits: readonly RowSplit[];
  transfer: RowTransfer | null;
}

export interface RowSplit {
  categoryId: string | null;
  amount: Money;
  note: string | null;
}

export interface RowTransfer {
  /** The other account, as an index into the import's accounts. */
  target: number;
  /** What moved there. */
  amount: Money;
}

interface NamedPart {
  categoryText: string | null;
  amount: Money;
  note: string | null;
}

/**
 * The parts as a transaction can have them. One of the other direction is taken off the others of its category; where that is
 * not enough the row has no parts.
 */
export function partsOf({ splits = [] }: EntryValues): readonly NamedPart[] {
  if (splits.every(({ amount }) => amount.isPositive())) return splits;
  const byCategory = new Map<string | null, NamedPart>();
  for (const { categoryText, amount, note } of splits) {
    const there = byCategory.get(categoryText);
    const notes = [there?.note, note].filter(Boolean).join('; ') || null;
    byCategory.set(categoryText, { categoryText, amount: there ? there.amount.plus(amount) : amount, note: notes });
  }
  const parts = [...byCategory.values()].filter(({ amount }) => !amount.isZero());
  return parts.every(({ amount }) => amount.isPositive()) ? parts : [];
}

/** Null for a row that says nothing of the kind. */
export function detailsOf(
  values: EntryValues,
  parts: readonly NamedPart[],
  other: number | null,
  names: CategoryNames,
): RowDetails | null {
  const { originalAmount = null, tags = [], transfer, amount, type } = values;
  const moved = other === null ? null : { target: other, amount: transfer?.amount ?? amount };
  if (originalAmount === null && tags.length === 0 && parts.length < 2 && moved === null) return null;
  const splits = parts.map((part) => ({
    categoryId: part.categoryText === null ? null : names.find(part.categoryText, type),
    amount: part.amount,
    note: part.note,
  }));
  return { originalAmount, tags, splits: parts.length < 2 || moved ? [] : splits, transfer: moved };
}

/** As JSON writes them: money as its text and currency. */
export interface PlainDetails {
  originalAmount: MoneyJson | null;
  tags: string[];
  splits: { categoryId: string | null; amount: MoneyJson; note: string | null }[];
  transfer: { target: number; amount: MoneyJson } | null;
}

export function plainDetails({ originalAmount, tags, splits, transfer }: RowDetails): PlainDetails {
  return {
    originalAmount: originalAmount && originalAmount.toJSON(),
    tags: [...tags],
    splits: splits.map(({ amount, ...split }) => ({ ...split, amount: amount.toJSON() })),
    transfer: transfer && { target: transfer.target, amount: transfer.amount.toJSON() },
  };
}

export function restoreDetails({ originalAmount, tags, splits, transfer }: PlainDetails): RowDetails {
  return {
    originalAmount: originalAmount && Money.parse(originalAmount),
    tags,
    splits: splits.map(({ amount, ...split }) => ({ ...split, amount: Money.parse(amount) })),
    transfer: transfer && { target: transfer.target, amount: Money.parse(transfer.amount) },
  };
}
