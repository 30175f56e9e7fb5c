import { CalendarDate } from '@pft/kernel';
import { latestDay } from '../../../ledger-date';
import type { ImportWarning, Proposal, ReadingContext } from '../../statement';
import { splitAmount } from '../cells/amount-text';
import { chooseOrder, type ChosenOrder } from '../evidence/date-order';
import { dayColumns, formatOf } from '../evidence/day-columns';
import { chooseDecimal } from '../evidence/decimal-sign';
import { sayOrder } from '../evidence/order-question';
import type { OpenQuestion } from '../evidence/questions';
import { TableView } from '../evidence/table-view';
import { testQuestions } from '../evidence/tested-questions';
import type { FoundTable } from '../find-table';
import type { ImportColumns, ImportMapping } from '../mapping';
import { placesOf, type HeaderPlaces, type PeerLayout } from './layouts';
import { readPeerEntries } from './peer-table';
import { isShared } from './units';

type InFile = Pick<ImportMapping, 'charset' | 'delimiter' | 'quotes'>;

/** How the table of a peer is read: its columns are known, and what is left is how its user writes days and figures. */
export function proposePeer(layout: PeerLayout, table: FoundTable, written: InFile, context: ReadingContext): Proposal {
  const open: OpenQuestion[] = [];
  const warnings: ImportWarning[] = [];
  const say = {
    ask: (question: OpenQuestion) => void open.push(question),
    warn: (code: string, detail: string) => void warnings.push({ code, detail }),
  };
  const { source, kind } = layout;
  if (kind === 'none')
    say.warn(
      'plan-not-imported',
      'This is a plan and holds no movements. Import the register that was exported with it.',
    );
  const view = new TableView(table);
  const columns = columnsOf(layout, table.header ? placesOf(table.header) : new Map<string, number>());
  const { decimal, dateFormat } = writtenIn(layout, view, columns, { context, delimiter: written.delimiter, say });
  const inverted =
    layout.spending === 'positive' || (layout.spending === 'unknown' && askSpending(view, columns, say.ask));
  const mapping: ImportMapping = {
    charset: written.charset,
    delimiter: written.delimiter,
    ...(written.quotes && written.quotes !== 'doubled' && { quotes: written.quotes }),
    headerLine: table.header?.line ?? null,
    decimal,
    dateFormat,
    columns,
    ...(inverted && { inverted }),
  };
  const rules = {
    fallbackCurrency: () => context.account?.currency ?? context.baseCurrency,
    latestDate: latestDay(context.today),
  };
  const { questions, readable, rows } = testQuestions(table, mapping, open, rules, say.warn);
  if (kind === 'none') return { reading: { format: 'csv', source, decimal, dateFormat }, warnings };
  if (!context.account && isCurrencyOpen(layout, view, columns))
    say.warn(
      'currency-assumed',
      `The file does not say in which currency all amounts are; they are taken for ${context.baseCurrency}.`,
    );
  if (kind === 'rows') {
    const confidence = { proof: 'header' as const, agree: readable, of: rows };
    return { reading: { format: 'csv', source, mapping }, warnings, questions, confidence };
  }
  const { entries } = readPeerEntries(layout, table, { decimal, dateFormat }, rules);
  const agree = entries.filter((entry) => 'values' in entry || entry.ignored).length;
  const confidence = { proof: 'header' as const, agree, of: entries.length };
  return { reading: { format: 'csv', source, decimal, dateFormat }, warnings, questions, confidence };
}

interface Saying {
  context: ReadingContext;
  delimiter: string;
  say: Parameters<typeof chooseDecimal>[4];
}

function writtenIn(
  { order, kind }: PeerLayout,
  view: TableView,
  columns: ImportColumns,
  { context, delimiter, say }: Saying,
): Pick<ImportMapping, 'decimal' | 'dateFormat'> {
  const tomorrow = CalendarDate.toEpochDay(context.today) + 1;
  const days = dayColumns(view.table.rows, [columns.date]);
  const chosen: ChosenOrder = order ? { order, decidedBy: 'dates', others: [] } : chooseOrder(days, context, tomorrow);
  const [column] = days;
  if (column && kind !== 'none') sayOrder(column, chosen, tomorrow, say);
  const dateFormat = column?.usual ? formatOf(column, chosen.order) : 'YYYY-MM-DD';
  const at = new Set([columns.amount, columns.debit, columns.credit]);
  const money = view.facts.filter((each) => at.has(each.column));
  const decimal = order || kind === 'none' ? '.' : chooseDecimal(view, money, context, delimiter, say);
  return { decimal, dateFormat };
}

/** The roles of the columns that are there. */
function columnsOf({ columns }: PeerLayout, places: HeaderPlaces): ImportColumns {
  const { sign, state, ...single } = columns;
  const roles = Object.entries(single).flatMap(([role, word]) => {
    const column = places.get(word);
    return column === undefined ? [] : [[role, column] as const];
  });
  const at = (column: string | undefined) => (column === undefined ? undefined : places.get(column));
  const [signAt, stateAt] = [at(sign?.column), at(state?.column)];
  return {
    date: places.get(columns.date) ?? 0,
    ...Object.fromEntries(roles),
    ...(sign && signAt !== undefined && { sign: { column: signAt, in: sign.in, out: sign.out } }),
    ...(state && stateAt !== undefined && { state: { column: stateAt, pending: state.pending, void: state.void } }),
  };
}

/** The program writes spending with either sign, as its user has set it: most rows are spending. */
function askSpending(view: TableView, { amount }: ImportColumns, ask: (question: OpenQuestion) => void): boolean {
  const facts = view.facts.find(({ column }) => column === amount);
  const isPositive = facts !== undefined && facts.negative < facts.money - facts.negative;
  ask({
    code: 'direction',
    weight: 5,
    text: 'Which amounts are money out?',
    options: [isPositive, !isPositive].map((inverted) => ({
      label: inverted ? 'Positive ones' : 'Negative ones',
      change: { inverted: inverted ? true : undefined },
    })),
  });
  return isPositive;
}

function isCurrencyOpen(
  { kind, units }: PeerLayout,
  view: TableView,
  { currency, ...columns }: ImportColumns,
): boolean {
  const header = view.table.header;
  const unitsAt = units !== undefined && header ? placesOf(header).get(units) : undefined;
  if (kind === 'rows' ? currency !== undefined : unitsAt === undefined) return false;
  const { amount, debit, credit } = columns;
  const at = (unitsAt === undefined ? [amount, debit, credit] : [unitsAt]).filter((column) => column !== undefined);
  const cells = view.window.flatMap((row) => at.map((column) => row.cells[column] ?? ''));
  const figures = cells.flatMap((cell) => splitAmount(cell) ?? []);
  // A column of commodities holds no figures.
  return figures.length === 0 ? cells.some(isShared) : figures.some(({ unit }) => isShared(unit));
}
