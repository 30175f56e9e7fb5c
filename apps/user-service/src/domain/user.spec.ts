import { normalizedEmail, User } from './user';

const registered = new Date('2026-03-01T12:00:00Z');
const later = new Date('2026-03-02T12:00:00Z');
const person = (fields: object = {}): User =>
  User.register({ id: 'id', email: 'Ada@Example.org', passwordHash: 'hash', ...fields }, registered);

describe('a user', () => {
  it('begins at version 1 with euros, English, UTC, weeks from Monday and a name from the address', () => {
    expect({ ...person() }).toEqual({
      id: 'id',
      email: 'ada@example.org',
      passwordHash: 'hash',
      displayName: 'ada',
      baseCurrency: 'EUR',
      locale: 'en',
      timeZone: 'UTC',
      firstDayOfWeek: 1,
      firstDayOfMonth: 1,
      createdAt: registered,
      updatedAt: registered,
      version: 1,
    });
  });

  it('counts a version for each change that changes something', () => {
    const user = person();
    expect(user.change({ locale: 'de' }, later)).toBe(true);
    expect([user.version, user.updatedAt]).toEqual([2, later]);
    expect(user.change({ locale: 'de' }, later)).toBe(false);
    expect(user.version).toBe(2);
  });

  it('writes locales as they are written', () => {
    expect(person({ locale: 'DE-ch' }).locale).toBe('de-CH');
  });

  it.each(['Europe/Berlin', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+3'])(
    'knows the time zone %s',
    (timeZone) => {
      expect(person({ timeZone }).timeZone).toBe(timeZone);
    },
  );

  it.each(['+01:00', '-0500', 'Mars/Olympus', '', 'Europe/Berlin; DROP TABLE'])(
    'refuses the time zone %j',
    (timeZone) => {
      expect(() => person({ timeZone })).toThrow(
        expect.objectContaining({ code: 'time-zone-unknown', field: 'timeZone' }),
      );
    },
  );

  it.each(['', 'x', 'de_CH', 'not a locale', '../../etc'])('refuses the locale %j', (locale) => {
    expect(() => person({ locale })).toThrow(expect.objectContaining({ code: 'locale-unknown' }));
  });

  it.each(['usd', 'ZZZ', 'XXX', 'US'])('refuses the currency %j', (baseCurrency) => {
    expect(() => person({ baseCurrency })).toThrow(expect.objectContaining({ field: 'baseCurrency' }));
  });

  it('is changed as a whole or not at all where it is registered', () => {
    const user = person();
    expect(() => user.change({ baseCurrency: 'ZZZ' }, later)).toThrow();
    expect([user.baseCurrency, user.version]).toEqual(['EUR', 1]);
  });
});

describe('an e-mail address', () => {
  it('has one spelling, whatever the case, the composition of its letters and the spaces around it', () => {
    expect(normalizedEmail(' ADA@Example.ORG ')).toBe('ada@example.org');
    expect(normalizedEmail('jose\u0301@example.org')).toBe(normalizedEmail('jos\u00e9@example.org'));
  });
});
