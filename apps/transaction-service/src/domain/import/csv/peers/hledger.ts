import { Money } from '@pft/kernel';
import { currencyOf } from '../cells/currency-text';
import type { FoundTable } from '../find-table';
import { fail } from '../reading/written-values';
import { NAME_LENGTH, shortText, storedText } from '../reading/stored-text';
import { accountOfPath, ownNames, type KnownAccount } from './account-kinds';
import { addMovements } from './add-movements';
import type { DoubleEntry, EntryLine } from './double-entry';
import { addTogether, unitOf, type Line, type Lines } from './lines';
import { PeerStatement } from './peer-statement';
import { tagsOf } from './texts';
import { isShared } from './units';

/** A posting as it is told: `print` has its commodity in a column of its own, `register` beside the amount, several with commas between them. */
interface Posting {
  path: string;
  account: KnownAccount;
  figure: string;
  commodity: string;
  note: string;
}

/**
 * `print` has all postings of a transaction, each repeating its columns; `register` those that were asked for, so that some may
 * be missing, and sums of periods under the index 0. What is marked as pending (`!`) is not reconciled yet, and moved all the
 * same. Postings in brackets move nothing.
 */
export function readHledger(table: FoundTable, lines: Lines, isRegister: boolean): PeerStatement {
  const statement = new PeerStatement();
  const names = ownNames(pathsOf(table, lines));
  for (const group of transactionsOf(table, lines)) {
    const [first] = group;
    if (!first) continue;
    if (isRegister && first.cell('txnidx') === '0') {
      for (const { row } of group)
        statement.addAsRead({ line: row.line, source: row, problem: 'The sum of a period.', ignored: 'total' });
      continue;
    }
    addTogether(group, statement, (place) => {
      const postings = group.filter(isReal).flatMap((line) => postingsOf(line, lines, isRegister));
      if (postings.length === 0) {
        statement.addAsRead({ ...place, problem: 'Virtual postings move nothing.', ignored: 'void' });
        return;
      }
      const date = lines.dayOf(first.cell('date'));
      const [payee = '', ...rest] = first.text('description').split('|');
      const { text, tags } = commentOf(first.text('comment'));
      const entry = { ...entryOf(postings, names, lines), partial: isRegister };
      addMovements(statement, place, entry, { date, payee, notes: [rest.join('|'), text], tags });
    });
  }
  return statement;
}

function* transactionsOf({ rows }: FoundTable, lines: Lines): Generator<Line[]> {
  let open: Line[] = [];
  for (const row of rows) {
    const line = lines.of(row);
    if (open[0] && open[0].cell('txnidx') !== line.cell('txnidx')) {
      yield open;
      open = [];
    }
    open.push(line);
  }
  yield open;
}

function* pathsOf({ rows }: FoundTable, lines: Lines): Generator<string> {
  for (const row of rows) yield lines.of(row).text('account').trim();
}

const isReal = (line: Line) => !/^[([].*[)\]]$/.test(line.cell('account'));

function postingsOf(line: Line, lines: Lines, isRegister: boolean): Posting[] {
  const path = line.text('account').trim();
  const account =
    accountOfPath(path) ?? fail(`«${shortText(path)}» is neither an asset, a liability, an income nor an expense.`);
  if (account.kind === 'conversion') return [];
  const posting = { path, account, note: line.text('posting-comment').trim() };
  const figure = line.cell('amount');
  if (!isRegister) return [{ ...posting, figure, commodity: line.cell('commodity') }];
  return figure.split(', ').map((each) => ({ ...posting, figure: each, commodity: unitOf(each) ?? '' }));
}

/** What the lines move, in one currency: where there are two, one of them is what the other was changed into. */
function entryOf(
  postings: readonly Posting[],
  names: ReadonlyMap<string, string>,
  lines: Lines,
): Omit<DoubleEntry, 'partial'> {
  const owner = postings.find(({ account }) => account.kind === 'own');
  const nameOf = (path: string) => names.get(path) ?? null;
  const moved = postings.map(({ path, account, figure, commodity, note }): EntryLine => {
    const currency = currencyOfCommodity(commodity, owner ? nameOf(owner.path) : null, lines);
    const minor = lines.minor(figure, currency);
    const { kind, levels, type } = account;
    const name = kind === 'own' ? nameOf(path) : levels.join(':');
    const amount = Money.of(minor, currency);
    return {
      kind: kind === 'own' || kind === 'opening' ? kind : 'category',
      name: storedText(name?.trim(), NAME_LENGTH),
      ...(type && { type }),
      amount,
      value: minor,
      note,
    };
  });
  const currencies = [...new Set(moved.map(({ amount }) => amount.currency))];
  const [currency = '', ...others] = currencies;
  return others.length === 0 ? { currency, lines: moved } : changed(moved, currencies);
}

function changed(lines: readonly EntryLine[], currencies: readonly string[]): Omit<DoubleEntry, 'partial'> {
  const own = lines.filter(({ kind }) => kind === 'own');
  const rest = lines.filter(({ kind }) => kind !== 'own');
  const inWhich = (some: readonly EntryLine[]) => new Set(some.map(({ amount }) => amount.currency));
  const sum = (some: readonly EntryLine[]) => some.reduce((total, { value }) => total + value, 0n);
  const [out, into] = own;
  const currency = (rest[0] ?? out)?.amount.currency ?? '';
  const valued = (line: EntryLine | undefined, value: bigint) => (line ? [{ ...line, value }] : []);
  if (currencies.length === 2 && own.length === 1 && inWhich(rest).size === 1)
    return { currency, lines: [...valued(out, -sum(rest)), ...rest] };
  if (currencies.length === 2 && own.length === 2 && rest.length === 0 && out && into)
    return { currency, lines: [out, ...valued(into, -out.value)] };
  return fail(`The lines are in ${currencies.join(', ')}, and the file does not say what one of them is in the other.`);
}

function currencyOfCommodity(commodity: string, account: string | null, { rules }: Lines): string {
  const sign = commodity.replace(/^"(.*)"$/, '$1').trim();
  if (isShared(sign)) return rules.fallbackCurrency(account);
  return currencyOf(sign) ?? fail(`«${shortText(sign)}» is no currency; the ledger has no place for securities.`);
}

const TAG = /(?:^|[\s,])([^\s,:]+):(?!\/\/)([^,\n]*)/g;

/** Tags are words with a colon, up to the next comma; the rest of a comment is its text. */
function commentOf(comment: string): { text: string; tags: string[] } {
  const tags = [...comment.matchAll(TAG)].map(([, name = '', value = '']) =>
    value.trim() === '' ? name : `${name}:${value.trim()}`,
  );
  const words = comment.replace(TAG, ',').split(',');
  const text = words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .join(', ');
  return { text, tags: tags.flatMap((tag) => tagsOf(tag, '')) };
}
