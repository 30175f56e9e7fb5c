import fc from 'fast-check';
import { cityOf, localeOptions, numberSample, timeZones, weekdays } from './regional';
import { currencyOfLocale, proposalOf, type Proposal } from './regional-proposal';

const currencies = ['CHF', 'EUR', 'USD'];

/** The rules of the service that takes the proposal. */
function isAccepted({ locale, timeZone, currency }: Proposal): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return (
      Intl.getCanonicalLocales(locale)[0] === locale &&
      Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0 &&
      locale.length <= 35 &&
      /^[A-Za-z]/.test(timeZone) &&
      timeZone.length <= 64 &&
      currencies.includes(currency)
    );
  } catch {
    return false;
  }
}

const stated = fc.oneof(
  fc.constantFrom('en-US@posix', 'C', 'POSIX', 'de_AT.UTF-8', 'x-private', 'tlh', '', 'DE-ch', 'Etc/Unknown', '+01:00'),
  fc.stringMatching(/^[a-z]{2,3}(-[A-Z]{2})?([-@_][a-z0-9]{1,8}){0,6}$/),
  fc.string(),
);

describe('what is proposed at registration', () => {
  it('proposes the currency of the browser’s region', () => {
    expect(currencyOfLocale('en-US')).toBe('USD');
    expect(currencyOfLocale('de-AT')).toBe('EUR');
    expect(currencyOfLocale('de-CH')).toBe('CHF');
    expect(currencyOfLocale('ja')).toBe('JPY');
    expect(currencyOfLocale('not a locale')).toBe('EUR');
  });

  it('is what the browser states, in its canonical spelling', () => {
    expect(proposalOf(['DE-ch'], 'Europe/Zurich', currencies)).toEqual({
      locale: 'de-CH',
      timeZone: 'Europe/Zurich',
      currency: 'CHF',
    });
  });

  it('is English, UTC and the euro where the browser states nothing that is known', () => {
    const standard = { locale: 'en', timeZone: 'UTC', currency: 'EUR' };
    expect(proposalOf(['en-US@posix'], 'Etc/Unknown', currencies)).toEqual(standard);
    expect(proposalOf([undefined], undefined, currencies)).toEqual(standard);
    expect(proposalOf(['ja-JP'], '+09:00', currencies)).toEqual({ ...standard, locale: 'ja-JP' });
  });

  it('takes the next language where the first is none', () => {
    expect(proposalOf(['en-US@posix', 'en-US'], 'UTC', currencies)).toMatchObject({ locale: 'en-US', currency: 'USD' });
  });

  it('is always something that the service takes', () => {
    const proposal = (propose: (language: string, zone: string) => Proposal) =>
      fc.check(
        fc.property(stated, stated, (language, zone) => isAccepted(propose(language, zone))),
        { numRuns: process.env['TEST_LONG'] === '1' ? 20_000 : 500 },
      );
    expect(proposal((language, zone) => proposalOf([language], zone, currencies)).counterexample).toBeNull();
    // As it was: handed on as the browser states it.
    const unchecked = proposal((locale, timeZone) => ({ locale, timeZone, currency: currencyOfLocale(locale) }));
    expect(unchecked.failed).toBe(true);
  });

  it('always offers what is set now', () => {
    expect(timeZones('Europe/Vienna')).toContain('Europe/Vienna');
    expect(localeOptions('tlh').map((option) => option.value)).toContain('tlh');
  });

  it('names the days of the week from Monday on', () => {
    expect(weekdays('en-GB').map(({ label }) => label.slice(0, 2))).toEqual(['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']);
    expect(weekdays('en-GB')[6]).toEqual({ value: '7', label: 'Sunday' });
    expect(weekdays('de-AT')[6]).toEqual({ value: '7', label: 'Sonntag' });
  });
});

it('says a time zone and a format in one word each', () => {
  expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
  expect(cityOf('UTC')).toBe('UTC');
  expect([numberSample('de'), numberSample('en-GB')]).toEqual(['1.234,56', '1,234.56']);
});
