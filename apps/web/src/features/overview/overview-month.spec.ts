import { overviewLink, shownCompare, shownMonth } from './overview-month';

describe('the month of the overview', () => {
  it('is the one asked for, with or without rows', () => {
    expect(shownMonth('2017-10', '2026-11', true, '2026-11')).toEqual({ month: '2017-10', note: undefined });
  });

  it('is the current one where it has rows or nothing has', () => {
    expect(shownMonth(undefined, '2026-11', true, '2026-11').month).toBe('2026-11');
    expect(shownMonth(undefined, '2026-11', false, null).month).toBe('2026-11');
  });

  it('is the latest with rows otherwise, and says so', () => {
    expect(shownMonth(undefined, '2026-11', false, '2026-09')).toEqual({ month: '2026-09', note: 'latest-with-rows' });
  });

  it('takes nothing else for a month', () => {
    expect(shownMonth('2026-13', '2026-11', true, null).month).toBe('2026-11');
    expect(shownMonth(['2026-01'], '2026-11', true, null).month).toBe('2026-11');
  });
});

it('compares with the month before, unless it is asked for another one', () => {
  expect(shownCompare(undefined)).toBe('previous');
  expect(shownCompare(['last-year'])).toBe('previous');
  expect(shownCompare('average:12')).toBe('average:12');
  expect(overviewLink('2026-11', 'previous')).toBe('/?month=2026-11');
  expect(overviewLink('2026-11', 'average:12')).toBe('/?month=2026-11&compare=average:12');
});
