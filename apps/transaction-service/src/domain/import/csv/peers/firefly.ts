import { Money } from '@pft/kernel';
import type { StatementAccount } from '../../statement';
import { currencyOf } from '../cells/currency-text';
import type { FoundTable } from '../find-table';
import { fail } from '../reading/written-values';
import { NAME_LENGTH, shortText, storedText } from '../reading/stored-text';
import { joined, type Movement } from './double-entry';
import { addTogether, type Line, type Lines } from './lines';
import { PeerStatement } from './peer-statement';
import { tagsOf, textsOf, withTags } from './texts';

/** Accounts of the person's own, by the kinds that Firefly III has; all others are who paid or was paid. */
const OWN: Readonly<Record<string, StatementAccount['type']>> = {
  'Asset account': 'checking',
  'Default account': 'checking',
  'Credit card': 'credit-card',
  Loan: 'loan',
  Debt: 'loan',
  Mortgage: 'loan',
};
const BEGINNINGS = new Set(['Opening balance', 'Liability credit']);

interface Side {
  name: string | null;
  kind: string;
  iban: string;
  type: StatementAccount['type'];
}

interface Journal {
  line: Line;
  /** The account of which it tells, and the other side. */
  own: Side;
  other: Side;
  type: 'income' | 'expense';
  amount: Money;
  foreign: Money | null;
}

/**
 * A line is a whole movement from its source to its destination: of the two one is the person's own, and where both are it is a
 * transfer, of which the foreign amount is what arrives. Lines of one group from or to the same account are parts of one.
 */
export function readFirefly(table: FoundTable, lines: Lines): PeerStatement {
  const statement = new PeerStatement();
  for (const group of groupsOf(table, lines)) {
    addTogether(group, statement, (place) => {
      const journals = group.map((line) => journalOf(line, lines));
      const [first] = journals;
      if (first && journals.every((journal) => belongs(journal, first))) {
        addJournal(statement, place, first, journals, lines);
        return;
      }
      for (const journal of journals)
        addTogether([journal.line], statement, (each) => addJournal(statement, each, journal, [journal], lines));
    });
  }
  return statement;
}

/** By their group, in the order of the first line of each. */
function groupsOf({ rows }: FoundTable, lines: Lines): Iterable<Line[]> {
  const groups = new Map<string, Line[]>();
  for (const row of rows) {
    const line = lines.of(row);
    const id = line.cell('group_id');
    const key = id === '' ? `line ${row.line}` : id;
    const there = groups.get(key);
    if (there) there.push(line);
    else groups.set(key, [line]);
  }
  return groups.values();
}

function journalOf(line: Line, lines: Lines): Journal {
  const side = (which: 'source' | 'destination'): Side => {
    const kind = line.cell(`${which}_type`);
    return {
      name: storedText(line.text(`${which}_name`).trim(), NAME_LENGTH),
      kind,
      iban: line.cell(`${which}_iban`),
      type: OWN[kind],
    };
  };
  const [source, destination] = [side('source'), side('destination')];
  const isOut = source.kind in OWN;
  const [own, other] = isOut ? [source, destination] : [destination, source];
  if (!(own.kind in OWN) || own.name === null)
    return fail(`Neither «${source.name ?? ''}» nor «${destination.name ?? ''}» is an account of your own.`);
  const amount = moneyOf(line, 'amount', 'currency_code', lines);
  if (amount.isZero()) return fail('The amount is zero: nothing was moved.');
  const foreign =
    line.cell('foreign_amount') === '' ? null : moneyOf(line, 'foreign_amount', 'foreign_currency_code', lines);
  const isForeign = foreign !== null && !foreign.isZero() && foreign.currency !== amount.currency;
  return { line, own, other, type: isOut ? 'expense' : 'income', amount, foreign: isForeign ? foreign : null };
}

/** Without its sign: where it comes from and where it goes say the direction. */
function moneyOf(line: Line, column: string, codes: string, lines: Lines): Money {
  const code = line.cell(codes);
  if (code === '') return fail('The currency is missing.');
  const currency = currencyOf(code) ?? fail(`«${shortText(code)}» is no currency.`);
  return Money.of(lines.minor(line.cell(column), currency), currency).abs();
}

function belongs({ own, other, type, amount, line }: Journal, first: Journal): boolean {
  return (
    own.name === first.own.name &&
    type === first.type &&
    amount.currency === first.amount.currency &&
    line.cell('date') === first.line.cell('date') &&
    !BEGINNINGS.has(line.cell('type')) &&
    (other.kind in OWN ? other.name === first.other.name : !(first.other.kind in OWN))
  );
}

function addJournal(
  statement: PeerStatement,
  place: Parameters<PeerStatement['add']>[0],
  { line, own, other, type }: Journal,
  journals: readonly Journal[],
  lines: Lines,
): void {
  const date = lines.dayOf(line.cell('date'));
  const amount = journals.map((each) => each.amount).reduce((sum, each) => sum.plus(each));
  const foreign = totalOf(journals.map((each) => each.foreign));
  const beginning = BEGINNINGS.has(line.cell('type'));
  const isTransfer = !beginning && other.kind in OWN && other.name !== null;
  for (const { name, kind, iban, type: kindOf } of [own, other])
    if (kind in OWN && name !== null)
      statement.describe({
        name,
        currency: name === own.name || !foreign ? amount.currency : foreign.currency,
        type: kindOf,
        iban: iban || null,
      });
  const told = journals.map((each) => each.line);
  const tags = [...new Set(told.flatMap((each) => tagsOf(each.text('tags'), ',')))];
  const parts = isTransfer || journals.length < 2 ? [] : journals.map(partOf);
  const others = new Set(journals.map((each) => payeeOf(each.other)));
  const title = line.text('group_title').trim();
  const described = journals.length > 1 && title !== '' ? title : line.text('description');
  const payee = isTransfer || beginning || others.size > 1 ? described : ([...others][0] ?? described);
  const texts = textsOf(
    payee,
    joined([payee === described ? null : described, ...told.map((each) => each.text('notes'))]),
  );
  statement.add(
    place,
    {
      date,
      valueDate: null,
      type,
      amount,
      accountText: own.name,
      categoryText: parts.length > 0 || isTransfer ? null : categoryOf(line),
      bankId: null,
      ...(beginning && { ignored: 'balance' as const }),
      ...(isTransfer && { transfer: { accountText: other.name ?? '', amount: foreign } }),
      ...(!isTransfer && foreign && { originalAmount: foreign }),
      ...(!isTransfer && other.iban !== '' && { counterparty: other.iban }),
      ...(parts.length > 0 && { splits: parts }),
      ...withTags(tags),
    },
    texts,
    beginning,
  );
}

const partOf = ({ line, amount }: Journal): NonNullable<Movement['splits']>[number] => ({
  amount,
  categoryText: categoryOf(line),
  note: textsOf(null, line.text('description')).note,
});

const categoryOf = (line: Line) => storedText(line.text('category').trim(), NAME_LENGTH);

/** Whoever is paid in cash has no name. */
const payeeOf = ({ kind, name }: Side) => (kind === 'Cash account' || kind === 'Reconciliation account' ? null : name);

/** Null where one of them has no foreign amount, or another currency. */
function totalOf(foreign: readonly (Money | null)[]): Money | null {
  const [first = null, ...rest] = foreign;
  let total = first;
  for (const each of rest) total = total && each && each.currency === total.currency ? total.plus(each) : null;
  return total;
}
