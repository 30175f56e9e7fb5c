import { agreementOf, possibleOrders, type BalanceOrder, type Steps } from './balance-steps';
import { role, type ColumnFacts } from './column-facts';
import { NO_DAY } from './day-columns';
import { countMoving, isPart } from './figures';
import type { MoneyView } from './money-view';
import { movementCandidates, type MovementCandidate } from './movement-candidates';

/** A reading by which a column is a running balance. */
export interface BalanceProof extends MovementCandidate {
  balance: ColumnFacts;
  fee: ColumnFacts | null;
  order: { name: BalanceOrder; rows: Int32Array };
  /** Figures as written, inverted, or without a sign of their own. */
  variant: 'plus' | 'minus' | 'abs';
  agree: number;
  of: number;
  loose: number;
}

/** At 85 to 90 percent an inverted column with few credits passes. */
const LEAST = 0.95;
/** Up to ten units of a currency any two figures may be apart. */
const SMALL = 100_000;

/** A statement has a few figures a row: of many columns the likeliest are tried, so that no table takes long. */
const MOST_BALANCES = 8;
const MOST_CANDIDATES = 40;
const MOST_FEES = 6;
const MOST_PROOFS = 500;

function likeliest<T>(all: readonly T[], most: number, liking: (one: T) => number): readonly T[] {
  if (all.length <= most) return all;
  return all
    .map((one) => ({ one, rank: liking(one) }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ one }) => one);
}

/** All readings that a balance bears out, the best first. */
export function balanceProofs(view: MoneyView): BalanceProof[] {
  const balances = likeliest(
    view.money.filter((column) => countFigures(view.at(column)) >= 2 && role(column, 'fee', 'debit', 'credit') === 0),
    MOST_BALANCES,
    (column) => role(column, 'balance') * 2 - role(column, 'amount') + column.filled / column.sampled,
  );
  if (balances.length === 0 || view.rows.length < 2) return [];
  const orders = possibleOrders(view.days, NO_DAY);
  const candidates = likeliest(
    movementCandidates(view),
    MOST_CANDIDATES,
    ({ prior, coverage }) => prior * 2 + coverage,
  );
  const found: BalanceProof[] = [];
  const attempt = (candidate: MovementCandidate, fee: ColumnFacts | null) => {
    for (const balance of balances) {
      if (balance === fee || candidate.columns.some((column) => column === balance)) continue;
      for (const order of orders)
        if (found.length < MOST_PROOFS) found.push(...proofsOf(view, candidate, fee, balance, order));
    }
  };
  for (const candidate of candidates) attempt(candidate, null);
  const fees = likeliest(
    view.money.filter((column) => countMoving(view.at(column)) > 0),
    MOST_FEES,
    (column) => role(column, 'fee') * 2 - role(column, 'amount', 'balance') + column.zeros / column.sampled,
  );
  for (const candidate of candidates)
    for (const fee of fees)
      if (candidate.columns.every((column) => column !== fee) && isPart(view.at(fee), candidate.values))
        attempt(candidate, fee);
  return found
    .map((proof) => ({ proof, rank: rankOf(proof) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ proof }) => proof);
}

function proofsOf(
  view: MoneyView,
  candidate: MovementCandidate,
  fee: ColumnFacts | null,
  balance: ColumnFacts,
  order: BalanceProof['order'],
): BalanceProof[] {
  const { plus, minus, abs, of, absOf, loose } = agreementOf(stepsOf(view, { ...candidate, balance, fee, order }));
  const isWeak =
    of === 1 && candidate.values.every((value) => !(Math.abs(value) >= SMALL)) && role(balance, 'balance') === 0;
  if (isWeak) return [];
  const proofs: BalanceProof[] = [];
  const put = (variant: BalanceProof['variant'], agree: number, steps: number) => {
    if (agree > 0 && agree >= steps * LEAST)
      proofs.push({ ...candidate, fee, balance, order, variant, agree, of: steps, loose });
  };
  put('plus', plus, of);
  put('minus', minus, of);
  const isSingle = candidate.columns.length === 1 && !candidate.words;
  const isSeen = absOf >= 3 || absOf >= view.rows.length - 2;
  // Figures of either sign have one of their own.
  const isSigned = candidate.values.some((value) => value > 0) && candidate.values.some((value) => value < 0);
  if (isSingle && isSeen && !isSigned && Math.max(plus, minus) < of) put('abs', abs, absOf);
  return proofs;
}

export function stepsOf(
  view: MoneyView,
  { values, balance, fee, order }: Pick<BalanceProof, 'values' | 'balance' | 'fee' | 'order'>,
): Steps {
  return { order: order.rows, balance: view.at(balance), movement: values, fee: fee && view.at(fee), skip: view.skip };
}

function countFigures(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (!Number.isNaN(value)) count++;
  return count;
}

function rankOf(proof: BalanceProof): number {
  const share = proof.agree / proof.of;
  const inWords = proof.words ? (proof.variant === 'plus' || proof.prior < 0.2 ? 9 : -20) : 0;
  return (
    (share === 1 ? 1e6 : 0) +
    share * 1e4 +
    proof.agree * 50 -
    proof.loose * 35 +
    (proof.fee ? 0 : 20) +
    proof.coverage * 40 +
    inWords +
    (proof.variant === 'plus' ? 6 : proof.variant === 'minus' ? 4 : 0) +
    (role(proof.balance, 'balance') > 0 ? 3 : 0) +
    proof.prior
  );
}

/** Whether two proofs say different things of some row. */
export function differ(a: BalanceProof, b: BalanceProof): boolean {
  if ((a.variant === 'abs') !== (b.variant === 'abs')) return true;
  const at = (proof: BalanceProof, i: number) => (proof.values[i] || 0) * (proof.variant === 'minus' ? -1 : 1);
  return a.values.some((_, i) => at(a, i) !== at(b, i));
}
