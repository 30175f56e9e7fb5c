import { currencyOf } from '../cells/currency-text';
import type { ColumnRole } from '../cells/header-words';
import { balanceBefore } from './balance-before';
import { role, titleOf, type ColumnFacts } from './column-facts';
import { chooseDirection, frequency, incomeTexts, SURE } from './direction';
import { askForFee, isForeign } from './fee-question';
import { isPair, moves, pairOf, type Pair } from './figures';
import { moneyChange } from './money-change';
import type { MoneyReading, MoneyView } from './money-view';
import type { Ask, Warn } from './questions';

const MONEY_ROLES = ['amount', 'debit', 'credit', 'balance', 'fee', 'foreign'] as const satisfies readonly ColumnRole[];

/** Whether the header names the column as one of these rather than as anything else of money. */
function isNamedAs(facts: ColumnFacts, ...names: readonly ColumnRole[]): boolean {
  const others = MONEY_ROLES.filter((name) => !names.includes(name));
  return role(facts, ...names) > Math.max(0, ...others.map((name) => role(facts, name)));
}

/** How money moves where no balance proves it: by names and by content. What is left open is asked. */
export function unprovenReading(
  view: MoneyView,
  balance: ColumnFacts | null,
  ask: Ask,
  warn: Warn,
): MoneyReading | null {
  const before = balanceBefore(view);
  if (before) return { columns: { amount: before.amount.column } };
  const usable = view.money.filter(
    (column) => column !== balance && column.filled > 0 && !(column.filled === column.zeros && view.money.length > 1),
  );
  const amounts = byLiking(
    usable.filter((column) => isNamedAs(column, 'amount')),
    (column) => role(column, 'amount'),
  );
  return (
    namedPair(view, balance, ask) ??
    byCurrency(view, usable) ??
    pairByContent(view, usable, amounts, balance, ask) ??
    (amounts.length === 0 ? half(view, usable, balance, ask) : null) ??
    single(view, usable, amounts, balance, ask, warn)
  );
}

const byLiking = (columns: readonly ColumnFacts[], liking: (column: ColumnFacts) => number) =>
  [...columns].sort((a, b) => liking(b) - liking(a));

const best = (view: MoneyView, name: 'debit' | 'credit') =>
  byLiking(
    view.money.filter((column) => isNamedAs(column, name)),
    (column) => role(column, name),
  )[0];

function namedPair(view: MoneyView, balance: ColumnFacts | null, ask: Ask): MoneyReading | null {
  const [debit, credit] = [best(view, 'debit'), best(view, 'credit')];
  if (!debit || !credit || !isPair(pairOf(view.at(debit), view.at(credit)), 0.9)) return null;
  const { fee } = askForFee(view, [debit, credit], balance, ask);
  return { columns: { debit: debit.column, credit: credit.column, ...fee } };
}

/** Columns that hold amounts in a currency each, of which a row fills one. */
function byCurrency(view: MoneyView, usable: readonly ColumnFacts[]): MoneyReading | null {
  const named = usable.flatMap((column) => {
    const currency = currencyOf(column.unit);
    return currency && (column.roles.size === 0 || role(column, 'amount') > 0) ? [{ column, currency }] : [];
  });
  const currencies = new Set(named.map(({ currency }) => currency));
  if (named.length < 2 || currencies.size < named.length) return null;
  const isShared = view.rows.some((_, i) => named.filter(({ column }) => moves(view.at(column)[i])).length > 1);
  if (isShared) return null;
  return { columns: { amounts: named.map(({ column, currency }) => ({ column: column.column, currency })) } };
}

interface FoundPair extends Pair {
  a: ColumnFacts;
  b: ColumnFacts;
  words: number;
}

function pairsByContent(view: MoneyView, usable: readonly ColumnFacts[]): FoundPair[] {
  const total = view.skip.reduce((count, skipped) => count + (skipped === 0 ? 1 : 0), 0);
  return usable.flatMap((a, i) =>
    usable.slice(i + 1).flatMap((b) => {
      if (isNamedAs(a, 'foreign', 'fee') || isNamedAs(b, 'foreign', 'fee')) return [];
      // Amounts in two currencies are no money in and out.
      if (currencyOf(a.unit) !== currencyOf(b.unit)) return [];
      const pair = pairOf(view.at(a), view.at(b));
      if (!isPair(pair, 0.99) || pair.onlyA === 0 || pair.onlyB === 0 || pair.one < total * 0.8) return [];
      return [{ a, b, ...pair, words: role(a, 'debit', 'credit') + role(b, 'debit', 'credit') }];
    }),
  );
}

function pairByContent(
  view: MoneyView,
  usable: readonly ColumnFacts[],
  amounts: readonly ColumnFacts[],
  balance: ColumnFacts | null,
  ask: Ask,
): MoneyReading | null {
  const [pair] = pairsByContent(view, usable).sort((x, y) => y.words - x.words || y.one - x.one);
  if (!pair || (pair.words === 0 && amounts.length > 0)) return null;
  const { a, b } = pair;
  const { fee } = askForFee(view, [a, b], balance, ask);
  const reading = (debit: ColumnFacts, credit: ColumnFacts): MoneyReading => ({
    columns: { debit: debit.column, credit: credit.column, ...fee },
  });
  let [debit, credit] = isNamedAs(a, 'credit') || isNamedAs(b, 'debit') ? [b, a] : [a, b];
  const isNamed = [a, b].some((column) => isNamedAs(column, 'debit', 'credit'));
  if (!isNamed) {
    const signOfRow = (i: number) => (moves(view.at(b)[i]) ? 1 : moves(view.at(a)[i]) ? -1 : 0);
    const odds = Math.log(3) + frequency(pair.onlyA - pair.onlyB) + incomeTexts(view, signOfRow);
    if (odds < 0) [debit, credit] = [b, a];
    if (Math.abs(odds) < SURE)
      ask({
        code: 'pair-direction',
        weight: 3,
        text: `Which column is money out, ${titleOf(a)} or ${titleOf(b)}?`,
        options: [
          { label: titleOf(debit), change: moneyChange(reading(debit, credit)) },
          { label: titleOf(credit), change: moneyChange(reading(credit, debit)) },
        ],
      });
  }
  return reading(debit, credit);
}

/** One half alone, with its empty other half or without: a month in which nothing came in. */
function half(
  view: MoneyView,
  usable: readonly ColumnFacts[],
  balance: ColumnFacts | null,
  ask: Ask,
): MoneyReading | null {
  const [debit, credit] = [best(view, 'debit'), best(view, 'credit')];
  const column = debit ?? credit;
  if (!column) return null;
  const name = column === debit ? 'credit' : 'debit';
  const other = view.facts.find((facts) => facts.filled === 0 && role(facts, name) > 0.45);
  const rest = usable.filter((facts) => facts !== column && !isNamedAs(facts, 'fee', 'foreign', 'balance'));
  if (rest.length > 0 && !other) return null;
  const { fee } = askForFee(view, [column], balance, ask);
  const columns = {
    [column === debit ? 'debit' : 'credit']: column.column,
    ...(other && { [name]: other.column }),
    ...fee,
  };
  return { columns };
}

function single(
  view: MoneyView,
  usable: readonly ColumnFacts[],
  amounts: readonly ColumnFacts[],
  balance: ColumnFacts | null,
  ask: Ask,
  warn: Warn,
): MoneyReading | null {
  const open = usable.filter(
    (column) => !isNamedAs(column, 'foreign') && !isNamedAs(column, 'fee') && column.filled > column.zeros,
  );
  const pool = amounts.length > 0 ? amounts : open.length > 0 ? open : usable;
  const [chosen] = byLiking(pool, (column) =>
    amounts.length > 0 ? role(column, 'amount') * 4 + content(column) / 10 : content(column),
  );
  if (!chosen) return null;
  const { column: feeColumn, fee } = askForFee(view, [chosen], balance, ask);
  const isUnsure = amounts.length === 0 || role(chosen, 'amount') < 0.7;
  const rivals = (amounts.length > 0 ? amounts : open).filter(
    (column) =>
      isUnsure &&
      column !== chosen &&
      column !== feeColumn &&
      column.filled >= column.sampled * 0.5 &&
      column.distinct > 1 &&
      !isForeign(view, column) &&
      !isSame(view, column, chosen),
  );
  const directed: Parameters<Ask>[0][] = [];
  const reading = chooseDirection(
    view,
    chosen,
    { columns: { amount: chosen.column, ...fee } },
    (question) => directed.push(question),
    warn,
  );
  if (rivals.length > 0)
    ask({
      code: 'which-amount',
      weight: 6,
      text: 'Which column is the amount?',
      options: [chosen, ...rivals.slice(0, 4)].map((column) => ({
        label: titleOf(column),
        change: moneyChange({ ...reading, columns: { ...reading.columns, amount: column.column } }),
      })),
    });
  directed.forEach(ask);
  return reading;
}

function content({ filled, sampled, negative, fractions, distinct }: ColumnFacts): number {
  const count = filled || 1;
  return (
    (filled / Math.max(sampled, 1)) * 3 +
    (negative > 0 ? 2 : 0) +
    (fractions / count) * 2 +
    Math.min(distinct / count, 1)
  );
}

function isSame(view: MoneyView, a: ColumnFacts, b: ColumnFacts): boolean {
  const others = view.at(b);
  return view.at(a).every((value, i) => Object.is(value, others[i]));
}
