import { CalendarDate } from '@pft/kernel';
import fc from 'fast-check';
import { dateForInput, parseTypedDate, weeksOf } from './typed-date';

// A Friday.
const today = '2026-11-27';
const read = (typed: string, locale = 'en-GB', day = today) => parseTypedDate(typed, { locale, today: day });

describe('a day as typed', () => {
  it.each([
    ['27.11', 'de', '2026-11-27'],
    ['27.11.', 'de', '2026-11-27'],
    ['1.3.26', 'de', '2026-03-01'],
    ['27 nov', 'en-GB', '2026-11-27'],
    ['Nov 27', 'en-US', '2026-11-27'],
    ['27. Dezember', 'de', '2026-12-27'],
    ['3 okt 2025', 'de', '2025-10-03'],
    ['03012026', 'en-GB', '2026-01-03'],
    ['03012026', 'en-US', '2026-03-01'],
    ['271126', 'de', '2026-11-27'],
    ['11/27', 'en-US', '2026-11-27'],
    ['27/11', 'en-US', '2026-11-27'],
    ['2026-11-05', 'de', '2026-11-05'],
    ['2026/1/5', 'en-GB', '2026-01-05'],
    ['5', 'en-GB', '2026-11-05'],
    ['yesterday', 'en-GB', '2026-11-26'],
    ['Today', 'de', '2026-11-27'],
    ['gestern', 'de', '2026-11-26'],
    ['tomorrow', 'en-GB', '2026-11-28'],
    ['fri', 'en-GB', '2026-11-27'],
    ['mon', 'en-GB', '2026-11-23'],
    ['samstag', 'de', '2026-11-21'],
    ['29 feb', 'en-GB', '2024-02-29'],
  ])('%j in %s is %s', (typed, locale, date) => {
    expect(read(typed, locale)).toBe(date);
  });

  it('is of the year that is nearest where none is typed', () => {
    expect(read('30.12', 'de', '2026-01-04')).toBe('2025-12-30');
    expect(read('2.1', 'de', '2026-12-30')).toBe('2027-01-02');
  });

  it.each(['', 'soon', 't', '31.2.2026', '30 feb', '1/2/3/4', '1 nov dec', '0', '99999999999', '12345', 'm 5'])(
    'is none in %j',
    (typed) => {
      expect(read(typed)).toBeNull();
    },
  );

  it('is read as it is offered, in every order of a locale', () => {
    const anyDate = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        anyDate,
        fc.constantFrom('en-US', 'en-GB', 'de', 'sv', 'hu', 'ja', 'ar-EG', 'fa', 'he', 'th'),
        (date, locale) => {
          expect(read(dateForInput(date, locale), locale)).toBe(date);
        },
      ),
    );
  });
});

it('a month is shown in six weeks that begin where the person lives', () => {
  const weeks = weeksOf('2026-11', 1);
  expect(weeks).toHaveLength(6);
  expect(weeks[0]).toEqual([26, 27, 28, 29, 30, 31].map((day) => `2026-10-${day}`).concat('2026-11-01'));
  expect(
    weeks
      .flat()
      .map((day) => CalendarDate.dayOfWeek(day))
      .slice(0, 7),
  ).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(weeksOf('2026-11', 7)[0]?.[0]).toBe('2026-11-01');
});
