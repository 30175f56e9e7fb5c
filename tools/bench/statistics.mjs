// What many measurements say in one figure.

const sorted = (numbers) => [...numbers].sort((left, right) => left - right);

/** The smallest number that so large a share of them does not exceed; NaN of none.
 * @param {number[]} numbers
 * @param {number} share */
export function percentile(numbers, share) {
  return sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? NaN;
}

/** @param {number[]} numbers */
export function median(numbers) {
  const inOrder = sorted(numbers);
  const middle = inOrder.length / 2;
  const [left = NaN, right = left] = inOrder.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (left + right) / 2;
}

/** What most rounds say of two things that were measured in turn: neighbours share the machine's mood, distant rounds do not.
 * @param {number[]} numbers
 * @param {number[]} limits */
export const medianRatio = (numbers, limits) => median(numbers.map((number, round) => number / (limits[round] ?? NaN)));
