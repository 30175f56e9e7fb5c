import { parseThresholds } from './thresholds';

describe('thresholds of a budget as typed', () => {
  it('reads whole per cents in any order, once each', () => {
    expect(parseThresholds('100, 80 %; 80')).toEqual([80, 100]);
  });

  it.each(['', '80.5', '-1', '0', 'all'])('does not guess at %j', (typed) => {
    expect(parseThresholds(typed)).toBeNull();
  });
});
