import { CalendarDate } from '@pft/kernel';
import fc from 'fast-check';
import { BundledRates } from './bundled-rates';
import { Exchange, shown } from './exchange';
import { CARRIED_DAYS, RateHistory, STALE_DAYS } from './rate-history';
import type { Rates } from './rates';
import { RatesOnTop } from './rates-on-top';

const bundled = new BundledRates();
/** Days after the last bundled one (2026-10-30), and a correction of that day. */
const stored = RateHistory.parse(
  Buffer.from('Date,USD,JPY,\n2026-11-03,1.25,N/A,\n2026-11-02,1.2,160,\n2026-10-30,1.5,N/A,\n'),
  'stored',
);

const holders: [name: string, rates: Rates][] = [
  ['the bundled history alone', bundled],
  ['stored rates on top of the bundled history', new RatesOnTop(stored, bundled)],
];

/** What whoever converts relies on, whoever holds the rates. */
describe.each(holders)('%s', (_name, rates) => {
  const day = fc.integer({ min: 0, max: 10_400 }).map((days) => CalendarDate.plusDays('1999-01-04', days));
  const currency = fc.constantFrom(...rates.currencies());

  it('lists its currencies in order, each once, the euro and those that became it among them', () => {
    expect(rates.currencies()).toEqual([...new Set(rates.currencies())].sort());
    expect(rates.currencies()).toEqual(expect.arrayContaining(['EUR', 'USD', 'DEM', 'BGN']));
  });

  it('gives the euro on any day, without a rate day', () => {
    const euro = { numerator: 1n, scale: 0, rateDate: null, status: 'exact', source: 'identity' };
    for (const date of ['1900-01-01', '2024-02-29', '2076-01-01'])
      expect(rates.euroRate('EUR', date)).toMatchObject(euro);
  });

  it('says of each published rate how old it is, and gives none that is older than a year', () => {
    fc.assert(
      fc.property(currency, day, (of, date) => {
        const rate = rates.euroRate(of, date);
        if (rate === null || rate.source !== 'ecb') return;
        const age = CalendarDate.daysBetween(rate.rateDate ?? '', date);
        expect(rate.status).toBe(age === 0 ? 'exact' : age <= CARRIED_DAYS ? 'carried' : 'stale');
        expect(age >= 0 && age <= STALE_DAYS).toBe(true);
        expect(rate.numerator > 0n).toBe(true);
      }),
    );
  });

  it('keeps a rate that was fixed for ever, from its day on', () => {
    for (const date of ['1999-01-01', '2026-11-24', '2076-01-01']) {
      const fixed = { numerator: 195_583n, scale: 5, rateDate: '1999-01-01', status: 'exact', source: 'irrevocable' };
      expect(rates.euroRate('DEM', date)).toMatchObject(fixed);
    }
  });

  it('has no rate, and never 1:1, where none is near', () => {
    expect(rates.euroRate('XOF', '2024-02-29')).toBeNull();
    expect(rates.euroRate('USD', '1998-12-31')).toBeNull();
    expect(rates.euroRate('USD', '2029-01-01')).toBeNull();
    expect(new Exchange(rates, 'EUR').rate('XOF', '2024-02-29')).toBeNull();
  });

  it('converts by the written rule', () => {
    const exchange = new Exchange(rates, 'JPY');
    const rate = exchange.rate('USD', '2024-02-29');
    // 108.26 USD are 100 EUR are 16253 JPY.
    expect(rate && shown(exchange.convert(10_826n, rate))).toBe(16_253n);
  });

  it('says which rates are bundled', () => {
    expect(rates.euroRate('USD', '2024-02-29')).toMatchObject({ heldBy: 'bundled' });
  });
});

describe('rates that were stored later', () => {
  const rates = new RatesOnTop(stored, bundled);

  it('count where their day is the newer one, or the same', () => {
    const usd = (date: string) => rates.euroRate('USD', date);
    expect(usd('2026-11-05')).toMatchObject({ rateDate: '2026-11-03', numerator: 125n, scale: 2, heldBy: 'stored' });
    expect(usd('2026-10-31')).toMatchObject({ rateDate: '2026-10-30', numerator: 15n, scale: 1, heldBy: 'stored' });
    expect(usd('2026-10-29')).toMatchObject({ status: 'exact', heldBy: 'bundled' });
  });

  it('leave a currency that they do not have to the bundled ones', () => {
    expect(rates.euroRate('GBP', '2026-11-03')).toMatchObject({ rateDate: '2026-10-30', heldBy: 'bundled' });
    expect(rates.euroRate('JPY', '2026-11-03')).toMatchObject({ rateDate: '2026-11-02', heldBy: 'stored' });
  });
});
