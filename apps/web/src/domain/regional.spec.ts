import { currencyOfLocale, localeOptions, timeZones, weekdays } from './regional';

describe('what is proposed at registration', () => {
  it('proposes the currency of the browser’s region', () => {
    expect(currencyOfLocale('en-US')).toBe('USD');
    expect(currencyOfLocale('de-AT')).toBe('EUR');
    expect(currencyOfLocale('de-CH')).toBe('CHF');
    expect(currencyOfLocale('ja')).toBe('JPY');
    expect(currencyOfLocale('not a locale')).toBe('EUR');
  });

  it('always offers what is set now', () => {
    expect(timeZones('Europe/Vienna')).toContain('Europe/Vienna');
    expect(localeOptions('tlh').map((option) => option.value)).toContain('tlh');
  });

  it('names the days of the week from Monday on', () => {
    expect(weekdays('en').map(({ label }) => label.slice(0, 2))).toEqual(['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']);
    expect(weekdays('de')[6]).toEqual({ value: '7', label: 'Sonntag' });
  });
});
