import { languageFor, localeOfWords, localeWithWords, wordsLocale, wordsRunLeft } from './language';

describe('the language of the pages', () => {
  it('is the one that was chosen, whatever the locale is', () => {
    expect(languageFor({ chosen: 'en', locale: 'de-AT' })).toBe('en');
  });

  it('follows the locale of the person where none was chosen', () => {
    expect(languageFor({ locale: 'de-AT', accepted: 'en' })).toBe('de');
  });

  it('is English for a locale of a language that there are no words in', () => {
    expect(languageFor({ locale: 'ar-EG', accepted: 'de' })).toBe('en');
  });

  it('is the first one that the browser asks for and that there is, before anybody has logged in', () => {
    expect(languageFor({ accepted: 'fr-FR,fr;q=0.9,de;q=0.8,en;q=0.7' })).toBe('de');
  });

  it('is English where a browser asks for nothing, or brings a language that there is not', () => {
    expect(languageFor({})).toBe('en');
    expect(languageFor({ chosen: 'tlh' })).toBe('en');
  });
});

describe('months and weekdays in the language of the pages', () => {
  it('keep the region of a locale of that language', () => {
    expect(wordsLocale(localeWithWords('de-AT', 'de'))).toBe('de-AT');
    expect(wordsLocale(localeWithWords('en-US', 'en'))).toBe('en-US');
  });

  it('leave the language of another locale, and figures keep it', () => {
    expect(wordsLocale(localeWithWords('ar-EG', 'de'))).toBe('de');
    expect(wordsLocale(localeWithWords('de-AT', 'en'))).toBe('en-GB');
    expect(new Intl.NumberFormat(localeWithWords('de-AT', 'en')).format(1234.5)).toBe(
      new Intl.NumberFormat('de-AT').format(1234.5),
    );
  });

  it('keep their locale where the words run from right to left, and say so', () => {
    const locale = localeWithWords('en-US', 'en', 'rtl');
    expect([wordsLocale(locale), wordsRunLeft(locale)]).toEqual(['en-US', true]);
    expect(wordsLocale(localeWithWords('de-AT', 'en', 'rtl'))).toBe('en-GB');
    expect(wordsRunLeft(localeWithWords('ar-EG', 'de'))).toBe(false);
  });

  it('have the day first where nobody is known', () => {
    expect([localeOfWords('en'), localeOfWords('de')]).toEqual(['en-GB', 'de']);
  });

  it('are English in a locale that says no language of words and is of none of the pages', () => {
    expect(wordsLocale('he')).toBe('en-GB');
  });
});
