import { median, medianRatio, percentile } from './statistics.mjs';

describe('a percentile', () => {
  it('is the number that the share of them does not exceed, whatever their order', () => {
    const numbers = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(numbers, 0.5)).toBe(51);
    expect(percentile(numbers, 0.99)).toBe(100);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('of nothing is no number', () => {
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe('a median', () => {
  it.each([
    [[5], 5],
    [[9, 1, 5], 5],
    [[10, 1, 2, 9], 5.5],
  ])('of %j is %d', (numbers, expected) => {
    expect(median(numbers)).toBe(expected);
  });

  it('of nothing is no number', () => {
    expect(median([])).toBeNaN();
  });

  it('of ratios compares neighbours, so that a slow minute of the machine counts for both', () => {
    expect(medianRatio([50, 5, 60], [100, 10, 100])).toBe(0.5);
  });
});
