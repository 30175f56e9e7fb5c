import { wordKey } from '../cells/clean-text';
import { arePlausibleSigns, partnerOf, signOf } from '../cells/sign-words';
import type { SignColumn } from '../mapping';
import { knownSigns, role, titleOf, type ColumnFacts } from './column-facts';
import { moves } from './figures';
import { moneyChange } from './money-change';
import { clamp, incomeTexts, saysIncome } from './income-texts';
import type { MoneyReading, MoneyView } from './money-view';
import { signColumn } from './proven-reading';
import type { Ask, Warn } from './questions';
import { askForUnexplained } from './row-states';

/** From these odds on nothing is asked, and from those on nothing is said. */
export const SURE = Math.log(400);
const CERTAIN = Math.log(6_000);
const ODDS = { cardNegative: 1, accountNegative: 25_000, unknownNegative: 100 } as const;
const FREQUENCY_WEIGHT = Math.log(50);
const CARD_FREQUENCY_WEIGHT = Math.log(1_000);
const ON_A_CARD = 'Positive figures are read as money out, as on the statement of a card.';
const AS_WRITTEN = 'Negative figures are read as money out; the statement of a card may have it the other way.';
/** A card's statement of so many rows without a sign is one of purchases. */
const FEWEST_PURCHASES = 5;

/** Money goes out more often than it comes in: four to one for each row, however many there are. */
export const frequency = (more: number, weight = FREQUENCY_WEIGHT): number => clamp(more * Math.log(4), weight);

/** Which way a column of amounts goes: words first, then marks, then the kind of the account and how many figures are negative. */
export function chooseDirection(
  view: MoneyView,
  amount: ColumnFacts,
  reading: MoneyReading,
  ask: Ask,
  warn: Warn,
): MoneyReading {
  const values = view.at(amount);
  let [plus, minus] = [0, 0];
  values.forEach((value, i) => {
    if (view.skip[i] === 1 || !moves(value)) return;
    if (value > 0) plus++;
    else minus++;
  });
  const words = wordsThatSay(view, amount);
  if (words && minus === 0) return { ...reading, columns: { ...reading.columns, sign: knownColumn(view, words) } };
  if (words && plus > 0) {
    const agreement = agreementWith(view, values, words);
    if (agreement !== null) return agreement > 0 ? reading : { ...reading, inverted: true };
  }
  if (view.onlyCreditsMarked(amount)) return { ...reading, unmarked: 'out' };
  if (amount.creditMarks + amount.debitMarks > 0) return reading;
  const marked = markedAlone(view, amount);
  if (marked && minus === 0) return { ...reading, columns: { ...reading.columns, sign: marked } };
  if (minus === 0) return askForUnsigned(view, amount, reading, ask, warn);
  const { account } = view.context;
  const isCard = account?.type === 'credit-card';
  const prior = isCard ? ODDS.cardNegative : account ? ODDS.accountNegative : ODDS.unknownNegative;
  const texts = incomeTexts(view, (i) => values[i] || 0);
  // Of a card hardly anything but its purchases is seen, unless the texts say otherwise.
  const weight = isCard && texts * (minus - plus) >= 0 ? CARD_FREQUENCY_WEIGHT : FREQUENCY_WEIGHT;
  const odds = Math.log(prior) + frequency(minus - plus, weight) + texts;
  const chosen: MoneyReading = odds < 0 ? { ...reading, inverted: true } : reading;
  const other: MoneyReading = odds < 0 ? reading : { ...reading, inverted: true };
  const isOpen = (isCard ? Math.abs(odds) : odds) < SURE;
  if (isOpen || (plus === 0 && mayBeHalf(view, amount)))
    ask({
      code: 'direction',
      weight: 5,
      text: `Which figures in ${titleOf(amount)} are money out?`,
      options: [chosen, other].map((each) => ({
        label: each.inverted ? 'Positive ones, as on the statement of a card' : 'Negative ones',
        change: moneyChange(each),
      })),
    });
  else if (chosen.inverted) warn('direction-assumed', ON_A_CARD);
  else if (isCard || (!account && odds < CERTAIN)) warn('direction-assumed', AS_WRITTEN);
  return chosen;
}

/** Beside a column that is empty throughout, figures of one sign may be one half of a pair: the sign is then the bank's own and says nothing. */
const mayBeHalf = (view: MoneyView, amount: ColumnFacts) =>
  role(amount, 'amount', 'sign') === 0 &&
  view.facts.some(({ filled, zeros, roles }) => filled === zeros && roles.size === 0);

/** A column all or most words of which are known directions. */
function wordsThatSay(view: MoneyView, amount: ColumnFacts): ColumnFacts | null {
  const fits = view.signColumns.filter((column) => {
    if (column === amount) return false;
    const { words, known } = knownSigns(column);
    if (known.length === 0) return false;
    const isNamed = role(column, 'sign') > 0;
    const isShort = words.some((word) => word.length === 1);
    const covered = known.reduce((sum, word) => sum + (column.values.get(word) ?? 0), 0);
    if (known.length < words.length && (known.length < 2 || (isShort && covered < column.filled * 0.9))) return false;
    return isNamed || arePlausibleSigns(known);
  });
  const liking = (column: ColumnFacts) =>
    role(column, 'sign') * 2 + knownSigns(column).known.length + column.filled / Math.max(column.sampled, 1);
  return [...fits].sort((a, b) => liking(b) - liking(a))[0] ?? null;
}

/** A column in which one direction bears its mark and the other one nothing: `CR`, and blanks for what was bought. */
function markedAlone(view: MoneyView, amount: ColumnFacts): SignColumn | null {
  const column = view.facts.find(({ values, filled, sampled, roles, ...facts }) => {
    const [word = ''] = values.keys();
    return (
      facts.column !== amount.column &&
      values.size === 1 &&
      filled < sampled &&
      signOf(word) !== 0 &&
      (word.length > 1 || roles.has('sign')) &&
      (roles.size === 0 || roles.has('sign'))
    );
  });
  const [word = ''] = column?.values.keys() ?? [];
  const written = view.rows
    .map(({ cells }) => cells[column?.column ?? -1] ?? '')
    .find((cell) => wordKey(cell) === word);
  if (!column || written === undefined) return null;
  return signOf(word) === 1
    ? { column: column.column, in: [written], out: [''] }
    : { column: column.column, in: [''], out: [written] };
}

/** The known words as the file writes them, each pair made whole where the file shows one direction only. */
function knownColumn(view: MoneyView, column: ColumnFacts) {
  const signs = new Map(
    knownSigns(column).known.flatMap((word) => {
      const sign = signOf(word);
      return sign === 0 ? [] : [[word, sign] as const];
    }),
  );
  const found = signColumn(view, column, signs, 1);
  const [into] = found.in;
  const [out] = found.out;
  if (into === undefined && out !== undefined) found.in = [partnerOf(out) ?? ''].filter((word) => word !== '');
  if (out === undefined && into !== undefined) found.out = [partnerOf(into) ?? ''].filter((word) => word !== '');
  return found;
}

/** 1 where signs and words say the same, -1 where they say the opposite, null where they are at odds. */
function agreementWith(view: MoneyView, values: Float64Array, words: ColumnFacts): 1 | -1 | null {
  let [same, other] = [0, 0];
  values.forEach((value, i) => {
    const sign = signOf(view.cell(i, words));
    if (sign === 0 || !moves(value)) return;
    if (sign === Math.sign(value)) same++;
    else other++;
  });
  if (same >= (same + other) * 0.9) return 1;
  return other >= (same + other) * 0.9 ? -1 : null;
}

interface Way {
  label: string;
  /** Its words, of which nobody knows that they are directions. */
  words?: ColumnFacts;
  reading: MoneyReading;
  signOfRow: (row: number) => number;
}

/** No figure has a sign: a column of two or three words may say it, or all are of one kind. */
function askForUnsigned(
  view: MoneyView,
  amount: ColumnFacts,
  reading: MoneyReading,
  ask: Ask,
  warn: Warn,
): MoneyReading {
  const byWords = waysByWords(view, amount, reading);
  if (view.context.account?.type === 'credit-card' && byWords.length === 0 && amount.money >= FEWEST_PURCHASES) {
    warn('direction-assumed', ON_A_CARD);
    return { ...reading, inverted: true };
  }
  const ways: Way[] = [...byWords, ...waysForAll(view, reading)];
  const values = view.at(amount);
  const texts = view.facts.filter((column) => column.isText);
  const earns = ({ signOfRow }: Way) => {
    let sum = 0;
    values.forEach((value, i) => {
      if (moves(value) && saysIncome(view, texts, i)) sum += signOfRow(i);
    });
    return sum;
  };
  const [usual] = ways;
  if (!usual) return reading;
  const first = ways.reduce((best, way) => (earns(way) > earns(best) ? way : best), usual);
  ask({
    code: 'direction',
    weight: 5,
    text: `The figures in ${titleOf(amount)} have no signs. Which are money out?`,
    options: [first, ...ways.filter((way) => way !== first)].map(({ label, reading: each }) => ({
      label,
      change: moneyChange(each),
    })),
  });
  // Words that no income bears out may as well say which rows are booked.
  const { words } = first;
  if (words && earns(first) <= 0) askForUnexplained(view, (column) => column !== words, ask);
  return first.reading;
}

function waysByWords(view: MoneyView, amount: ColumnFacts, reading: MoneyReading): Way[] {
  const unknown = view.signColumns.filter(
    (column) =>
      column !== amount &&
      column.distinct >= 2 &&
      (column.distinct === 2 || (column.distinct === 3 && role(column, 'sign') > 0)) &&
      column.distinct * 1.5 <= column.filled &&
      column.filled >= column.sampled * 0.9 &&
      // What names a year or a bill is no direction.
      [...column.values.keys()].every((word) => !/\d{4}/.test(word)) &&
      role(column, 'category', 'account', 'payee', 'note', 'currency') === 0,
  );
  const likely = unknown
    .map((column) => ({ column, liking: steadiness(view, column) - column.distinct / 10 }))
    .sort((a, b) => b.liking - a.liking);
  return likely.slice(0, 2).flatMap(({ column }) => {
    const words = [...column.values].sort((a, b) => b[1] - a[1]).map(([word]) => word);
    const splits =
      words.length === 2
        ? words.map((out) => [out, words.find((word) => word !== out) ?? ''] as const)
        : words.flatMap((out) => words.filter((into) => into !== out).map((into) => [out, into] as const));
    return splits.map(([out, into]) => {
      const signs = new Map<string, 1 | -1>([
        [into, 1],
        [out, -1],
      ]);
      return {
        label: `«${out}» in ${titleOf(column)} is money out, «${into}» money in`,
        words: column,
        reading: { ...reading, columns: { ...reading.columns, sign: signColumn(view, column, signs, 1) } },
        signOfRow: (row: number) => signs.get(view.word(row, column)) ?? 0,
      };
    });
  });
}

/** How steadily the words go with whom the money went to or came from: that of a direction is the same in row after row. */
function steadiness(view: MoneyView, column: ColumnFacts): number {
  const names = view.facts.filter(
    (each) => each.isText && each !== column && each.distinct > 2 && each.distinct * 2 <= each.filled,
  );
  return Math.max(0, ...names.map((name) => steadinessBy(view, column, name)));
}

function steadinessBy(view: MoneyView, column: ColumnFacts, name: ColumnFacts): number {
  const words = new Map<string, Map<string, number>>();
  view.rows.forEach((_, i) => {
    const counts = words.get(view.word(i, name)) ?? new Map<string, number>();
    const word = view.word(i, column);
    words.set(view.word(i, name), counts.set(word, (counts.get(word) ?? 0) + 1));
  });
  let [steady, all] = [0, 0];
  for (const counts of words.values()) {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (total < 2) continue;
    all += total;
    steady += Math.max(...counts.values());
  }
  return all === 0 ? 0 : steady / all;
}

function waysForAll(view: MoneyView, reading: MoneyReading): Way[] {
  const isCard = view.context.account?.type === 'credit-card';
  const out: Way = { label: 'All of them', reading: { ...reading, inverted: true }, signOfRow: () => -1 };
  const into: Way = { label: 'None of them', reading, signOfRow: () => 1 };
  return isCard ? [out, into] : [into, out];
}
