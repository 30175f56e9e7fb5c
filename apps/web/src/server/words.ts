import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { languageCookie, languageFor, type Language } from '@/words/language';
import { de } from '@/words/messages/de';
import { en } from '@/words/messages/en';
import { accessTokenHeader, localeOf } from './session/session';

const catalogues: Record<Language, typeof en> = { en, de };

/** The language and the words of a page, for next-intl. */
export default getRequestConfig(async () => {
  const [jar, incoming] = await Promise.all([cookies(), headers()]);
  const chosen = jar.get(languageCookie)?.value;
  const locale = localeOf(incoming.get(accessTokenHeader) ?? undefined);
  const accepted = incoming.get('accept-language') ?? '';
  const language = languageFor({ accepted, ...(chosen && { chosen }), ...(locale && { locale }) });
  // Days and amounts are formatted by ui/format in the person's own zone and locale; no catalogue formats one.
  return { locale: language, messages: catalogues[language], timeZone: 'UTC' };
});
