/** Round values along an axis, and where amounts lie on it. All of it in minor units, which are exact; only places are rounded. */
export interface Scale {
  /** Ascending and as far from each other as from the next. */
  ticks: readonly bigint[];
  /** In per cent of the height. */
  place: (value: bigint) => number;
}

const STEP_COUNT = 5n;
const STEPS = [1n, 2n, 5n];

const least = (values: readonly bigint[], first: bigint): bigint => values.reduce((a, b) => (b < a ? b : a), first);
const most = (values: readonly bigint[], first: bigint): bigint => values.reduce((a, b) => (b > a ? b : a), first);
const floorTo = (value: bigint, step: bigint): bigint => value - (((value % step) + step) % step);

/**
 * From a round value below all of them to one above. `withZero` where lengths are compared, as those of bars; a line may begin
 * anywhere. `digits` are those of the currency: ticks are whole units as soon as they can be.
 */
export function roundScale(
  values: readonly bigint[],
  { withZero, digits }: { withZero: boolean; digits: number },
): Scale {
  const first = withZero ? 0n : (values[0] ?? 0n);
  const [lowest, highest] = [least(values, first), most(values, first)];
  const step = roundStep(highest - lowest, 10n ** BigInt(digits));
  const low = floorTo(lowest, step);
  let high = floorTo(highest + step - 1n, step);
  if (high === low) high += step;
  const ticks: bigint[] = [];
  for (let tick = low; tick <= high; tick += step) ticks.push(tick);
  return { ticks, place: (value) => Number(((value - low) * 100_000n) / (high - low)) / 1000 };
}

/** The smallest of 1, 2, 5, 10, 20 … units of which few enough lie within the span. */
function roundStep(span: bigint, unit: bigint): bigint {
  const start = span > 0n && span < unit * STEP_COUNT ? 1n : unit;
  for (let power = start; ; power *= 10n) {
    const step = STEPS.map((each) => each * power).find((each) => each * STEP_COUNT >= span);
    if (step !== undefined) return step;
  }
}
