import { UnknownLocale, UnknownTimeZone } from './user-errors';

/** The canonical spelling of a BCP 47 tag. @throws UnknownLocale */
export function normalizedLocale(locale: string): string {
  try {
    const [canonical] = Intl.getCanonicalLocales(locale);
    // A tag that no data exists for falls back to another language, which would surprise its owner.
    if (canonical !== undefined && Intl.DateTimeFormat.supportedLocalesOf(canonical).length > 0) return canonical;
  } catch {
    // Not a tag at all.
  }
  throw new UnknownLocale(locale);
}

/** An IANA name as given; offsets such as `+01:00`, which newer engines accept, are no time zones. @throws UnknownTimeZone */
export function validTimeZone(timeZone: string): string {
  try {
    if (/^[A-Za-z]/.test(timeZone)) {
      new Intl.DateTimeFormat('en', { timeZone });
      return timeZone;
    }
  } catch {
    // No such zone.
  }
  throw new UnknownTimeZone(timeZone);
}
