import { signOf } from '../cells/sign-words';
import { signsOfSteps } from './balance-steps';
import { differ, stepsOf, type BalanceProof } from './balance-proof';
import { role, titleOf, type ColumnFacts } from './column-facts';
import { moves } from './figures';
import type { MoneyReading, MoneyView } from './money-view';
import type { Ask } from './questions';
import { moneyChange } from './money-change';

/** What the best proof means, and what it leaves open. */
export function provenReading(view: MoneyView, proofs: readonly BalanceProof[], ask: Ask): MoneyReading | null {
  const [best] = proofs;
  if (!best) return null;
  const reading = readingOf(view, best, ask);
  askForUnseenFee(view, best, ask);
  const rival = proofs.find(
    (proof) =>
      proof.agree === best.agree &&
      proof.of === best.of &&
      proof.coverage >= best.coverage - 0.05 &&
      differ(proof, best),
  );
  if (rival && !(best.prior > 0.5 && rival.prior < best.prior - 0.2))
    ask({
      code: 'balance-both-ways',
      weight: 3,
      text: 'Two readings agree with the balance. Which one is right?',
      options: [
        { label: labelOf(best), change: moneyChange(reading) },
        { label: labelOf(rival), change: moneyChange(readingOf(view, rival, () => undefined)) },
      ],
    });
  return reading;
}

function labelOf({ columns, variant, order }: BalanceProof): string {
  const names = columns.map(titleOf).join(' and ');
  return `${names}${variant === 'minus' ? ' with signs turned' : ''}, ${ORDER_WORDS[order.name]}`;
}

const ORDER_WORDS = {
  down: 'from the first row to the last',
  up: 'from the last row to the first',
  'by-date': 'by date, rows of a day downwards',
  'by-date-up': 'by date, rows of a day upwards',
} as const;

/** A fee that only rows without a step bear is not proven to be within the amount. */
function askForUnseenFee(view: MoneyView, proof: BalanceProof, ask: Ask): void {
  if (proof.fee) return;
  const { rows } = proof.order;
  const balance = view.at(proof.balance);
  const until = rows.findIndex((i) => view.skip[i] === 0 && !Number.isNaN(balance[i]));
  const fee = view.money.find((column) => {
    if (column === proof.balance || proof.columns.some((each) => each === column) || role(column, 'foreign') > 0)
      return false;
    const bears = (i: number) => moves(view.at(column)[i]);
    return (
      rows.some((i, at) => at <= until && bears(i)) &&
      !rows.some((i, at) => at > until && view.skip[i] === 0 && bears(i))
    );
  });
  if (fee)
    ask({
      code: 'fee',
      weight: 2,
      text: `Does the fee in ${titleOf(fee)} come on top of the amount?`,
      options: [
        { label: 'It is within the amount', change: { columns: { fee: undefined } } },
        { label: 'It comes on top', change: { columns: { fee: fee.column } } },
      ],
    });
}

function readingOf(view: MoneyView, proof: BalanceProof, ask: Ask): MoneyReading {
  const [first, second] = proof.columns;
  const balance = { order: proof.order.name };
  const base = { balance: proof.balance.column, ...(proof.fee && { fee: proof.fee.column }) };
  if (second) {
    const [credit, debit] = proof.variant === 'minus' ? [second, first] : [first, second];
    return { columns: { ...base, debit: debit.column, credit: credit.column }, balance };
  }
  const columns = { ...base, amount: first.column };
  if (proof.words) {
    const turn = proof.variant === 'minus' ? -1 : 1;
    return { columns: { ...columns, sign: signColumn(view, proof.words.column, proof.words.signs, turn) }, balance };
  }
  const unmarked = view.onlyCreditsMarked(first) ? ({ unmarked: 'out' } as const) : {};
  const isUnsigned = !proof.values.some((value) => value < 0) && first.creditMarks + first.debitMarks === 0;
  if (proof.variant !== 'abs' && !isUnsigned)
    return { columns, ...unmarked, ...(proof.variant === 'minus' && { inverted: true }), balance };
  // A half whose other half is empty: its name says which one it is, if the balance agrees.
  for (const [name, variant] of [
    ['debit', 'minus'],
    ['credit', 'plus'],
  ] as const)
    if (role(first, name) > 0.45 && role(first, name) > role(first, 'amount') && proof.variant === variant)
      return { columns: { ...base, [name]: first.column }, balance };
  return unsignedReading(view, proof, first, columns, ask);
}

/** Figures without any sign take theirs from words beside them that say the same as the steps, else from each step. */
function unsignedReading(
  view: MoneyView,
  proof: BalanceProof,
  column: ColumnFacts,
  columns: MoneyReading['columns'],
  ask: Ask,
): MoneyReading {
  const signs = signsOfSteps(stepsOf(view, proof));
  const balance = { order: proof.order.name };
  const [words] = view.signColumns
    .flatMap((each) => wordsBySteps(view, proof, each, signs))
    .sort((a, b) => b.score - a.score);
  if (words) {
    const reading = { columns: { ...columns, sign: signColumn(view, words.column, words.signs, 1) }, balance };
    if (words.guessed)
      ask({
        code: 'direction',
        weight: 5,
        text: `Does ${titleOf(words.column)} say which way the money went?`,
        options: [
          { label: 'It does', change: moneyChange(reading) },
          {
            label: 'It says nothing',
            change: moneyChange({ columns, balance, ...(signs.some((sign) => sign < 0) && { inverted: true }) }),
          },
        ],
      });
    return reading;
  }
  // The first row has no step: its sign is asked for, and no other row's.
  const usual = signs.reduce((sum, sign) => sum + sign, 0) >= 0 ? 'in' : 'out';
  const other = usual === 'in' ? 'out' : 'in';
  const reading = (firstRow: 'in' | 'out'): MoneyReading => ({ columns, balance: { ...balance, firstRow } });
  ask({
    code: 'first-row',
    weight: 3,
    text: `${titleOf(column)} has no signs; the balance says them for all rows but the first one to happen. Was that money in or out?`,
    options: [usual, other].map((first) => ({
      label: first === 'in' ? 'Money in' : 'Money out',
      change: moneyChange(reading(first as 'in' | 'out')),
    })),
  });
  return reading(usual);
}

interface WordsBySteps {
  column: ColumnFacts;
  signs: ReadonlyMap<string, 1 | -1>;
  guessed: boolean;
  score: number;
}

function wordsBySteps(view: MoneyView, proof: BalanceProof, column: ColumnFacts, signs: Int8Array): WordsBySteps[] {
  const found = new Map<string, 1 | -1>();
  const all = new Set<string>();
  let steps = 0;
  for (let i = 0; i < signs.length; i++) {
    const word = view.word(i, column);
    if (moves(proof.values[i]) && view.skip[i] === 0) all.add(word);
    const sign = signs[i] === 1 ? 1 : signs[i] === -1 ? -1 : 0;
    if (sign === 0) continue;
    steps++;
    const known = signOf(word);
    if ((found.has(word) && found.get(word) !== sign) || (known !== 0 && known !== sign)) return [];
    found.set(word, sign);
  }
  const known = [...all].filter((word) => signOf(word) !== 0).length;
  if (all.size > 3 || (known === 0 && steps < all.size * 2)) return [];
  for (const word of all) {
    const sign = signOf(word);
    if (!found.has(word) && sign !== 0) found.set(word, sign);
  }
  const missing = [...all].filter((word) => !found.has(word));
  const seen = [...new Set(found.values())];
  const guessed = missing.length === 1 && all.size === 2 && seen.length === 1;
  if (guessed) found.set(missing[0] ?? '', seen[0] === 1 ? -1 : 1);
  else if (missing.length > 0) return [];
  // Unknown words that all go one way say nothing of the other.
  if (known === 0 && new Set(found.values()).size < 2) return [];
  const score = known * 10 + role(column, 'sign') * 5 + (seen.length === 2 ? 8 : 0) - all.size;
  return [{ column, signs: found, guessed, score }];
}

/** The words as the file writes them. */
export function signColumn(view: MoneyView, column: ColumnFacts, signs: ReadonlyMap<string, 1 | -1>, turn: 1 | -1) {
  const written = new Map<string, string>();
  view.rows.forEach((_, i) => {
    const word = view.word(i, column);
    if (!written.has(word)) written.set(word, view.cell(i, column));
  });
  const those = (sign: 1 | -1) =>
    [...signs].filter(([, each]) => each * turn === sign).map(([word]) => written.get(word) ?? word);
  return { column: column.column, in: those(1), out: those(-1) };
}
