import { CalendarMonth } from '@pft/kernel';
import { daysOfMonth, type SampleDay } from './sample-days';
import { SeededNumbers } from './seeded-numbers';

export interface Entry {
  date: string;
  account: string;
  payee: string;
  /** Income positive, spending and what leaves in a transfer negative, in the currency's minor units. */
  amountMinor: number;
  currency: string;
  /** The name of a category; of transfers and of what is split none. */
  category?: string;
  note?: string;
  tags?: string[];
  /** The parts of a row, in its currency and with its sign. */
  parts?: { category: string; amountMinor: number }[];
  /** What arrives in another account of the household. */
  to?: { account: string; amountMinor: number; currency: string };
  /** The day on which the purchase was made that this gives back, by the same payee. */
  refundOf?: string;
}

const joint = { account: 'Joint account', currency: 'EUR' };
const savings = { account: 'Savings', currency: 'EUR' };
const card = { account: 'Credit card', currency: 'EUR' };
const cash = { account: 'Cash', currency: 'EUR' };
const dollars = { account: 'Dollar account', currency: 'USD' };
const yen = { account: 'Yen account', currency: 'JPY' };

type Line = Omit<Entry, 'date'>;

/** All rows of one day, in the order in which they would stand in a statement. */
export function entriesOf(day: SampleDay): Entry[] {
  return [...movedOn(day), ...linesOf(day)].map((line) => ({ date: day.date, ...line }));
}

function linesOf(day: SampleDay): Line[] {
  const numbers = new SeededNumbers(day.date);
  return [...incomeOf(day, numbers), ...billsOf(day, numbers), ...livingOf(day, numbers)];
}

/** What was spent by card in a month, positive: it is settled at the beginning of the next one. */
export function spentByCard(month: string): number {
  const lines = daysOfMonth(month).flatMap(linesOf);
  return lines.reduce((sum, { account, amountMinor }) => (account === card.account ? sum - amountMinor : sum), 0);
}

/** Between the household's own accounts. */
function movedOn(day: SampleDay): Line[] {
  switch (day.dayOfMonth) {
    case 2:
      return [moved('Card settlement', joint, card, spentByCard(CalendarMonth.plusMonths(day.date.slice(0, 7), -1)))];
    case 7:
      return [moved('Cash machine', joint, cash, 8_000)];
    case 16:
      return [moved('Standing order: savings', joint, savings, 40_000)];
    case 22:
      return day.month % 3 === 0 ? [moved('Exchanged at Wise', dollars, joint, 90_000, 77_400)] : [];
    default:
      return [];
  }
}

type Side = Pick<Line, 'account' | 'currency'>;

const moved = (payee: string, from: Side, to: Side, amountMinor: number, arrives = amountMinor): Line => ({
  ...from,
  payee,
  amountMinor: -amountMinor,
  to: { ...to, amountMinor: arrives },
});

function incomeOf(day: SampleDay, numbers: SeededNumbers): Line[] {
  const lines: Line[] = [];
  switch (day.dayOfMonth) {
    case 5:
      lines.push({
        ...dollars,
        payee: 'Cascade Design LLC',
        amountMinor: numbers.between(60, 140) * 1000,
        category: 'Freelance',
        note: 'Illustrations',
      });
      break;
    case 9:
      lines.push({ ...savings, payee: 'Family allowance office', amountMinor: 17_140, category: 'Other income' });
      break;
    case 15:
      lines.push({ ...joint, payee: 'City Library', amountMinor: 146_025, category: 'Salary' });
      break;
    case 20:
      lines.push({
        ...yen,
        payee: '星野出版',
        amountMinor: numbers.between(60, 140) * 1000,
        category: 'Freelance',
        note: 'Translation, by the page',
      });
      break;
    case 28:
      lines.push({ ...joint, payee: 'Nordlicht Software GmbH', amountMinor: 294_060, category: 'Salary' });
      if (day.month === 11)
        lines.push({
          ...joint,
          payee: 'Nordlicht Software GmbH',
          amountMinor: 220_000,
          category: 'Salary',
          note: 'Christmas bonus',
        });
      if (day.month % 3 === 0)
        lines.push({
          ...savings,
          payee: 'Sparkasse',
          amountMinor: numbers.between(1_150, 1_890),
          category: 'Interest',
        });
      break;
  }
  return lines;
}

function billsOf(day: SampleDay, numbers: SeededNumbers): Line[] {
  switch (day.dayOfMonth) {
    case 1:
      return [
        {
          ...joint,
          payee: 'Hausverwaltung Lindner',
          amountMinor: -124_000,
          category: 'Rent',
          note: 'Flat 12, incl. heating',
        },
        { ...joint, payee: 'Kindergarten Sonnenblume', amountMinor: -11_800, category: 'Children' },
      ];
    case 2:
      return [{ ...joint, payee: 'Kletterhalle', amountMinor: -3_900, category: 'Sport', note: 'Membership' }];
    case 3:
      return [{ ...joint, payee: 'Wien Energie', amountMinor: -numbers.between(6_400, 9_200), category: 'Utilities' }];
    case 4:
      return [
        { ...joint, payee: 'Magenta', amountMinor: -3_490, category: 'Internet & phone' },
        { ...joint, payee: 'Magenta', amountMinor: -1_590, category: 'Internet & phone', note: 'Second phone' },
      ];
    case 6:
      return [
        { ...joint, payee: 'Donau Versicherung', amountMinor: -8_460, category: 'Insurance', note: 'Home, "all in"' },
      ];
    case 8:
      return [{ ...joint, payee: 'Netflix', amountMinor: -1_299, category: 'Subscriptions' }];
    case 10:
      return [{ ...dollars, payee: 'Dropbox', amountMinor: -1_199, category: 'Subscriptions' }, ...flightsOf(day)];
    case 9:
      return day.month % 6 === 3 ? [{ ...card, payee: 'Zalando', amountMinor: -8_990, category: 'Clothing' }] : [];
    case 11:
      return [weeklyShop(numbers)];
    case 12:
      return [{ ...joint, payee: 'Spotify', amountMinor: -1_099, category: 'Subscriptions' }];
    case 14:
      return [{ ...dollars, payee: 'The New York Times', amountMinor: -1_700, category: 'Subscriptions' }];
    case 21:
      return day.month % 6 === 3 ? [sentBack(day)] : [];
    default:
      return [];
  }
}

/** One receipt, two categories. */
function weeklyShop(numbers: SeededNumbers): Line {
  const parts = [
    { category: 'Groceries', amountMinor: -numbers.between(6_200, 11_400) },
    { category: 'Household', amountMinor: -numbers.between(1_450, 4_980) },
  ];
  return { ...joint, payee: 'Interspar', amountMinor: sumOf(parts), parts, note: 'Monthly shop' };
}

const sumOf = (parts: readonly { amountMinor: number }[]) => parts.reduce((sum, part) => sum + part.amountMinor, 0);

/** Half of what was bought on the ninth did not fit. */
function sentBack({ date }: SampleDay): Line {
  const refundOf = `${date.slice(0, 8)}09`;
  return { ...card, payee: 'Zalando', amountMinor: 4_495, category: 'Clothing', refundOf, note: 'Sent back' };
}

function flightsOf(day: SampleDay): Line[] {
  if (day.month === 2)
    return [
      {
        ...joint,
        payee: 'ANA',
        amountMinor: -184_720,
        category: 'Travel',
        note: 'Vienna–Tokyo, 3 seats',
        tags: ['japan'],
      },
    ];
  if (day.month === 8)
    return [
      {
        ...joint,
        payee: 'Austrian Airlines',
        amountMinor: -132_940,
        category: 'Travel',
        note: 'Vienna–Chicago, 3 seats',
        tags: ['chicago'],
      },
    ];
  return [];
}

function livingOf(day: SampleDay, numbers: SeededNumbers): Line[] {
  if (day.month === 4 && day.dayOfMonth >= 5 && day.dayOfMonth <= 14) return inJapan(day, numbers);
  if (day.month === 10 && day.dayOfMonth >= 3 && day.dayOfMonth <= 9) return inAmerica(day, numbers);
  return atHome(day, numbers);
}

function atHome(day: SampleDay, numbers: SeededNumbers): Line[] {
  const lines: Line[] = [];
  if ([1, 3, 6].includes(day.weekday)) {
    const payee = numbers.oneOf(['Hofer', 'Billa', 'Spar', 'Lidl']);
    lines.push({ ...joint, payee, amountMinor: -numbers.between(1_840, 7_260), category: 'Groceries' });
  }
  if (day.weekday === 5 && numbers.between(1, 3) > 1) {
    lines.push({
      ...cash,
      payee: 'Bäckerei Müller, Hauptplatz',
      amountMinor: -numbers.between(420, 1_380),
      category: 'Groceries',
    });
  }
  if (day.weekday === 2 && numbers.between(1, 2) === 1) {
    lines.push({ ...cash, payee: 'Café Central', amountMinor: -numbers.between(480, 1_260), category: 'Restaurants' });
  }
  if (day.weekday === 6) {
    const payee = numbers.oneOf(['Pizzeria Da Enzo', 'Gasthaus Zur Post', 'Sushi Yama', 'Saffron']);
    lines.push({ ...card, payee, amountMinor: -numbers.between(3_150, 8_640), category: 'Restaurants' });
  }
  if (day.weekday === 1) {
    lines.push({ ...joint, payee: 'ÖBB', amountMinor: -numbers.between(380, 1_960), category: 'Public transport' });
  }
  if (day.number % 13 === 4) {
    lines.push({ ...joint, payee: 'OMV', amountMinor: -numbers.between(4_810, 7_430), category: 'Fuel' });
  }
  if (day.number % 19 === 7) {
    lines.push({
      ...joint,
      payee: 'Apotheke zum Bären',
      amountMinor: -numbers.between(690, 3_480),
      category: 'Pharmacy',
    });
  }
  if (day.number % 23 === 11) {
    lines.push({
      ...card,
      payee: numbers.oneOf(['Peek & Cloppenburg', 'Zalando']),
      amountMinor: -numbers.between(2_990, 13_980),
      category: 'Clothing',
    });
  }
  if (day.number % 29 === 3) {
    lines.push({
      ...card,
      payee: numbers.oneOf(['Thalia', 'Filmcasino']),
      amountMinor: -numbers.between(1_190, 3_960),
      category: 'Culture',
    });
  }
  if (day.number % 37 === 20) {
    lines.push({ ...dollars, payee: 'Steam', amountMinor: -numbers.between(499, 3_999), category: 'Leisure' });
  }
  if (day.month === 12 && day.dayOfMonth >= 5 && day.dayOfMonth <= 20 && day.number % 3 === 0) {
    lines.push({
      ...card,
      payee: numbers.oneOf(['Amazon', 'Spielwaren Kober']),
      amountMinor: -numbers.between(1_990, 8_990),
      category: 'Shopping',
    });
  }
  return lines;
}

/** The spring holiday: paid with the yen account. */
function inJapan(day: SampleDay, numbers: SeededNumbers): Line[] {
  const lines: Line[] = [];
  if (day.dayOfMonth === 5)
    lines.push({ ...yen, payee: 'JR East', amountMinor: -60_000, category: 'Travel', note: 'Rail passes' });
  if (day.dayOfMonth === 6)
    lines.push({ ...yen, payee: 'Ryokan Sakura', amountMinor: -148_500, category: 'Travel', note: '9 nights' });
  lines.push({
    ...yen,
    payee: numbers.oneOf(['すし三崎', 'Ichiran', 'Izakaya Torikichi']),
    amountMinor: -numbers.between(3_200, 11_800),
    category: 'Restaurants',
  });
  if (day.dayOfMonth % 2 === 0)
    lines.push({ ...yen, payee: 'FamilyMart', amountMinor: -numbers.between(640, 2_350), category: 'Groceries' });
  return lines;
}

/** The autumn holiday: paid with the dollar account. */
function inAmerica(day: SampleDay, numbers: SeededNumbers): Line[] {
  const lines: Line[] = [];
  if (day.dayOfMonth === 3)
    lines.push({ ...dollars, payee: 'Lakeview Hotel', amountMinor: -118_440, category: 'Travel', note: '6 nights' });
  if (day.dayOfMonth === 4) lines.push({ ...dollars, payee: 'Hertz', amountMinor: -31_275, category: 'Travel' });
  lines.push({
    ...dollars,
    payee: numbers.oneOf(["Lou's Diner", 'Blue Agave', 'Giordano’s']),
    amountMinor: -numbers.between(2_850, 9_400),
    category: 'Restaurants',
  });
  if (day.dayOfMonth % 2 === 1)
    lines.push({
      ...dollars,
      payee: "Trader Joe's",
      amountMinor: -numbers.between(1_460, 5_220),
      category: 'Groceries',
    });
  return lines;
}
