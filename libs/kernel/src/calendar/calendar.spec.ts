import fc from 'fast-check';
import { CalendarDate, CalendarMonth, InvalidDate, InvalidMonth } from './calendar';

const anyDate = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('CalendarDate', () => {
  it.each([
    'today',
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-04-31',
    '2024-1-5',
    '01/02/2024',
    '2024-W05',
    '2024-01-31T00:00:00Z',
    'infinity',
    '2024-01-31\n',
    '0000-01-01',
    null,
    20240131,
  ])('refuses %j', (text) => {
    expect(() => CalendarDate.parse(text)).toThrow(InvalidDate);
  });

  it('knows leap days', () => {
    expect(CalendarDate.is('2024-02-29')).toBe(true);
    expect(CalendarDate.is('2000-02-29')).toBe(true);
  });

  it('counts days like the UTC calendar does', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(CalendarDate.toEpochDay(date)).toBe(Date.parse(date) / 86_400_000);
        expect(CalendarDate.fromEpochDay(CalendarDate.toEpochDay(date))).toBe(date);
        expect(CalendarDate.dayOfWeek(date) % 7).toBe(new Date(date).getUTCDay());
      }),
    );
  });

  it('goes forth and back by any number of days', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        expect(CalendarDate.daysBetween(date, CalendarDate.plusDays(date, days))).toBe(days);
      }),
    );
  });

  it('takes the last day where a month is too short', () => {
    expect(CalendarDate.plusMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(CalendarDate.plusMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(CalendarDate.plusYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(CalendarDate.plusMonths('2024-12-15', 1)).toBe('2025-01-15');
    expect(CalendarDate.plusMonths('2024-01-15', -1)).toBe('2023-12-15');
  });

  it('tells today in the time zone asked for', () => {
    const instant = new Date('2024-12-31T23:30:00Z');
    expect(CalendarDate.today('UTC', instant)).toBe('2024-12-31');
    expect(CalendarDate.today('Pacific/Kiritimati', instant)).toBe('2025-01-01');
    expect(CalendarDate.today('America/Los_Angeles', instant)).toBe('2024-12-31');
  });
});

describe('CalendarMonth', () => {
  it('lists months across a year', () => {
    expect(CalendarMonth.range('2023-11', '2024-02')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
    expect(CalendarMonth.range('2024-02', '2024-01')).toEqual([]);
  });

  it('knows first and last days', () => {
    expect(CalendarMonth.firstDay('2024-02')).toBe('2024-02-01');
    expect(CalendarMonth.lastDay('2024-02')).toBe('2024-02-29');
    expect(CalendarMonth.lastDay('2023-02')).toBe('2023-02-28');
  });

  it.each(['2024-13', '2024-00', '2024-1', '2024', 'now', undefined])('refuses %j', (text) => {
    expect(() => CalendarMonth.parse(text)).toThrow(InvalidMonth);
  });
});
