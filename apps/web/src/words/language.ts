/** The languages that the pages are written in: their own names, and the way they are read. */
export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr' },
  de: { name: 'Deutsch', direction: 'ltr' },
} as const;

export type Language = keyof typeof LANGUAGES;

/** Holds the language that somebody has chosen for this browser; without it the language follows the person's formats. */
export const languageCookie = 'pft_language';

const isLanguage = (value: string | undefined): value is Language =>
  value !== undefined && Object.hasOwn(LANGUAGES, value);

const languageIn = (tag: string): string => tag.trim().split(/[-;_]/, 1)[0]?.toLowerCase() ?? '';

/**
 * The language of the pages: the one that was chosen, else that of the person's locale, else the first that the browser
 * asks for (an Accept-Language header) and that there is, else English.
 */
export function languageFor(asked: { chosen?: string; locale?: string; accepted?: string }): Language {
  if (isLanguage(asked.chosen)) return asked.chosen;
  const wished = asked.locale !== undefined ? [asked.locale] : (asked.accepted ?? '').split(',');
  return wished.map(languageIn).find(isLanguage) ?? 'en';
}

/** The way that a page is read. */
export type Direction = 'ltr' | 'rtl';

/**
 * The locale that figures and days are written by, where the pages speak a language: months and weekdays are words, so they
 * follow the pages. A locale of another language carries that of the words in its private part: `ar-x-de`; and where the words run
 * from right to left it says so: `en-GB-x-ar-rtl`.
 */
export function localeWithWords(
  locale: string,
  language: Language,
  direction: Direction = LANGUAGES[language].direction,
): string {
  if (direction === 'rtl') return `${locale}-x-${language}-rtl`;
  return languageIn(locale) === language ? locale : `${locale}-x-${language}`;
}

/** The locale that a page of a language is written by, where nobody is known whose own it could be. */
export const localeOfWords = (language: Language, direction?: Direction): string =>
  localeWithWords(wordsLocale(`und-x-${language}`), language, direction);

export const wordsRunLeft = (locale: string): boolean => locale.endsWith('-rtl');

/** The locale of the words in a locale of `localeWithWords`; of English the British order, which puts the day first. */
export function wordsLocale(locale: string): string {
  const [own = '', words] = locale.split('-x-');
  const language = words?.replace(/-rtl$/, '') ?? languageIn(own);
  if (isLanguage(languageIn(own)) && language === languageIn(own)) return own;
  return language === 'en' || !isLanguage(language) ? 'en-GB' : language;
}
