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

  it('tells today as the clocks of every zone do, whatever was asked for before', () => {
    const formats = new Map(
      Intl.supportedValuesOf('timeZone').map((timeZone) => [
        timeZone,
        new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
      ]),
    );
    const years = { min: Date.UTC(1905, 0), max: Date.UTC(2105, 0) };
    const moments = fc.tuple(
      // Around midnight somewhere, and anywhere.
      fc.oneof(
        fc.integer(years),
        fc.integer({ min: -4_000_000, max: 8_000_000 }).map((quarter) => quarter * 900_000),
      ),
      fc.array(fc.integer({ min: -2_000_000, max: 2_000_000 }), { minLength: 1, maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...formats), moments, ([timeZone, format], [around, offsets]) => {
        for (const offset of offsets) {
          const instant = new Date(around + offset);
          expect(CalendarDate.today(timeZone, instant)).toBe(format.format(instant));
        }
      }),
      { numRuns: process.env.TEST_LONG === '1' ? 50_000 : 2_000 },
    );
  });

  it('tells today where clocks were put back a minute after midnight', () => {
    const dayAt = (time: string) => CalendarDate.today('America/St_Johns', new Date(`2010-11-07T${time}Z`));
    expect([dayAt('02:30:30'), dayAt('02:31:30'), dayAt('02:30:59'), dayAt('03:29:59'), dayAt('03:30:00')]).toEqual([
      '2010-11-07',
      '2010-11-06',
      '2010-11-07',
      '2010-11-06',
      '2010-11-07',
    ]);
  });

  it('asks for the name of a day once in a quarter of an hour', () => {
    const asked = jest.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
    for (let minute = 0; minute < 15; minute += 1)
      CalendarDate.today('Asia/Kathmandu', new Date(Date.UTC(2031, 0, 1, 18, minute)));
    expect(asked).toHaveBeenCalledTimes(2);
    asked.mockRestore();
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
