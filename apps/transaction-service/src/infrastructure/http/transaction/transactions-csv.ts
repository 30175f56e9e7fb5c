import type { Money } from '@pft/kernel';
import type { TransactionState } from '../../../domain/transaction/transaction';

/** What rows name by id. */
export interface LedgerNames {
  readonly categories: ReadonlyMap<string, string>;
  readonly accounts: ReadonlyMap<string, string>;
}

type Cell = (row: TransactionState, names: LedgerNames) => string | null | undefined;

/** The amount as it moves the account: what leaves it has a minus. */
const signed = ({ type, amount }: TransactionState): string =>
  type === 'income' ? amount.toDecimal() : amount.negate().toDecimal();

const both = (name: string, of: (row: TransactionState) => Money | null): [string, Cell][] => [
  [name, (row) => of(row)?.toDecimal()],
  [`${name} currency`, (row) => of(row)?.currency],
];

const COLUMNS: readonly (readonly [head: string, of: Cell])[] = [
  ['Date', ({ date }) => date],
  ['Type', ({ type }) => type],
  ['Payee', ({ payeeName }) => payeeName],
  ['Bank text', ({ payee }) => payee],
  ['Category', ({ categoryId }, { categories }) => categoryId && categories.get(categoryId)],
  ['Account', ({ accountId }, { accounts }) => accounts.get(accountId)],
  ['Amount', signed],
  ['Currency', ({ amount }) => amount.currency],
  ['To account', ({ toAccountId }, { accounts }) => toAccountId && accounts.get(toAccountId)],
  ...both('Arrived', ({ toAmount }) => toAmount),
  ...both('Original', ({ originalAmount }) => originalAmount),
  ['Note', ({ note }) => note],
  ['Tags', ({ tags }) => tags.join(', ')],
  ['Parts', parts],
  ['Value date', ({ valueDate }) => valueDate],
  ['Reviewed', ({ reviewed }) => (reviewed ? 'yes' : 'no')],
  ['Id', ({ id }) => id],
];

function parts({ splits }: TransactionState, { categories }: LedgerNames): string {
  return splits
    .map(({ categoryId, amount, note }) => {
      const category = (categoryId && categories.get(categoryId)) || 'Uncategorised';
      return `${category} ${amount.toDecimal()}${note ? ` (${note})` : ''}`;
    })
    .join('; ');
}

/** A cell that a spreadsheet would take for a formula is led by an apostrophe, in wide signs too; a number keeps its sign. */
function cell(text: string): string {
  const safe = /^[=@\t\r\n＝＠＋－]|^[+-](?![\d.,\s]+$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** A table of rows as they come: neither they nor the table are ever there whole. */
export async function* csvOf(
  batches: AsyncIterable<readonly TransactionState[]>,
  names: LedgerNames,
): AsyncGenerator<string> {
  yield line(COLUMNS.map(([head]) => head));
  for await (const rows of batches)
    yield rows.map((row) => line(COLUMNS.map(([, of]) => of(row, names) ?? ''))).join('');
}
