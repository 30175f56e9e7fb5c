import { isCurrency } from '@pft/kernel';
import { currencyOf } from '../cells/currency-text';
import type { ImportColumns } from '../mapping';
import { role, titleOf, type ColumnFacts } from './column-facts';
import type { Ask } from './questions';
import type { TableView } from './table-view';

export interface CurrencyRoles {
  currency: number | undefined;
  /** Nothing in the file says it for all rows. */
  isAssumed: boolean;
}

/** Rows beside the movements, such as a balance, which name no currency. */
const ROWS_BESIDE = 2;

/** The currency of the amounts: the header's unit, else the column of codes beside them; what a named column contradicts is asked. */
export function chooseCurrency(view: TableView, columns: Partial<ImportColumns>, own: string, ask: Ask): CurrencyRoles {
  const { facts } = view;
  const at = columns.amount ?? columns.debit ?? columns.credit;
  if (columns.amounts) return { currency: undefined, isAssumed: false };
  const amount = at === undefined ? undefined : facts[at];
  if (!amount) return { currency: undefined, isAssumed: true };
  const codes = facts.filter((column) => {
    const isNamed = role(column, 'currency') > role(column, 'foreign');
    const least = Math.min(column.sampled * 0.95, Math.max(column.sampled - ROWS_BESIDE, column.sampled * 0.8));
    return column.isCode && column.filled >= (isNamed ? column.sampled * 0.6 : least);
  });
  const unit = currencyOf(amount.unit);
  if (unit) {
    askForUnit(unit, codes, ask);
    return { currency: undefined, isAssumed: false };
  }
  const ranked = [...codes].sort((a, b) => liking(b, amount) - liking(a, amount));
  const [chosen, ...others] = ranked;
  if (!chosen) return { currency: undefined, isAssumed: true };
  const rival = others.find((column) =>
    view.window.some(({ cells }) => (cells[column.column] ?? '') !== (cells[chosen.column] ?? '')),
  );
  if (rival && role(chosen, 'currency') === 0)
    ask({
      code: 'currency',
      weight: 2,
      text: 'Which column holds the currency of the amounts?',
      options: [chosen, rival].map((column) => ({
        label: titleOf(column),
        change: { columns: { currency: column.column } },
      })),
    });
  else if (role(chosen, 'currency') === 0 && mayBeOfOthers(chosen, facts, columns, own)) {
    ask({
      code: 'currency',
      weight: 2,
      text: `What are the amounts in?`,
      options: [
        { label: own, change: { columns: { currency: undefined } } },
        { label: `As ${titleOf(chosen)} says`, change: { columns: { currency: chosen.column } } },
      ],
    });
    return { currency: undefined, isAssumed: false };
  }
  return { currency: chosen.column, isAssumed: false };
}

/** Codes of other currencies beside figures that nothing explains, in as many rows, may be theirs: what was paid abroad. */
function mayBeOfOthers(
  { values, filled }: ColumnFacts,
  facts: readonly ColumnFacts[],
  { amount, debit, credit, fee, balance }: Partial<ImportColumns>,
  own: string,
): boolean {
  const explained = [amount, debit, credit, fee, balance];
  const isForeign = [...values.keys()].every((word) => word.toUpperCase() !== own);
  return isForeign && facts.some((each) => each.isMoney && each.filled >= filled && !explained.includes(each.column));
}

function askForUnit(unit: string, codes: readonly ColumnFacts[], ask: Ask): void {
  const contrary = codes.find(
    (column) =>
      role(column, 'currency') > 0.5 &&
      role(column, 'foreign') === 0 &&
      [...column.values.keys()].some((word) => isCurrency(word.toUpperCase()) && word.toUpperCase() !== unit),
  );
  if (contrary)
    ask({
      code: 'currency',
      weight: 2,
      text: `The header says ${unit}, ${titleOf(contrary)} says otherwise. What are the amounts in?`,
      options: [
        { label: unit, change: { columns: { currency: undefined } } },
        { label: `As ${titleOf(contrary)} says`, change: { columns: { currency: contrary.column } } },
      ],
    });
}

/** The nearer to the amount the better, to its right rather than to its left. */
function liking(column: ColumnFacts, amount: ColumnFacts): number {
  const gap = column.column - amount.column;
  const near = -Math.abs(gap > 0 ? gap - 0.5 : gap);
  const isForeign = role(column, 'foreign') > role(column, 'currency');
  return near - (isForeign ? 6 : 0) + (column.filled / Math.max(column.sampled, 1)) * 2;
}

/** What was paid in another currency: the column named so and the codes beside it. */
export function originalAmount(
  facts: readonly ColumnFacts[],
  taken: ReadonlySet<number | undefined>,
): Pick<ImportColumns, 'originalAmount' | 'originalCurrency'> {
  const amount = facts.find(({ column, isMoney, roles }) => isMoney && !taken.has(column) && roles.has('foreign'));
  if (!amount) return {};
  const codes = facts.filter(({ column, isCode }) => isCode && !taken.has(column));
  const [code] = [...codes].sort((a, b) => Math.abs(a.column - amount.column) - Math.abs(b.column - amount.column));
  const isNear = code && Math.abs(code.column - amount.column) <= 2;
  if (!isNear && !currencyOf(amount.unit)) return {};
  return { originalAmount: amount.column, ...(isNear && { originalCurrency: code.column }) };
}
