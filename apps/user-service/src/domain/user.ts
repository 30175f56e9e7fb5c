import { isCurrency, UnknownCurrency } from '@pft/kernel';
import { normalizedLocale, validTimeZone } from './preferences';

export interface Preferences {
  displayName: string;
  baseCurrency: string;
  locale: string;
  timeZone: string;
  /** 1 is Monday. */
  firstDayOfWeek: number;
  firstDayOfMonth: number;
}

/** Absent: as it was. `displayName: null`: back to the one that the e-mail address gives. */
export type PreferencesPatch = Partial<Omit<Preferences, 'displayName'>> & { displayName?: string | null };

/**
 * A person with an account. Invariants: the e-mail address is unique without regard to case; currency, locale and time
 * zone exist; the version counts every change of the profile, without a gap, from 1.
 */
export class User {
  id!: string;
  email!: string;
  passwordHash!: string;
  displayName!: string;
  baseCurrency!: string;
  locale!: string;
  timeZone!: string;
  firstDayOfWeek!: number;
  firstDayOfMonth!: number;
  createdAt!: Date;
  updatedAt!: Date;
  version!: number;

  private constructor() {}

  static register(input: { id: string; email: string; passwordHash: string } & Partial<Preferences>, now: Date): User {
    const user = new User();
    user.id = input.id;
    user.email = normalizedEmail(input.email);
    user.passwordHash = input.passwordHash;
    user.createdAt = now;
    user.firstDayOfWeek = 1;
    user.firstDayOfMonth = 1;
    user.apply({ baseCurrency: 'EUR', locale: 'en', timeZone: 'UTC', displayName: null, ...definedOf(input) });
    user.updatedAt = now;
    user.version = 1;
    return user;
  }

  /** Answers whether anything is different now; only then is it a new version. Throws where a value does not exist. */
  change(patch: PreferencesPatch, now: Date): boolean {
    const before = JSON.stringify(preferencesOf(this));
    this.apply(patch);
    if (JSON.stringify(preferencesOf(this)) === before) return false;
    this.updatedAt = now;
    this.version += 1;
    return true;
  }

  private apply(patch: PreferencesPatch): void {
    if (patch.baseCurrency !== undefined) {
      if (!isCurrency(patch.baseCurrency)) throw new UnknownCurrency(patch.baseCurrency, 'baseCurrency');
      this.baseCurrency = patch.baseCurrency;
    }
    if (patch.locale !== undefined) this.locale = normalizedLocale(patch.locale);
    if (patch.timeZone !== undefined) this.timeZone = validTimeZone(patch.timeZone);
    if (patch.firstDayOfWeek !== undefined) this.firstDayOfWeek = patch.firstDayOfWeek;
    if (patch.firstDayOfMonth !== undefined) this.firstDayOfMonth = patch.firstDayOfMonth;
    if (patch.displayName === null) this.displayName = this.email.slice(0, this.email.lastIndexOf('@'));
    else if (patch.displayName !== undefined) this.displayName = patch.displayName.trim();
  }
}

function preferencesOf(user: User): Preferences {
  const { displayName, baseCurrency, locale, timeZone, firstDayOfWeek, firstDayOfMonth } = user;
  return { displayName, baseCurrency, locale, timeZone, firstDayOfWeek, firstDayOfMonth };
}

/** One spelling for each address, so that nobody registers twice by holding Shift. */
export function normalizedEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

function definedOf(input: Partial<Preferences>): Partial<Preferences> {
  const { displayName, baseCurrency, locale, timeZone } = input;
  return Object.fromEntries(
    Object.entries({ displayName, baseCurrency, locale, timeZone }).filter(([, value]) => value !== undefined),
  );
}
