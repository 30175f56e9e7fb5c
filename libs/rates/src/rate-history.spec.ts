import { CalendarDate } from '@pft/kernel';
import fc from 'fast-check';
import { BundledRates } from './bundled-rates';
import { RateHistory } from './rate-history';

const rates = new BundledRates();
const euro = (currency: string, date: string) => {
  const rate = rates.euroRate(currency, date);
  return rate && { ...rate, rate: `${rate.numerator}e-${rate.scale}` };
};

describe('the exchange-rate history', () => {
  it.each([
    ['2008-09-15', 'USD', '14151e-4'],
    ['2008-09-15', 'JPY', '14987e-2'],
    ['2008-09-15', 'GBP', '79395e-5'],
    ['2024-02-29', 'USD', '10826e-4'],
    ['2024-02-29', 'JPY', '16253e-2'],
    ['2024-02-29', 'GBP', '85655e-5'],
    ['2026-03-31', 'USD', '11498e-4'],
    ['2026-03-31', 'JPY', '18339e-2'],
    ['2026-03-31', 'GBP', '86833e-5'],
    ['1999-01-04', 'USD', '11789e-4'],
    ['2026-10-30', 'ZAR', '186455e-4'],
  ])('has on %s for %s exactly %s', (date, currency, rate) => {
    expect(euro(currency, date)).toMatchObject({ rate, status: 'exact', rateDate: date, source: 'ecb' });
  });

  it('carries Friday’s rate over a Saturday', () => {
    expect(CalendarDate.dayOfWeek('2024-03-02')).toBe(6);
    expect(euro('USD', '2024-03-02')).toMatchObject({ status: 'carried', rateDate: '2024-03-01', rate: '10813e-4' });
  });

  it('carries a rate for ten days and calls it stale after that, for 366 days', () => {
    expect(euro('USD', '2026-11-09')).toMatchObject({ status: 'carried', rateDate: '2026-10-30' });
    expect(euro('USD', '2026-11-10')).toMatchObject({ status: 'stale', rateDate: '2026-10-30' });
    expect(euro('USD', '2026-11-24')).toMatchObject({ status: 'stale', rateDate: '2026-10-30' });
    expect(euro('USD', '2027-10-31')).toMatchObject({ status: 'stale', rateDate: '2026-10-30' });
    expect(euro('USD', '2027-11-01')).toBeNull();
  });

  it.each([
    ['BGN', '2026-01-01', '195583e-5'],
    ['HRK', '2023-01-01', '753450e-5'],
    ['LTL', '2015-01-01', '345280e-5'],
    ['LVL', '2014-01-01', '702804e-6'],
    ['EEK', '2011-01-01', '156466e-4'],
    ['SKK', '2009-01-01', '301260e-4'],
    ['MTL', '2008-01-01', '429300e-6'],
    ['CYP', '2008-01-01', '585274e-6'],
    ['SIT', '2007-01-01', '239640e-3'],
    ['GRD', '2001-01-01', '340750e-3'],
    ['DEM', '1999-01-01', '195583e-5'],
    ['FRF', '1999-01-01', '655957e-5'],
    ['ITL', '1999-01-01', '193627e-2'],
    ['ESP', '1999-01-01', '166386e-3'],
    ['NLG', '1999-01-01', '220371e-5'],
    ['BEF', '1999-01-01', '403399e-4'],
    ['LUF', '1999-01-01', '403399e-4'],
    ['ATS', '1999-01-01', '137603e-4'],
    ['PTE', '1999-01-01', '200482e-3'],
    ['FIM', '1999-01-01', '594573e-5'],
    ['IEP', '1999-01-01', '787564e-6'],
  ])('fixes %s from %s for ever', (currency, changeover, rate) => {
    for (const date of [changeover, '2026-11-24', '2076-01-01']) {
      expect(euro(currency, date)).toMatchObject({ rate, status: 'exact', source: 'irrevocable' });
    }
    expect(euro(currency, CalendarDate.plusDays(changeover, -1))?.source).not.toBe('irrevocable');
  });

  it('has the published rate of a currency before it became the euro', () => {
    expect(euro('HRK', '2022-12-30')).toMatchObject({ status: 'exact', source: 'ecb' });
    expect(euro('HRK', '2022-12-31')).toMatchObject({ status: 'carried', rateDate: '2022-12-30' });
    expect(euro('DEM', '1998-12-31')).toBeNull();
    expect(euro('GRD', '2000-12-31')).toBeNull();
  });

  it('goes over a redenomination in either name', () => {
    expect(euro('ROL', '2005-06-30')).toMatchObject({ status: 'exact' });
    const [oldLeu, newLeu] = [euro('ROL', '2005-07-05'), euro('RON', '2005-07-05')];
    expect(oldLeu?.numerator).toBe((newLeu?.numerator ?? 0n) * 10_000n);
    const [before, early] = [euro('TRL', '2004-12-31'), euro('TRY', '2005-01-01')];
    expect(early).toMatchObject({ numerator: before?.numerator, status: 'carried', rateDate: '2004-12-31' });
    expect(early?.scale).toBe((before?.scale ?? 0) + 6);
    expect(euro('TRY', '2005-01-03')).toMatchObject({ status: 'exact' });
  });

  it('says missing, and never 1:1, where nothing is near', () => {
    expect(euro('XOF', '2024-02-29')).toBeNull();
    expect(euro('USD', '1999-01-03')).toBeNull();
    expect(euro('RUB', '2024-02-29')).toBeNull();
    expect(euro('ISK', '2012-06-01')).toBeNull();
    expect(euro('ISK', '2009-06-01')).toMatchObject({ status: 'stale', rateDate: '2008-12-09' });
    expect(euro('ISK', '2018-02-01')).toMatchObject({ status: 'exact' });
  });

  it('reads any figure of up to seven digits as it stands', () => {
    const figure = fc.tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(fc.array(fc.option(figure), { minLength: 1, maxLength: 5 }), (figures) => {
        const text = figures.map((item) => {
          if (!item) return 'N/A';
          const digits = String(item[0]).padStart(item[1] + 1, '0');
          return item[1] === 0 ? digits : `${digits.slice(0, -item[1])}.${digits.slice(-item[1])}`;
        });
        const names = figures.map((_, index) => `AA${'ABCDE'[index]}`);
        const csv = `Date,${names.join(',')},\n2024-01-02,${text.join(',')},\n2024-01-01,${names.map(() => '1').join(',')},\n`;
        const parsed = RateHistory.parse(Buffer.from(csv), 'bundled');
        for (const [index, item] of figures.entries()) {
          const rate = parsed.euroRate(names[index] ?? '', '2024-01-02');
          if (item) expect(rate).toMatchObject({ numerator: BigInt(item[0]), scale: item[1], status: 'exact' });
          else expect(rate).toMatchObject({ numerator: 1n, scale: 0, status: 'carried' });
        }
      }),
    );
  });

  it.each(['', 'Date,USD,', 'Date,USD,\n2024-13-01,1,\n', 'Date,USD,\n2024-01-01,1,\n2024-01-02,1,\n'])(
    'refuses a file like %j',
    (csv) => {
      expect(() => RateHistory.parse(Buffer.from(csv), 'bundled')).toThrow(/history/);
    },
  );
});
