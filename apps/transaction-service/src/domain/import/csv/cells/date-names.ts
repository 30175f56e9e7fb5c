/** Languages of banks; what `Intl` calls their months and days of the week is what statements have, long or short. */
const LANGUAGES =
  'en en-GB en-AU de de-AT fr es it nl pt pl cs sk hu sv nb nn da fi tr ru uk be ro hr sl sr sr-Latn bs mk bg sq el lt lv et is ga ca eu gl id ms vi th fil he ar fa hi bn ta sw ka hy az kk af';

/** Forms that no locale has. */
const MORE: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
  sept: 9,
  mrz: 3,
  maerz: 3,
  janv: 1,
  juil: 7,
  dic: 12,
  ene: 1,
  ago: 8,
};

interface Names {
  months: ReadonlyMap<string, number>;
  weekdays: ReadonlySet<string>;
}

let names: Names | null = null;

/** 1 to 12, or 0 for no month's name; a longer form is known by its first letters. */
export function monthOfName(name: string): number {
  const key = fold(name);
  const { months } = known();
  return months.get(key) ?? (key.length > 3 ? months.get(key.slice(0, 3)) : undefined) ?? 0;
}

export function isWeekday(name: string): boolean {
  return known().weekdays.has(fold(name));
}

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** Asked of `Intl` when the first name is met, which takes a tenth of a second: most files have figures only. */
function known(): Names {
  names ??= namesOfAll(LANGUAGES.split(' '));
  return names;
}

function namesOfAll(languages: readonly string[]): Names {
  const months = new Map<string, number>();
  const weekdays = new Set<string>();
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      for (const [name, month] of monthsOf(language, style)) if (!months.has(name)) months.set(name, month);
      const week = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
      for (let day = 1; day <= 7; day++) weekdays.add(lettersOf(week.format(Date.UTC(2026, 2, day))));
    }
  }
  for (const [name, month] of Object.entries(MORE)) months.set(name, month);
  return { months, weekdays };
}

/** A month is called otherwise beside a day in some languages. */
function* monthsOf(language: string, style: 'long' | 'short'): Generator<[string, number]> {
  const calendar = { timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' } as const;
  const alone = new Intl.DateTimeFormat(language, { month: style, ...calendar });
  const beside = new Intl.DateTimeFormat(language, { day: 'numeric', month: style, ...calendar });
  for (let month = 0; month < 12; month++) {
    const day = Date.UTC(2026, month, 14);
    const within = beside.formatToParts(day).find(({ type }) => type === 'month')?.value ?? '';
    for (const name of [alone.format(day), within]) {
      const key = lettersOf(name);
      if (key.length > 1 && !/\d/.test(name)) yield [key, month + 1];
    }
  }
}

/** The first word of a name, as it is compared. */
const lettersOf = (name: string) => /[\p{L}\p{M}]+/u.exec(fold(name))?.[0] ?? '';
