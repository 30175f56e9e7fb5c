import { Money } from '@pft/kernel';
import { currencyOf } from '../cells/currency-text';
import type { FoundTable } from '../find-table';
import { fail } from '../reading/written-values';
import { NAME_LENGTH, shortText, storedText } from '../reading/stored-text';
import { accountOfPath, ownNames } from './account-kinds';
import { addMovements } from './add-movements';
import type { EntryLine } from './double-entry';
import { addTogether, unitOf, type Line, type Lines } from './lines';
import { PeerStatement } from './peer-statement';
import { isShared, isSignOf } from './units';

type Names = ReadonlyMap<string, string>;

/**
 * The full layout: a line for each split, those of a transaction below each other. Later versions repeat the transaction's
 * columns in each of them, earlier ones leave them empty. `Amount` is in the account's commodity, `Value` in the transaction's.
 */
export function readGnucash(table: FoundTable, lines: Lines): PeerStatement {
  const statement = new PeerStatement();
  const names = ownNames(pathsOf(table, lines, ['Full Account Name']));
  let open: Line[] = [];
  const settle = () => {
    addTogether(open, statement, (place) => {
      const [first] = open;
      if (!first) return;
      const currency = currencyOfTransaction(first);
      const splits = open.map((line) => splitOf(line, currency, names, lines));
      addMovements(statement, place, { currency, lines: splits, partial: false }, aboutOf(first, lines));
    });
    open = [];
  };
  for (const row of table.rows) {
    const line = lines.of(row);
    const id = line.cell('Transaction ID');
    const goesOn = id === '' ? line.cell('Date') === '' : id === open[0]?.cell('Transaction ID');
    if (!goesOn) settle();
    open.push(line);
  }
  settle();
  return statement;
}

/**
 * The simple layout: a line for each transaction, of which the category is the other account. Where there are several others it
 * says so in words, and they are not known.
 */
export function readSimpleGnucash(table: FoundTable, lines: Lines): PeerStatement {
  const statement = new PeerStatement();
  const names = ownNames(pathsOf(table, lines, ['Account Name', 'Full Category Path']));
  for (const row of table.rows) {
    const line = lines.of(row);
    addTogether([line], statement, (place) => {
      const [path, otherPath] = [line.text('Account Name').trim(), line.text('Full Category Path').trim()];
      const other = accountOfPath(otherPath);
      const currency = currencyOfValue(line, names.get(path) ?? names.get(otherPath) ?? null, lines);
      const value = lines.minor(line.cell('Value Num.'), currency);
      const own = lineOf(path, value, amountOf(line, value, currency, path, lines), currency, names, null);
      const against = other ? [lineOf(otherPath, -value, null, currency, names, null)] : [];
      const entry = { currency, lines: [own, ...against], partial: other === null };
      addMovements(statement, place, entry, aboutOf(line, lines));
    });
  }
  return statement;
}

function* pathsOf({ rows }: FoundTable, lines: Lines, columns: readonly string[]): Generator<string> {
  for (const row of rows) {
    const line = lines.of(row);
    for (const column of columns) yield line.text(column).trim();
  }
}

const aboutOf = (line: Line, lines: Lines) => ({
  date: lines.dayOf(line.cell('Date')),
  payee: line.text('Description'),
  notes: [line.text('Notes')],
  isVoid: line.cell('Void Reason') !== '',
});

/** `CURRENCY::EUR`. */
function currencyOfTransaction(line: Line): string {
  const text = line.cell('Commodity/Currency');
  if (text === '') return fail('The currency is missing.');
  const [, code = ''] = /^CURRENCY::(.*)$/i.exec(text) ?? [];
  return currencyOf(code) ?? fail(`«${shortText(text)}» is no currency.`);
}

function currencyOfValue(line: Line, account: string | null, { rules }: Lines): string {
  const text = line.cell('Value With Sym');
  const unit = unitOf(text);
  if (isShared(unit)) return rules.fallbackCurrency(account);
  return currencyOf(unit) ?? fail(`«${shortText(text)}» is in no currency.`);
}

function splitOf(line: Line, currency: string, names: Names, lines: Lines): EntryLine {
  const path = line.text('Full Account Name').trim();
  const value = lines.minor(line.cell('Value Num.'), currency);
  const amount = amountOf(line, value, currency, names.get(path) ?? null, lines);
  return lineOf(path, value, amount, currency, names, line.text('Memo'));
}

/**
 * What moved on the account, null where that is the value: of a security it is, because the ledger keeps money and no shares.
 * The amount of another currency is told by its sign; a sign that several share is that of the account.
 */
function amountOf(line: Line, value: bigint, currency: string, account: string | null, lines: Lines): Money | null {
  const written = line.cell('Amount Num.');
  if (written === line.cell('Value Num.')) return null;
  const symbol = line.cell('Amount With Sym');
  const unit = unitOf(symbol);
  const named = currencyOf(unit);
  if (!named && (unit === null || !isShared(unit))) return null;
  const own = named ?? lines.rules.fallbackCurrency(account);
  if (!named && (own === currency || !isSignOf(unit ?? '', own)))
    return fail(`«${shortText(symbol)}» does not say in which currency it is.`);
  const minor = lines.minor(written, own);
  return own === currency && minor === value ? null : Money.of(minor, own);
}

function lineOf(
  path: string,
  value: bigint,
  amount: Money | null,
  currency: string,
  names: Names,
  memo: string | null,
): EntryLine {
  const account =
    accountOfPath(path) ?? fail(`«${shortText(path)}» is neither an asset, a liability, an income nor an expense.`);
  const { kind, levels, type } = account;
  const name = kind === 'own' ? (names.get(path) ?? null) : levels.join(':');
  const moved = kind === 'conversion' ? 0n : value;
  return {
    kind: kind === 'conversion' ? 'category' : kind,
    name: storedText(name?.trim(), NAME_LENGTH),
    ...(type && { type }),
    amount: amount ?? Money.of(moved, currency),
    value: moved,
    note: memo,
  };
}
