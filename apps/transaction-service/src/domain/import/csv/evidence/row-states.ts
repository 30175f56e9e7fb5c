import { wordKey } from '../cells/clean-text';
import { sumWord } from '../cells/sum-words';
import { stateOf } from '../cells/state-words';
import type { ImportMapping, StateColumn } from '../mapping';
import { rowsInBalance } from './balance-steps';
import { stepsOf, type BalanceProof } from './balance-proof';
import { role, titleOf, type ColumnFacts } from './column-facts';
import { moves } from './figures';
import type { MoneyReading, MoneyView } from './money-view';
import type { Ask } from './questions';
import type { TableView } from './table-view';

const MOST_STATES = 12;
/** Rows in which a balance may show no step at all. */
const A_HANDFUL = 5;
/** Rows in which the share of a word says little. */
const A_FEW = 8;
const TWO_OR_THREE = 3;

/** The column whose words say of rows that they are not booked, if there is one. */
export function findStateColumn(facts: readonly ColumnFacts[]): ColumnFacts | null {
  const fits = facts.filter((column) => {
    if (!(column.isText || column.roles.has('state')) || column.states === 0 || column.distinct > MOST_STATES)
      return false;
    const isNamed = role(column, 'state') > 0;
    if (role(column, 'payee', 'note') > 0.5 && !isNamed) return false;
    return column.states >= column.filled * 0.8 || isNamed;
  });
  const liking = (column: ColumnFacts) => role(column, 'state') + column.states / Math.max(column.sampled, 1);
  return [...fits].sort((a, b) => liking(b) - liking(a))[0] ?? null;
}

/** The words of all rows that say so; undefined where none does. */
export function stateRole(view: TableView, { column }: ColumnFacts): StateColumn | undefined {
  const words = [...(view.words(column, wordKey, 50)?.values() ?? [])];
  const those = (state: 'pending' | 'void') => words.filter((word) => stateOf(word) === state);
  const found = { column, pending: those('pending'), void: those('void') };
  return found.pending.length + found.void.length > 0 ? found : undefined;
}

export interface BookedRows {
  state?: StateColumn | undefined;
  blanks?: NonNullable<ImportMapping['balance']>['blanks'];
  /** The column of the state is one of texts that says of a single row that it is none. */
  isText?: boolean;
}

/** Which rows are booked, where a balance and words say so together; what neither says is asked. */
export function chooseBooked(
  view: MoneyView,
  known: StateColumn | undefined,
  proof: BalanceProof | null,
  { columns }: Pick<MoneyReading, 'columns'>,
  ask: Ask,
): BookedRows {
  const inBalance = proof && rowsInBalance(stepsOf(view, proof), proof.variant);
  const booked = proof && inBalance ? rowsWithoutBalance(view, known, proof, inBalance, ask) : null;
  if (booked) return booked;
  const isProven =
    proof !== null &&
    inBalance !== null &&
    inBalance.every((found, i) => found === 1 || view.skip[i] === 1 || !moves(proof.values[i]));
  const odd = isProven ? undefined : view.facts.find((column) => isOddState(view, column));
  if (odd) return askForWords(view, odd, ask);
  if (!proof) askForBlanks(view, columns, ask);
  return { state: known };
}

/** In a handful of rows figures under no name may be a balance that proves nothing, and a row without one not be booked. */
function askForBlanks(view: MoneyView, { amount, debit, credit, fee }: MoneyReading['columns'], ask: Ask): void {
  if (view.rows.length > A_HANDFUL) return;
  const taken = new Set([amount, debit, credit, fee]);
  const column = view.money.find(
    (facts) =>
      !taken.has(facts.column) &&
      (facts.roles.size === 0 || role(facts, 'balance') > 0) &&
      facts.filled > 0 &&
      facts.filled < view.rows.length,
  );
  if (column)
    askForRows(ask, {}, { columns: { balance: column.column }, balance: { order: 'down', blanks: 'pending' } }, true);
}

const saysAll = ({ values }: ColumnFacts): boolean => [...values.keys()].every((word) => stateOf(word) !== null);

function isOddState(view: MoneyView, column: ColumnFacts): boolean {
  const words = [...column.values.keys()];
  if (view.stateColumn && saysAll(view.stateColumn)) return false;
  return (
    role(column, 'state') > 0.5 &&
    column.isText &&
    words.length >= 2 &&
    words.length <= 6 &&
    column.filled >= column.sampled * 0.8 &&
    words.some((word) => stateOf(word) === null)
  );
}

/** A column of states in words that nobody knows: the most frequent one is what is booked, perhaps. */
function askForWords(view: MoneyView, column: ColumnFacts, ask: Ask): BookedRows {
  const [first = '', ...others] = [...column.values].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const unknown = others.filter((word) => stateOf(word) !== 'booked').map((word) => written(view, column, word));
  const pending = unknown.filter((word) => stateOf(word) === 'pending');
  const state = { column: column.column, pending, void: unknown.filter((word) => !pending.includes(word)) };
  ask({
    code: 'state',
    weight: 2,
    text: `Which rows are booked? ${titleOf(column)} has words that are not known.`,
    options: [
      { label: `Only those with «${written(view, column, first)}»`, change: { columns: { state } } },
      { label: 'All of them', change: { columns: { state: undefined } } },
    ],
  });
  return { state };
}

/**
 * A few words in a column that nothing explains, most rows having one of them: the others may not be booked. Where the direction
 * is asked between the words of several columns, those of the column not taken (`rivals`) are unexplained whatever their shares.
 */
export function askForUnexplained(
  view: MoneyView,
  isExplained: (column: ColumnFacts) => boolean,
  ask: Ask,
  rivals: ReadonlySet<number> = new Set(),
): void {
  // Another column says it already.
  if (view.stateColumn && saysAll(view.stateColumn)) return;
  const isNamed = view.facts.some(({ roles }) => roles.size > 0);
  const open = view.facts.filter((column) => !isExplained(column));
  const constant = isNamed ? [] : open.filter(isConstant);
  const odd =
    open.find((column) => rivals.has(column.column) || isUnexplained(column, isNamed)) ??
    (constant.length === 1 ? constant[0] : undefined);
  if (!odd) return;
  const [first = '', ...others] = [...odd.values].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const isAlone = others.length === 0;
  const stopped = (isAlone ? [first] : others).map((word) => written(view, odd, word));
  const state = { column: odd.column, pending: [], void: stopped };
  ask({
    code: 'state',
    weight: 1,
    text: `What ${titleOf(odd)} means is not known. Which rows are booked?`,
    options: [
      { label: 'All of them', change: { columns: { state: undefined } } },
      {
        label: isAlone ? 'None of them' : `Only those with «${written(view, odd, first)}»`,
        change: { columns: { state } },
      },
    ],
  });
}

/** Rows of a direction from which on words that go with it are not there by chance. */
const FEWEST_OF_A_DIRECTION = 3;

/** Every word goes with money in or with money out: it says how the money moved, not whether. */
export function followsDirection(view: MoneyView, column: ColumnFacts, signs: readonly number[]): boolean {
  const found = new Map<string, number>();
  for (const [i, sign] of signs.entries()) {
    const word = view.word(i, column);
    if (sign === 0 || view.skip[i] === 1) continue;
    if ((found.get(word) ?? sign) !== sign) return false;
    found.set(word, sign);
  }
  const rows = (sign: number) => signs.filter((each) => each === sign).length;
  return Math.min(rows(1), rows(-1)) >= FEWEST_OF_A_DIRECTION && found.size === 2;
}

/** 1 where a row says money in, -1 where it says money out, in the bank's own signs. */
export function signsOfRows(view: MoneyView, { amount, debit, credit }: MoneyReading['columns']): number[] {
  const figure = (column: number | undefined, i: number) => {
    const facts = column === undefined ? undefined : view.facts[column];
    return facts ? view.at(facts)[i] || 0 : 0;
  };
  return view.rows.map((_, i) =>
    amount !== undefined
      ? Math.sign(figure(amount, i))
      : Math.sign(Math.abs(figure(credit, i)) - Math.abs(figure(debit, i))),
  );
}

function isUnexplained(column: ColumnFacts, isNamed: boolean): boolean {
  const counts = [...column.values.values()];
  // Under a header that says nothing up to three rows of ten may not be booked, of a few of them half.
  const [most, least] = isNamed ? [0.6, 0.25] : column.filled <= A_FEW ? [0.5, 0.5] : [0.6, 0.3];
  return (
    column.isText &&
    column.roles.size === 0 &&
    (isNamed || !isCode(column)) &&
    column.distinct <= 4 &&
    column.filled >= column.sampled * 0.8 &&
    column.distinct >= 2 &&
    Math.max(...counts) >= column.filled * most &&
    Math.min(...counts) <= column.filled * least
  );
}

/** One and the same word in two or three rows: all of them may be pending. */
const isConstant = (column: ColumnFacts): boolean =>
  column.isText &&
  !isCode(column) &&
  column.distinct === 1 &&
  column.filled === column.sampled &&
  column.filled > 1 &&
  column.filled <= TWO_OR_THREE;

/** `A1` and `B2` are codes of something else. */
const isCode = ({ values }: ColumnFacts): boolean => [...values.keys()].every((word) => /\p{N}/u.test(word));

/** In a few rows one word that comes again, where another column has a text as well, may be a state rather than a name. */
export function mayBeStates(view: MoneyView, column: ColumnFacts): boolean {
  const isWord = [...column.values.keys()].every((word) => /^\p{L}{2,12}$/u.test(word));
  const isAlone = !view.facts.some((other) => other !== column && other.isText && other.letters > 0);
  return isWord && !isAlone && column.filled <= A_FEW && column.distinct < column.filled;
}

/** The word as the file writes it. */
const written = (view: MoneyView, column: ColumnFacts, word: string): string =>
  view.rows.map((_, i) => view.cell(i, column)).find((cell) => wordKey(cell) === word) ?? word;

/** Rows that bear no balance where others do: the balance says which of them are booked, else a column of words, else a person. */
function rowsWithoutBalance(
  view: MoneyView,
  known: StateColumn | undefined,
  proof: BalanceProof,
  inBalance: Int8Array,
  ask: Ask,
): BookedRows | null {
  const balance = view.at(proof.balance);
  const texts = view.facts.filter((column) => column.isText);
  // A balance or a sum says itself that it is no movement.
  const isSum = (i: number) => view.facts.some((column) => sumWord(view.cell(i, column)) !== null);
  const rows = (found: number) =>
    [...inBalance.keys()].filter((i) => inBalance[i] === found && view.skip[i] === 0 && moves(proof.values[i]));
  const within = rows(1);
  const out = rows(-1).filter((i) => !isSum(i));
  let open = rows(0).filter((i) => !isSum(i));
  const fewWords = texts.filter((column) => column.distinct <= 6 && column.distinct > 0);
  const wordsOf = (column: ColumnFacts) => new Set(within.map((i) => view.word(i, column)));
  // Where booked rows, too, may bear no balance, only a rare word that no booked row has makes a row doubtful.
  if (out.length === 0 && within.some((i) => Number.isNaN(balance[i])))
    open = open.filter((i) =>
      fewWords.some((column) => {
        const word = view.word(i, column);
        const isRare = (column.values.get(word) ?? 0) <= column.filled * 0.34 && column.distinct * 2 <= column.filled;
        return isRare && !wordsOf(column).has(word);
      }),
    );
  if (out.length === 0 && open.length === 0) return null;
  const doubtful = out.length > 0 ? out : open;
  const column = fewWords.find((text) => {
    const booked = wordsOf(text);
    return booked.size > 0 && doubtful.every((i) => !booked.has(view.word(i, text)));
  });
  const byWord =
    column && isStateLike(column) && (known === undefined || known.column === column.column) ? column : null;
  if (byWord) {
    const booked = wordsOf(byWord);
    const left = [...out, ...open].filter((i) => !booked.has(view.word(i, byWord)));
    const words = [...new Set(left.map((i) => view.cell(i, byWord)))];
    const state = { column: byWord.column, pending: [...(known?.pending ?? []), ...words], void: known?.void ?? [] };
    if (out.length === 0) askForRows(ask, { columns: { state } }, { columns: { state: known } });
    return { state };
  }
  const use = { order: proof.order.name };
  if (out.length > 0 && open.length > 0)
    askForRows(ask, { balance: { ...use, blanks: 'pending' } }, { balance: { ...use, blanks: 'booked' } });
  else if (out.length === 0) {
    // Texts that no booked row has speak for rows that are none.
    const [pending, booked] = [
      { balance: { ...use, blanks: 'pending' as const } },
      { balance: { ...use, blanks: undefined } },
    ];
    if (column || isNewest(proof, balance, open)) askForRows(ask, pending, booked);
    else {
      askForRows(ask, booked, pending, true);
      return { state: known };
    }
  }
  return { state: known, blanks: 'pending' };
}

/** What has no balance yet stands after all that has one. */
function isNewest({ order, values }: BalanceProof, balance: Float64Array, open: readonly number[]): boolean {
  const last = order.rows.findLastIndex((i) => !Number.isNaN(balance[i]));
  const after = [...order.rows.subarray(last + 1)].filter((i) => moves(values[i]));
  return after.length > 0 && open.every((i) => after.includes(i));
}

/** Few words for many rows, under no header that says something else. */
const isStateLike = (column: ColumnFacts) =>
  column.distinct * 2 <= column.filled && role(column, 'payee', 'note', 'category', 'account') === 0;

type Change = Parameters<Ask>[0]['options'][number]['change'];

function askForRows(ask: Ask, first: Change, second: Change, bookedFirst = false): void {
  const labels = ['They are not booked yet', 'They are booked'];
  if (bookedFirst) labels.reverse();
  ask({
    code: 'rows-without-balance',
    weight: 2,
    text: 'Some rows bear no balance where others do. Are they booked?',
    options: [
      { label: labels[0] ?? '', change: first },
      { label: labels[1] ?? '', change: second },
    ],
  });
}
