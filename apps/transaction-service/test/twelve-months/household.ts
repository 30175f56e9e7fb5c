import { CalendarDate } from '@pft/kernel';
import { seededRandom } from '../import-drawn-file';
import { shuffle } from '../overlapping-exports';

export const ACCOUNTS = ['giro', 'savings', 'card', 'dollar'] as const;
export type AccountKey = (typeof ACCOUNTS)[number];
export type Format = 'csv' | 'xlsx' | 'ofx' | 'qif' | 'camt.053' | 'mt940';

export interface OwnAccount {
  /** As a person calls it; a statement that opens an account calls it by its number. */
  name: string;
  type: 'checking' | 'savings' | 'credit-card';
  currency: 'EUR' | 'USD';
  iban: string | null;
  /** As its statements name it. */
  number: string;
  openingMinor: number;
  monthsOfAnExport: number;
  formats: readonly Format[];
}

export const OWN: Readonly<Record<AccountKey, OwnAccount>> = {
  giro: {
    name: 'Haushalt',
    type: 'checking',
    currency: 'EUR',
    iban: 'AT611904300234573201',
    number: 'AT611904300234573201',
    openingMinor: 183_427,
    monthsOfAnExport: 1,
    formats: ['camt.053', 'mt940', 'csv', 'ofx'],
  },
  savings: {
    name: 'Savings',
    type: 'savings',
    currency: 'EUR',
    iban: 'DE89370400440532013000',
    number: 'DE89370400440532013000',
    openingMinor: 500_000,
    monthsOfAnExport: 3,
    formats: ['ofx', 'xlsx', 'camt.053'],
  },
  card: {
    name: 'Visa Gold',
    type: 'credit-card',
    currency: 'EUR',
    iban: null,
    number: '4711000012345678',
    openingMinor: 0,
    monthsOfAnExport: 1,
    formats: ['csv', 'ofx', 'qif'],
  },
  dollar: {
    name: 'Dollar reserve',
    type: 'checking',
    currency: 'USD',
    iban: 'AT671904300987654321',
    number: 'AT671904300987654321',
    openingMinor: 120_000,
    monthsOfAnExport: 3,
    formats: ['mt940', 'csv', 'qif'],
  },
};

/** What moved on one account, as the bank has it in the end. */
export interface Movement {
  account: AccountKey;
  /** Counted from the first day. */
  day: number;
  valueDay: number;
  /** Below zero for what left. */
  minor: number;
  /** Null where the bank itself books and only says what for. */
  payee: string | null;
  note: string | null;
  otherIban: string | null;
  bankId: string;
  /** Paid by card in a shop. */
  terminal: boolean;
  /** So many days before it was booked it stood in the card's list already. */
  pendingDays: number;
  /** Of a transfer between two own accounts the other side. */
  other: Movement | null;
}

/** What one file shows of an account: the days from `from` on and before `to`. */
export interface Export {
  account: AccountKey;
  format: Format;
  from: number;
  to: number;
}

export interface Household {
  movements: readonly Movement[];
  /** In the order in which they come in. */
  exports: readonly Export[];
  random: () => number;
}

const FIRST_DAY = CalendarDate.toEpochDay('2025-01-01');
const DAYS = 365;
export const dateOf = (day: number) => CalendarDate.fromEpochDay(FIRST_DAY + day);
const monthBegins = (month: number) =>
  month === 12 ? DAYS : CalendarDate.toEpochDay(`2025-${String(month + 1).padStart(2, '0')}-01`) - FIRST_DAY;

const SHOPS = [
  'Bäckerei Huber',
  'Hofer Dankt',
  'Apotheke zum Löwen',
  'Buchhandlung Kral',
  'Café Größl',
  'Tankstelle Ost',
];
const ONLINE = ['Zalando SE', 'Bike Parts Online', 'Streaming Box', 'Hotel Sonnblick', 'Österreichische Bundesbahnen'];
const GIVERS = ['Oma Gerda', 'Onkel Franz', 'Tante Emmi', 'Opa Karl'];
const ABROAD = ['Blue Bottle Coffee', 'City Cabs', 'Corner Deli'];

/**
 * Twelve months of a household with four accounts. Its banks export month by month, or quarter by quarter where little happens,
 * each file with some days of those around it; some come in two formats, some twice, and all in any order.
 * @param dollarsFor units of dollars for a euro on a day
 */
export function drawHousehold(seed: number, dollarsFor: (date: string) => number): Household {
  const random = seededRandom(seed);
  const movements = new Year(random, dollarsFor).movements;
  return { movements, exports: drawExports(random), random };
}

class Year {
  readonly movements: Movement[] = [];

  constructor(
    private readonly random: () => number,
    private readonly dollarsFor: (date: string) => number,
  ) {
    for (let month = 0; month < 12; month++) this.live(month);
    this.movements.sort((a, b) => a.day - b.day);
    for (const [index, movement] of this.movements.entries())
      movement.bankId = `2025${movement.account}${10_000 + index}`;
  }

  private below(n: number): number {
    return Math.floor(this.random() * n);
  }

  private oneOf<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  private add(account: AccountKey, day: number, minor: number, more: Partial<Movement>): Movement {
    const said = {
      payee: null,
      note: null,
      otherIban: null,
      bankId: '',
      terminal: false,
      pendingDays: 0,
      other: null,
      ...more,
    };
    const booked = Math.min(day, DAYS - 1);
    const movement = { account, day: booked, valueDay: booked + this.oneOf([0, 0, 0, 1, -1]), minor, ...said };
    this.movements.push(movement);
    return movement;
  }

  private live(month: number): void {
    const [first, next] = [monthBegins(month), monthBegins(month + 1)];
    const anyDay = () => first + this.below(next - first);
    this.add('giro', first + 24 + this.below(3), 291_000 + this.below(4) * 1_250, {
      payee: 'Druckerei Adler GmbH',
      note: `Gehalt ${month + 1}/2025`,
      otherIban: 'DE75512108001245126199',
    });
    this.add('giro', first + this.below(3), -95_000, {
      payee: 'Hausverwaltung Linde',
      note: 'Miete Top 4',
      otherIban: 'DE02120300000000202051',
    });
    this.add('giro', first + 4, -6_510, { payee: 'Stadtwerke Hafen', note: 'Abschlag Kundennummer 778' });
    for (let n = 0; n < 7; n++) this.buy('giro', anyDay(), this.oneOf(SHOPS), 0.2);
    for (let n = 0; n < 6; n++) this.buy('card', anyDay(), this.oneOf([...SHOPS, ...ONLINE]), 0.2);
    for (let n = 0; n < 3; n++) this.buy('dollar', anyDay(), this.oneOf(ABROAD), 0.2);
    if (month % 3 === 2) {
      this.add('giro', next - 1, -490, { note: 'Kontoführung Quartal' });
      this.add('savings', next - 1, 214 + this.below(300), { note: 'Zinsen Quartal' });
    }
    for (const giver of GIVERS)
      if (this.random() < 0.5) this.add('savings', anyDay(), 2_000, { payee: giver, note: 'Sparschwein' });
    this.move('giro', 'savings', first + 9 + this.below(3), 30_000, 'Sparen');
    if (this.random() < 0.4)
      this.move('savings', 'giro', first + 15 + this.below(10), 10_000 + this.below(40_000), 'Urlaub');
    // Two equal ones, so near that either could be the other one's side.
    if (this.random() < 0.2)
      for (let n = 0; n < 2; n++) this.move('giro', 'savings', first + 13 + n, 5_000, 'Taschengeld');
    const spent = this.movements.filter(({ account, day, minor }) => account === 'card' && minor < 0 && day < first);
    const paid = spent.slice(-6).reduce((sum, { minor }) => sum - minor, 0);
    if (paid > 0) this.move('giro', 'card', first + 18 + this.below(4), paid, 'Kreditkartenabrechnung');
    if (month % 3 === 1)
      this.move('giro', 'dollar', first + 6 + this.below(15), 20_000 + this.below(30_000), 'Devisen');
  }

  /** Now and then twice on one day, now and then it goes back, and what a card paid is not always booked at once. */
  private buy(account: AccountKey, day: number, payee: string, fixed: number): void {
    const minor = -(this.random() < fixed ? this.oneOf([320, 450, 1_000]) : 100 + this.below(9_000));
    const more = {
      payee,
      terminal: true,
      note: this.random() < 0.5 ? null : `Karte 4711 um ${10 + this.below(10)}.${10 + this.below(50)}`,
    };
    const pendingDays = account === 'card' && this.random() < 0.4 ? 1 + this.below(3) : 0;
    this.add(account, day, minor, { ...more, pendingDays });
    if (this.random() < 0.12) this.add(account, day, minor, more);
    if (this.random() < 0.08)
      this.add(account, day + 6 + this.below(20), -minor, { payee, note: 'Gutschrift Retoure' });
  }

  /** Some say where to, and some do not. */
  private move(from: AccountKey, to: AccountKey, day: number, minor: number, note: string): void {
    const arrives = day + (this.random() < 0.4 ? 0 : 1 + this.below(3));
    const arrived =
      OWN[from].currency === OWN[to].currency
        ? minor
        : Math.round(minor * this.dollarsFor(dateOf(day)) * (0.98 + this.random() * 0.02));
    const payee = 'Petra Muster';
    const isNamed = this.random() < 0.5;
    const said = { payee, note: isNamed ? `${note} ${OWN[to].name}` : note, otherIban: isNamed ? OWN[to].iban : null };
    const out = this.add(from, day, -minor, said);
    const into = this.add(to, arrives, arrived, {
      payee,
      note,
      otherIban: isNamed ? OWN[from].iban : null,
      other: out,
    });
    out.other = into;
  }
}

function drawExports(random: () => number): Export[] {
  const below = (n: number) => Math.floor(random() * n);
  const exports: Export[] = [];
  for (const account of ACCOUNTS) {
    const { formats, monthsOfAnExport } = OWN[account];
    for (let month = 0; month < 12; month += monthsOfAnExport) {
      const from = Math.max(0, monthBegins(month) - below(5));
      const to = Math.min(DAYS, monthBegins(month + monthsOfAnExport) + below(4));
      const at = below(formats.length);
      exports.push({ account, format: formats[at] as Format, from, to });
      // The same days once more, as another kind of file.
      if (random() < 0.15) exports.push({ account, format: formats[(at + 1) % formats.length] as Format, from, to });
    }
  }
  exports.push(...exports.filter(() => random() < 0.12));
  shuffle(exports, random);
  return exports;
}
