import fc from 'fast-check';
import { roundScale } from './scale';

const bars = { withZero: true, digits: 2 };

it('has round values from below the lowest to above the highest', () => {
  expect(roundScale([263_412n, 90_000n], bars).ticks).toEqual([0n, 100_000n, 200_000n, 300_000n]);
  expect(roundScale([-4_500n, 120_000n], bars).ticks).toEqual([-50_000n, 0n, 50_000n, 100_000n, 150_000n]);
  expect(roundScale([7_110_000n, 7_240_000n], { withZero: false, digits: 2 }).ticks).toEqual([
    7_100_000n,
    7_150_000n,
    7_200_000n,
    7_250_000n,
  ]);
});

it('has an axis where there is nothing, or one value', () => {
  expect(roundScale([], bars).ticks).toEqual([0n, 100n]);
  expect(roundScale([0n], bars).place(0n)).toBe(0);
  expect(roundScale([5n], { withZero: false, digits: 0 }).place(5n)).toBe(0);
});

it('has room for every amount, in few steps of the same size, and keeps their order', () => {
  const amount = fc.bigInt(-(10n ** 15n), 10n ** 15n);
  fc.assert(
    fc.property(
      fc.array(amount, { minLength: 1 }),
      fc.boolean(),
      fc.constantFrom(0, 2, 3),
      (values, withZero, digits) => {
        const { ticks, place } = roundScale(values, { withZero, digits });
        const steps = ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0n));
        expect(new Set(steps).size).toBe(1);
        expect(String(steps[0])).toMatch(/^[125]0*$/);
        expect(ticks.length).toBeLessThanOrEqual(7);
        if (withZero) expect(ticks).toContain(0n);
        const inOrder = [...values].sort((a, b) => (a < b ? -1 : 1)).map(place);
        expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
        expect(Math.min(...inOrder)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...inOrder)).toBeLessThanOrEqual(100);
      },
    ),
  );
});
