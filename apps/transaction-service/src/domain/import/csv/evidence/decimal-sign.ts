import { currencyExponent } from '@pft/kernel';
import type { ReadingContext } from '../../statement';
import { figureOf, splitAmount, type DecimalSign } from '../cells/amount-text';
import { currencyOf } from '../cells/currency-text';
import { role, type ColumnFacts } from './column-facts';
import type { Ask, Warn } from './questions';
import type { TableView } from './table-view';

interface Counts {
  read: number;
  /** More digits than the currency has. */
  misfit: number;
  /** Exactly its digits. */
  fit: number;
}

interface Seen {
  '.': Counts;
  ',': Counts;
  /** Cells that both signs read, with other figures. */
  differing: number;
  whole: number;
  /** Cells that one of the signs reads. */
  readable: number;
  /** One group of three digits behind the only sign. */
  three: number;
  /** Of these the ones that end in a zero. */
  threeWithZero: number;
  /** Currencies that the file names. */
  currencies: Set<string>;
}

/** A sign that reads a cell weighs more than any digits. */
const READ = 1_000;
const MISFIT = 60;
/** A sign that reads less of the figures than this is none that fits. */
const FITS = 0.75;

/** The decimal sign over all columns of figures: what reads more cells, then the digits that the currency has. */
export function chooseDecimal(
  view: TableView,
  money: readonly ColumnFacts[],
  context: ReadingContext,
  delimiter: string,
  say: { ask: Ask; warn: Warn },
): DecimalSign {
  const { facts } = view;
  const codes = facts.filter((column) => column.isCode && column.filled >= column.sampled * 0.95);
  const fallback = context.account?.currency ?? context.baseCurrency;
  const columns = money.length > 0 ? money : facts.filter((column) => column.money > 0);
  const all = count(view, columns, codes, fallback);
  const named = columns.filter((column) => role(column, 'amount', 'debit', 'credit') > 0);
  const seen = named.length > 0 && isSplit(all) ? count(view, named, codes, fallback) : all;
  const score = (sign: DecimalSign) => seen[sign].read * READ - seen[sign].misfit * MISFIT + seen[sign].fit;
  const usual: DecimalSign = delimiter === ';' ? ',' : '.';
  const best: DecimalSign = score('.') === score(',') ? usual : score('.') > score(',') ? '.' : ',';
  const other: DecimalSign = best === '.' ? ',' : '.';
  const options = (first: DecimalSign, second: DecimalSign) =>
    [first, second].map((sign) => ({ label: nameOf(sign), change: { decimal: sign } }));
  const text = 'Which sign stands before the decimals?';
  if (seen[other].read > 0 && seen[best].read < seen.readable * FITS) {
    say.ask({ code: 'decimal', weight: 6, text, options: options(best, other) });
    return best;
  }
  const onlyGroups = seen.three > 0 && seen.three === seen[best].read;
  // A bank that writes decimals writes them always: figures without any beside groups of three are whole ones.
  if (seen.differing > 0 && onlyGroups && seen[other].misfit === 0 && seen.whole > seen.three * 0.1) {
    say.ask({ code: 'decimal', weight: 6, text, options: options(other, best) });
    return other;
  }
  const isNamed = context.account !== null || codes.length > 0 || columns.some(({ unit }) => currencyOf(unit) !== null);
  const isAlways = onlyGroups && seen.whole <= seen.three * 0.05;
  if (isAlways && isNamed && countsInCents(seen.currencies, fallback)) {
    // No figure is below a thousand where cents are usual: a third decimal, which is a zero, is as likely.
    const written = signOfRates(view);
    if (written) return written;
    const [first, second] = seen.threeWithZero === seen.three ? [other, best] : [best, other];
    say.ask({ code: 'decimal', weight: 6, text, options: options(first, second) });
    return first;
  }
  // Whoever counts without decimals groups by thousands.
  if (isAlways && !isNamed && currencyExponent(fallback) > 0)
    say.ask({ code: 'decimal', weight: 6, text, options: options(best, other) });
  else if (seen.differing > 0 && seen[best].read === seen[other].read && seen[best].misfit === seen[other].misfit)
    say.warn(
      'decimal-assumed',
      `Both signs read every figure; ${nameOf(best)} was taken, as ${fallback} has ${currencyExponent(fallback)} decimals.`,
    );
  return best;
}

/** Of large figures: whoever has one of these groups by thousands and writes no cents. */
const WITHOUT_CENTS = [
  'COP',
  'HUF',
  'IDR',
  'IRR',
  'IQD',
  'LAK',
  'LBP',
  'MMK',
  'MNT',
  'TZS',
  'UZS',
  'KHR',
  'ARS',
  'CRC',
  'AOA',
];

const countsInCents = (named: ReadonlySet<string>, fallback: string): boolean =>
  [...(named.size > 0 ? named : [fallback])].every(
    (currency) => currencyExponent(currency) === 2 && !WITHOUT_CENTS.includes(currency),
  );

/** The sign of figures with more than three decimals, as rates have them; null where there are none, or of both. */
function signOfRates({ facts, window }: TableView): DecimalSign | null {
  const columns = facts.filter((column) => column.money >= column.filled * 0.8);
  const signs = new Set(
    window.flatMap(({ cells }) => columns.map(({ column }) => /^\d+([.,])\d{4,}$/.exec(cells[column] ?? '')?.[1])),
  );
  const [one, ...others] = [...signs].filter((sign) => sign === '.' || sign === ',');
  return one !== undefined && others.length === 0 ? one : null;
}

/** Neither sign reads all: a column beside the amounts may be written otherwise. */
const isSplit = (seen: Seen) => seen['.'].read < seen.readable && seen[','].read < seen.readable;

const nameOf = (sign: DecimalSign) => (sign === '.' ? 'the point: 1,234.56' : 'the comma: 1.234,56');

function count(
  { window }: TableView,
  columns: readonly ColumnFacts[],
  codes: readonly ColumnFacts[],
  fallback: string,
): Seen {
  const seen: Seen = {
    '.': { read: 0, misfit: 0, fit: 0 },
    ',': { read: 0, misfit: 0, fit: 0 },
    differing: 0,
    whole: 0,
    readable: 0,
    three: 0,
    threeWithZero: 0,
    currencies: new Set(),
  };
  for (const column of columns) {
    const code = nearest(codes, column);
    for (const { cells } of window) {
      const cell = cells[column.column] ?? '';
      if (!/\d/.test(cell)) continue;
      if (!/[.,]/.test(cell)) {
        seen.whole++;
        continue;
      }
      const amount = splitAmount(cell);
      if (!amount) continue;
      if (/^\d{1,3}[.,]\d{3}$/.test(amount.body)) seen.three++;
      if (/^\d{1,3}[.,]\d{2}0$/.test(amount.body)) seen.threeWithZero++;
      const named = currencyOf(amount.unit) ?? currencyOf(column.unit) ?? currencyOf(code && cells[code.column]);
      if (named) seen.currencies.add(named);
      note(seen, amount.body, currencyExponent(named ?? fallback));
    }
  }
  return seen;
}

function note(seen: Seen, body: string, exponent: number): void {
  const [dot, comma] = [figureOf(body, '.'), figureOf(body, ',')];
  for (const [sign, figure] of [['.', dot] as const, [',', comma] as const]) {
    if (!figure) continue;
    const counts = seen[sign];
    counts.read++;
    if (figure.digits > exponent) counts.misfit++;
    else if (figure.digits === exponent && exponent > 0) counts.fit++;
  }
  if (dot || comma) seen.readable++;
  if (dot && comma && dot.value !== comma.value) seen.differing++;
}

function nearest(codes: readonly ColumnFacts[], { column }: ColumnFacts): ColumnFacts | null {
  const [first] = [...codes].sort((a, b) => Math.abs(a.column - column) - Math.abs(b.column - column));
  return first ?? null;
}
