import { cookies, headers } from 'next/headers';
import { getLocale, getRequestConfig } from 'next-intl/server';
import {
  languageCookie,
  languageFor,
  LANGUAGES,
  localeOfWords,
  localeWithWords,
  type Direction,
  type Language,
} from '@/words/language';
import { de } from '@/words/messages/de';
import { en } from '@/words/messages/en';
import { isolated } from '@/words/isolated';
import { mirrored } from '@/words/pseudo';
import { accessTokenHeader, localeOf } from './session/session';

const WRITTEN_FROM_THE_RIGHT = /^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

const catalogues: Record<Language, typeof en> = { en, de };

/** Whether the pages speak a language that nobody speaks, from right to left, so that a test or a builder sees what is forgotten. */
const isMirrored = (): boolean => process.env.PSEUDO_WORDS === 'true';

export const directionOf = (language: Language): Direction => (isMirrored() ? 'rtl' : LANGUAGES[language].direction);

/** The locale that a page is written by: with the formats of a person, or where nobody is known those of its language. */
export async function localeOfPage(person?: { locale: string }): Promise<string> {
  const language = await getLocale();
  const direction = directionOf(language);
  return person ? localeWithWords(person.locale, language, direction) : localeOfWords(language, direction);
}

/** The language and the words of a page, for next-intl. */
export default getRequestConfig(async () => {
  const [jar, incoming] = await Promise.all([cookies(), headers()]);
  const chosen = jar.get(languageCookie)?.value;
  const locale = localeOf(incoming.get(accessTokenHeader) ?? undefined);
  const accepted = incoming.get('accept-language') ?? '';
  const language = languageFor({ accepted, ...(chosen && { chosen }), ...(locale && { locale }) });
  // Days and amounts are formatted by ui/format in the person's own zone and locale; no catalogue formats one.
  const plain = isMirrored() ? mirrored(en) : catalogues[language];
  // Whoever writes from right to left has such names as well, and a page has a direction of its own.
  const messages = WRITTEN_FROM_THE_RIGHT.test(locale ?? '') || isMirrored() ? isolated(plain) : plain;
  return { locale: language, messages, timeZone: 'UTC' };
});
