import { Money } from '@pft/kernel';
import { divideHalfEven, shown, type Exchange } from '@pft/rates';
import { legsOf, type Fact } from '../fact/fact';
import { convertCells } from '../summary/converted-cells';
import { countedLines, type Kind, type SummaryCell } from '../summary/month-summary';

/** What is to be explained, as it is asked for. */
export type Figure =
  | { of: 'income' | 'spending' | 'net' | 'net-worth' }
  | { of: 'category'; id: string | null }
  | { of: 'account' | 'budget' | 'balance'; id: string };

/** The edge lets nothing else in: one of the words, or a word and an id. */
export function parseFigure(text: string): Figure {
  const [of, id = ''] = text.split(':');
  if (of === 'category') return { of, id: id === 'none' ? null : id };
  if (of === 'account' || of === 'budget' || of === 'balance') return { of, id };
  return { of: of as 'income' | 'spending' | 'net' | 'net-worth' };
}

/** Which lines a figure is made of, and with which sign. */
export interface Selection {
  counts(line: { kind: Kind; categoryId: string | null; accountId: string }): boolean;
  /** Spending is subtracted from income, each as it is shown. */
  isNet: boolean;
  /** Figures that are shown each by itself, and of which this one is the sum as they are shown. */
  parts?: readonly Selection[];
}

/** A part of a figure in its own currency: what one row has in it. */
export interface Share {
  transactionId: string | null;
  date: string;
  payee: string | null;
  amount: Money;
}

const ofKind = (wanted: Kind): Selection => ({ counts: ({ kind }) => kind === wanted, isNet: false });

export const SELECTIONS = {
  income: ofKind('income'),
  spending: ofKind('expense'),
  net: { counts: () => true, isNet: true },
} as const satisfies Record<string, Selection>;

/** `ids` are the category and, where they are wanted, its children; null: what has none. */
export function ofCategories(ids: ReadonlySet<string> | null, kind: Kind): Selection {
  if (ids === null) return { counts: (line) => line.kind === kind && line.categoryId === null, isNet: false };
  const counts: Selection['counts'] = (line) => line.kind === kind && ids.has(line.categoryId ?? '');
  if (ids.size < 2) return { counts, isNet: false };
  return { counts, isNet: false, parts: [...ids].map((id) => ofCategories(new Set([id]), kind)) };
}

export const ofAccount = (id: string): Selection => ({ counts: ({ accountId }) => accountId === id, isNet: true });

/** `counted`: the categories of a budget; null: all. */
export const ofBudget = (counted: ReadonlySet<string> | null): Selection => ({
  counts: ({ kind, categoryId }) => kind === 'expense' && (counted === null || counted.has(categoryId ?? '')),
  isNet: false,
});

const wanted = (selection: Selection, cells: Iterable<SummaryCell>): SummaryCell[] =>
  [...cells].filter((cell) => selection.counts({ ...cell, kind: cell.type }));

/** The figure itself, as its own door rounds it; of the average of several ranges divided by their number. */
export function totalOf(selection: Selection, cells: readonly SummaryCell[], exchange: Exchange, parts = 1): Money {
  if (selection.parts) {
    const inside = wanted(selection, cells);
    return selection.parts.reduce(
      (sum, part) => sum.plus(totalOf(part, inside, exchange, parts)),
      Money.zero(exchange.currency),
    );
  }
  const { income, spending } = convertCells(wanted(selection, cells), exchange);
  const divisor = BigInt(Math.max(parts, 1));
  const money = (scaled: bigint) => Money.of(shown(divideHalfEven(scaled, divisor)), exchange.currency);
  if (selection.isNet) return money(income.scaled).minus(money(spending.scaled));
  return money(income.scaled + spending.scaled);
}

/** What was added up, by currency and before it was converted. */
export function originalsOf(selection: Selection, cells: readonly SummaryCell[]): Money[] {
  const sums = new Map<string, Money>();
  for (const { currency, type, amountMinor } of wanted(selection, cells)) {
    const signed = Money.of(selection.isNet && type === 'expense' ? -amountMinor : amountMinor, currency);
    sums.set(currency, sums.get(currency)?.plus(signed) ?? signed);
  }
  return [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** Whether a month has anything of a figure, and anything of it in another currency. */
export function contentOf(
  selection: Selection,
  cells: readonly SummaryCell[],
  currency: string,
): 'none' | 'own' | 'foreign' {
  const found = wanted(selection, cells);
  if (found.length === 0) return 'none';
  return found.every((cell) => cell.currency === currency) ? 'own' : 'foreign';
}

/** What a row has in the figure; a split row only its lines that count, and nothing where none does. */
export function shareOf(fact: Fact, selection: Selection, kinds: ReadonlyMap<string, Kind>): Share | null {
  return shareOfLines(fact, countedLines(fact, kinds), selection);
}

/** The same of lines that are in hand, for several figures of the same rows. */
export function shareOfLines(fact: Fact, counted: ReturnType<typeof countedLines>, selection: Selection): Share | null {
  const { accountId } = fact;
  const lines = counted.filter(({ kind, categoryId }) => selection.counts({ kind, categoryId, accountId }));
  if (lines.length === 0) return null;
  const signed = lines.map(({ kind, amountMinor }) =>
    selection.isNet && kind === 'expense' ? -amountMinor : amountMinor,
  );
  const sum = signed.reduce((left, right) => left + right, 0n);
  return { transactionId: fact.id, date: fact.date, payee: fact.payee, amount: Money.of(sum, fact.currency) };
}

/** What a row moved on one account; a transfer within it moves nothing. */
export function moveOf(fact: Fact, accountId: string): Share | null {
  const legs = legsOf(fact).filter((leg) => leg.accountId === accountId);
  const [first] = legs;
  if (!first) return null;
  const sum = legs.reduce((left, { amountMinor }) => left + amountMinor, 0n);
  return { transactionId: fact.id, date: fact.date, payee: fact.payee, amount: Money.of(sum, first.currency) };
}

/** Latest first, as the list of transactions has them. */
export function inListOrder(shares: readonly Share[]): Share[] {
  return [...shares].sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
}

/** An opening balance comes before every row of its day. */
export const placeOf = ({ date, transactionId }: Pick<Share, 'date' | 'transactionId'>): string =>
  `${date}|${transactionId ?? ''}`;
