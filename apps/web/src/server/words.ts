import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { languageCookie, languageFor, type Language } from '@/words/language';
import { de } from '@/words/messages/de';
import { en } from '@/words/messages/en';
import { mirrored } from '@/words/pseudo';
import { accessTokenHeader, localeOf } from './session/session';

const catalogues: Record<Language, typeof en> = { en, de };

/** Whether the pages speak a language that nobody speaks, from right to left, so that a test or a builder sees what is forgotten. */
export const isMirrored = (): boolean => process.env.PSEUDO_WORDS === 'true';

/** The language and the words of a page, for next-intl. */
export default getRequestConfig(async () => {
  const [jar, incoming] = await Promise.all([cookies(), headers()]);
  const chosen = jar.get(languageCookie)?.value;
  const locale = localeOf(incoming.get(accessTokenHeader) ?? undefined);
  const accepted = incoming.get('accept-language') ?? '';
  const language = languageFor({ accepted, ...(chosen && { chosen }), ...(locale && { locale }) });
  // Days and amounts are formatted by ui/format in the person's own zone and locale; no catalogue formats one.
  const messages = isMirrored() ? mirrored(en) : catalogues[language];
  return { locale: language, messages, timeZone: 'UTC' };
});
