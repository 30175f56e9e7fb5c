import { isCurrency } from '@pft/kernel';
import { figureOf, splitAmount } from '../cells/amount-text';
import { isBlank, wordKey } from '../cells/clean-text';
import { currencyOf, isSharedUnit } from '../cells/currency-text';
import { dateShape, isSomeDay } from '../cells/date-text';
import { headerRoles, splitUnit, type ColumnRole, type HeaderRoles } from '../cells/header-words';
import { signOf } from '../cells/sign-words';
import { stateOf } from '../cells/state-words';
import type { SeenRow } from '../table';

/** What a column holds, counted over a sample of the rows; the other counts are parts of `filled`. */
export interface ColumnFacts {
  readonly column: number;
  readonly title: string;
  /** Of its figures, as the header says it. */
  readonly unit: string | null;
  readonly roles: HeaderRoles;
  readonly sampled: number;
  readonly filled: number;
  readonly dates: number;
  readonly money: number;
  readonly negative: number;
  readonly creditMarks: number;
  readonly debitMarks: number;
  readonly fractions: number;
  readonly zeros: number;
  readonly states: number;
  /** States that say that a row is not booked. */
  readonly stopped: number;
  readonly ibans: number;
  readonly letters: number;
  /** Cells with a dash or the like in them, which are not counted as filled. */
  readonly dashes: number;
  /** Cells that are a minus and nothing else. */
  readonly minuses: number;
  /** By `wordKey`, with how often; of the first few hundred. */
  readonly values: ReadonlyMap<string, number>;
  readonly distinct: number;
  readonly isDate: boolean;
  readonly isMoney: boolean;
  readonly isCode: boolean;
  readonly isText: boolean;
}

const MOST_VALUES = 400;
const MOST_STATES = 12;
const IBAN = /^[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?$/;
const MONEY_ROLES = ['amount', 'debit', 'credit', 'balance', 'fee', 'foreign'] as const;
const OTHER_ROLES = [
  'other',
  'account',
  'bankId',
  'category',
  'payee',
  'note',
  'state',
  'sign',
  'currency',
] as const satisfies readonly ColumnRole[];

export function columnFacts(
  sample: readonly SeenRow[],
  header: readonly string[] | null,
  width: number,
): ColumnFacts[] {
  return Array.from({ length: width }, (_, column) => factsOf(sample, column, header?.[column] ?? ''));
}

/** How well the header names the column as one of these. */
export function role(facts: ColumnFacts, ...names: readonly ColumnRole[]): number {
  return Math.max(0, ...names.map((name) => facts.roles.get(name) ?? 0));
}

/** What a person calls the column. */
export const titleOf = ({ title, column }: ColumnFacts): string =>
  title === '' ? `column ${column + 1}` : `«${title}»`;

function factsOf(sample: readonly SeenRow[], column: number, title: string): ColumnFacts {
  const n = {
    filled: 0,
    dashes: 0,
    minuses: 0,
    dates: 0,
    money: 0,
    negative: 0,
    creditMarks: 0,
    debitMarks: 0,
    fractions: 0,
    zeros: 0,
    states: 0,
    stopped: 0,
    ibans: 0,
    letters: 0,
  };
  let [numbers, codes] = [0, 0];
  const values = new Map<string, number>();
  for (const { cells } of sample) {
    const cell = cells[column] ?? '';
    if (cell === '') continue;
    if (isBlank(cell)) {
      n.dashes++;
      if (cell === '-') n.minuses++;
      continue;
    }
    n.filled++;
    const key = wordKey(cell);
    if (values.size < MOST_VALUES || values.has(key)) values.set(key, (values.get(key) ?? 0) + 1);
    const hasDigit = /\d/.test(cell);
    const shape = hasDigit ? dateShape(cell) : null;
    if (shape && isSomeDay(shape)) {
      n.dates++;
      // Eight digits may be a number as well.
      if (shape.separator !== '') continue;
    }
    const amount = hasDigit ? splitAmount(cell) : null;
    const figure = amount && (figureOf(amount.body, '.') ?? figureOf(amount.body, ','));
    if (amount && figure) {
      n.money++;
      if (figure.value === 0) n.zeros++;
      else if (amount.negative || amount.mark === 'out') n.negative++;
      if (amount.mark === 'in') n.creditMarks++;
      if (amount.mark === 'out') n.debitMarks++;
      if (/[.,]\d{1,4}$/.test(amount.body) && !/^\d{1,3}[.,]\d{3}$/.test(amount.body)) n.fractions++;
      if (isNumber(amount.body, amount.unit)) numbers++;
    } else n.letters += cell.replace(/[^\p{L}]+/gu, '').length;
    if (cell.length === 3 && isCurrency(cell.toUpperCase())) codes++;
    if (IBAN.test(cell)) n.ibans++;
  }
  if (values.size <= MOST_STATES)
    for (const [value, count] of values) {
      const state = stateOf(value);
      if (state) n.states += count;
      if (state === 'pending' || state === 'void') n.stopped += count;
    }
  const roles = headerRoles(title);
  const counted = { column, title, unit: splitUnit(title).unit, roles, sampled: sample.length, ...n, values };
  return { ...counted, distinct: values.size, ...kindOf(counted, numbers, codes) };
}

/** A number that counts or names something: it begins with zeros, is very long, or has letters before it that are no currency. */
function isNumber(body: string, unit: string | null): boolean {
  if (!/^\d+$/.test(body)) return false;
  return /^0\d/.test(body) || body.length >= 10 || (body.length >= 6 && unit !== null && currencyOf(unit) === null);
}

type Counted = Omit<ColumnFacts, 'distinct' | 'isDate' | 'isMoney' | 'isCode' | 'isText'>;

function kindOf(facts: Counted, numbers: number, codes: number) {
  const { filled, values, roles } = facts;
  const isMost = (count: number, part: number) => filled > 0 && count >= filled * part;
  const isNamed = (names: readonly ColumnRole[]) => names.some((name) => roles.has(name));
  const namedMoney = isNamed(MONEY_ROLES);
  const isFlag = !namedMoney && isFlags(facts);
  const isDate = isMost(facts.dates, 0.8);
  const isCounter = !namedMoney && values.size === filled && filled > 1 && counts([...values.keys()]);
  const isMoney =
    !isDate &&
    !isFlag &&
    !isCounter &&
    isMost(facts.money, namedMoney ? 0.6 : 0.8) &&
    (namedMoney || !isNamed(OTHER_ROLES) || (roles.has('sign') && facts.fractions >= filled * 0.8)) &&
    numbers < filled * 0.3;
  const isCode = isMost(codes, roles.has('currency') ? 0.6 : 0.95);
  return { isDate, isMoney, isCode, isText: !isDate && !isMoney && !isCode && (facts.letters > 0 || isFlag) };
}

/** A handful of short codes, `01` and `02`, `X1` and `X2`, are no figures. */
function isFlags({ filled, values, fractions, zeros }: Counted): boolean {
  if (filled === 0) return false;
  const words = [...values.keys()];
  const few = words.length >= 2 && words.length <= 4 && filled >= Math.max(5, words.length * 2);
  if (few && fractions === 0 && zeros === 0 && words.every((word) => /^(?:\p{L}{1,3}\.?)?0?\d$/u.test(word)))
    return true;
  const units = words.map((word) => /^(\p{L}{1,4})[-. ]?\d{1,3}$/u.exec(word)?.[1]);
  return units.every((unit) => unit !== undefined && currencyOf(unit) === null && !isSharedUnit(unit));
}

function counts(texts: readonly string[]): boolean {
  return texts.every(
    (text, i) => /^\d{1,8}$/.test(text) && (i === 0 || Math.abs(Number(text) - Number(texts[i - 1])) === 1),
  );
}

/** Whether every word of a column, dashes too, says a direction or none does; how many do. */
export function knownSigns(facts: ColumnFacts): { words: string[]; known: string[] } {
  const words = [...facts.values.keys(), ...(facts.minuses > 0 ? ['-'] : [])];
  return { words, known: words.filter((word) => signOf(word) !== 0) };
}
