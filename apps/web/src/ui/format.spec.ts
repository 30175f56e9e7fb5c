import { localeWithWords } from '@/words/language';
import {
  formatDay,
  formatMoney,
  formatMonth,
  formatPercent,
  formatPeriod,
  formatRate,
  formatShare,
  knownLocale,
  formatAccountName,
  formatIban,
  shortAccountName,
  withLocalDays,
} from './format';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('amounts for people', () => {
  it('shows every digit of an amount that no float could hold', () => {
    expect(formatMoney({ amount: '9999999999999.99', currency: 'EUR' }, 'en')).toBe('€9,999,999,999,999.99');
    expect(formatMoney({ amount: '0.29', currency: 'EUR' }, 'en')).toBe('€0.29');
  });

  it('keeps the digits of the currency as they were sent', () => {
    expect(formatMoney({ amount: '1200', currency: 'JPY' }, 'en')).toBe('¥1,200');
    expect(plain(formatMoney({ amount: '1.500', currency: 'BHD' }, 'en'))).toBe('BHD 1.500');
  });

  it('follows the locale', () => {
    expect(plain(formatMoney({ amount: '-1234.50', currency: 'EUR' }, 'de'))).toBe('\u22121.234,50 €');
  });

  it('keeps what is written from right to left together, and leaves the rest as it is', () => {
    const arabic = formatMoney({ amount: '-12.50', currency: 'EUR' }, 'ar-EG');
    expect(arabic).toMatch(/^\u2068[^\u2068]*\u2069$/);
    expect(formatMoney({ amount: '-12.50', currency: 'EUR' }, 'he')).toMatch(/^\u2068.*\u2069$/);
    expect(formatMoney({ amount: '-12.50', currency: 'EUR' }, 'en')).toBe('\u2212€12.50');
  });

  it('keeps signs and days in their order in a page that runs from right to left', () => {
    const locale = localeWithWords('en-GB', 'en', 'rtl');
    expect(formatMoney({ amount: '-12.50', currency: 'EUR' }, locale)).toBe('\u2068\u2212€12.50\u2069');
    expect(formatDay('2026-11-28', locale)).toBe('\u206828 Nov 2026\u2069');
  });

  it('shows of a rate what tells it from another', () => {
    expect(formatRate('16.50311825', 'en')).toBe('16.5031');
    expect(formatRate('0.0061728395', 'en')).toBe('0.00617284');
    expect(formatRate('1.5', 'de')).toBe('1,500');
  });

  it('signs income where asked and never zero', () => {
    expect(formatMoney({ amount: '5.00', currency: 'EUR' }, 'en', 'always')).toBe('+€5.00');
    expect(formatMoney({ amount: '0.00', currency: 'EUR' }, 'en', 'always')).toBe('€0.00');
  });

  it('falls back to English for a locale that is none', () => {
    expect(knownLocale('no such locale')).toBe('en');
  });
});

describe('dates and shares for people', () => {
  it('never moves a day by a time zone', () => {
    expect(formatDay('2024-02-29', 'en')).toBe('Feb 29, 2024');
    expect(formatMonth('2026-01', 'en')).toBe('January 2026');
  });

  it('names a whole month, and other ranges by their days', () => {
    expect(formatPeriod('2026-11-01', '2026-11-30', 'en')).toBe('November 2026');
    expect(formatPeriod('2026-11-02', '2026-11-08', 'en').replace(/\s/g, ' ')).toBe('Nov 2 – 8, 2026');
  });

  it('has one form of per cent', () => {
    expect(formatShare(0.0513, 'en')).toBe('5%');
    expect(formatShare(0.2513, 'en')).toBe('25%');
    expect(formatPercent(83.4, 'en')).toBe('83%');
    expect([0.3, 0, -0.2].map((percent) => formatPercent(percent, 'en'))).toEqual(['<1%', '0%', '0%']);
  });

  it('has the words of the language that the pages speak, whatever the locale writes', () => {
    expect(formatMonth('2026-10', 'de')).toBe('Oktober 2026');
    expect(formatMonth('2026-10', 'de-x-en')).toBe('October 2026');
    expect(formatMonth('2026-12', 'ar-x-de', 'short')).toBe('Dez');
    expect(formatDay('2026-12-01', 'ar')).toBe('1 Dec 2026');
    expect(formatMonth('2026-12', 'de-AT-x-en', 'short')).toBe('Dec');
  });

  it('writes the days of a text as the locale does, but for what it quotes and what is no day', () => {
    expect(withLocalDays('From 2026-03-04 on «2026-03-05.csv» says 2026-02-30.', 'en-GB')).toBe(
      'From 4 Mar 2026 on «2026-03-05.csv» says 2026-02-30.',
    );
  });

  it('calls an account without a name by its IBAN', () => {
    expect(formatAccountName('AT611904300234573201')).toBe('AT61 1904 3002 3457 3201');
    expect(formatAccountName('CH9300762011623852957 (JPY)')).toBe('CH93 0076 2011 6238 5295 7 (JPY)');
    expect(formatAccountName('Joint account')).toBe('Joint account');
  });

  it('tells accounts of one bank, and of one IBAN, apart in little room', () => {
    expect(shortAccountName('CH9300762011623852957 (JPY)')).toBe('CH93 … 2957 (JPY)');
    expect(shortAccountName('AT611904300234573201')).toBe('AT61 … 3201');
    expect(shortAccountName('Joint account')).toBe('Joint account');
  });

  it('groups an IBAN as on a card', () => {
    expect(formatIban('AT611904300234573201')).toBe('AT61 1904 3002 3457 3201');
    expect(formatIban('BE71096123456769')).toBe('BE71 0961 2345 6769');
  });
});
