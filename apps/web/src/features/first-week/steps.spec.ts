import { isFirstWeek, nothingBegun, stepsOf, type Begun } from './steps';

const done = (begun: Partial<Begun>): boolean[] => stepsOf({ ...nothingBegun, ...begun }).map((step) => step.done);

describe('the steps of the first week', () => {
  it('are all open in an empty ledger', () => {
    expect(done({})).toEqual([false, false, false]);
  });

  it('are done by what a person brings, looks through and sets', () => {
    expect(done({ transactions: 70, uncategorised: 70 })).toEqual([true, false, false]);
    expect(done({ transactions: 70 })).toEqual([true, true, false]);
    expect(done({ transactions: 70, budgets: 1 })).toEqual([true, true, true]);
  });

  it('are not done by the sample household', () => {
    const sample = { transactions: 1312, budgets: 5 };
    expect(done({ transactions: 1312, budgets: 5, sample })).toEqual([false, false, false]);
    expect(done({ transactions: 1313, budgets: 6, sample })).toEqual([true, true, true]);
  });

  it('are shown for seven days', () => {
    expect(isFirstWeek('2026-11-01T12:00:00Z', new Date('2026-11-08T11:59:00Z'))).toBe(true);
    expect(isFirstWeek('2026-11-01T12:00:00Z', new Date('2026-11-08T12:00:00Z'))).toBe(false);
  });
});
