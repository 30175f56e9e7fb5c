import type { ReadingContext } from '../../statement';
import type { DateOrder, DateShape } from '../cells/date-text';
import { dayFacts, NO_DAY, type DayColumn, type DayFacts } from './day-columns';

/** The order of day and month: what decided it, and the orders that read all dates, too, with other days. */
export interface ChosenOrder {
  order: DateOrder;
  decidedBy: 'dates' | 'custom' | 'nothing';
  others: readonly DateOrder[];
}

interface Candidate {
  order: DateOrder;
  columns: readonly DayFacts[];
}

/** Bookings that a bank announces: this part of the rows, and not later than so many days from now. */
const FUTURE_PART = 0.1;
const FUTURE_DAYS = 40;
const FAR_APART_DAYS = 20;
const LONG_DAYS = 5 * 366;
const SHORT_DAYS = 800;
const STALE_DAYS = 8 * 366;

/** Over all rows of all date columns, one test after the other, each only removing: what is left is a matter of custom. */
export function chooseOrder(columns: readonly DayColumn[], context: ReadingContext, tomorrow: number): ChosenOrder {
  const open = columns.filter((column) => column.open !== null);
  const shape = open[0]?.open;
  if (!shape) return { order: 'DMY', decidedBy: 'dates', others: [] };
  const possible: readonly DateOrder[] = shape.shortYear ? ['DMY', 'MDY', 'YMD'] : ['DMY', 'MDY'];
  const all = possible.map((order) => ({
    order,
    columns: open.map(({ days }) => dayFacts(days[order], tomorrow)),
  }));
  const left = inSequence(close(notAhead(existing(all), tomorrow), open));
  const ranked = [...left].sort((a, b) => liking(b, shape, context, tomorrow) - liking(a, shape, context, tomorrow));
  const [chosen = { order: 'DMY' as const, columns: [] }, ...rest] = ranked;
  const others = rest.filter(({ order }) => open.some(({ days }) => differs(days[chosen.order], days[order])));
  if (others.length === 0) return { order: chosen.order, decidedBy: 'dates', others: [] };
  if (shape.separator === '.' && chosen.order === 'DMY') return { order: 'DMY', decidedBy: 'dates', others: [] };
  const decidedBy = isCustom(chosen.order, shape, context) ? 'custom' : 'nothing';
  return { order: chosen.order, decidedBy, others: others.map(({ order }) => order) };
}

const total = ({ columns }: Candidate, what: (facts: DayFacts) => number) =>
  columns.reduce((sum, facts) => sum + what(facts), 0);

function keep(candidates: readonly Candidate[], fits: (candidate: Candidate) => boolean): readonly Candidate[] {
  const kept = candidates.filter(fits);
  return kept.length > 0 ? kept : candidates;
}

/** Orders in which days exist. */
function existing(all: readonly Candidate[]): readonly Candidate[] {
  const valid = (candidate: Candidate) => total(candidate, (facts) => facts.valid);
  const most = Math.max(...all.map(valid));
  return keep(all, (candidate) => valid(candidate) >= most - Math.floor(most * 0.01));
}

/** A few scheduled rows lie ahead; under a wrong order most do, or lie far ahead. */
function notAhead(all: readonly Candidate[], tomorrow: number): readonly Candidate[] {
  const future = (candidate: Candidate) => total(candidate, (facts) => facts.future);
  const least = Math.min(...all.map(future));
  return keep(
    all,
    (candidate) =>
      future(candidate) === least ||
      (future(candidate) <= total(candidate, (facts) => facts.valid) * FUTURE_PART &&
        candidate.columns.every(({ latest }) => latest <= tomorrow + FUTURE_DAYS)),
  );
}

/** Two dates of one booking are days apart, not months. */
function close(all: readonly Candidate[], open: readonly DayColumn[]): readonly Candidate[] {
  const [first, second] = open;
  if (all.length < 2 || !first || !second) return all;
  const part = ({ order }: Candidate) => {
    let [far, seen] = [0, 0];
    const [a, b] = [first.days[order], second.days[order]];
    a.forEach((day, i) => {
      const other = b[i] ?? NO_DAY;
      if (day === NO_DAY || other === NO_DAY) return;
      seen++;
      if (Math.abs(day - other) > FAR_APART_DAYS) far++;
    });
    return seen === 0 ? 0 : far / seen;
  };
  return Math.min(...all.map(part)) === 0 ? keep(all, (candidate) => part(candidate) < 0.1) : all;
}

function inSequence(all: readonly Candidate[]): readonly Candidate[] {
  const broken = ({ columns }: Candidate) => Math.min(...columns.map((facts) => facts.broken));
  const ordered = Math.min(...all.map(broken)) === 0 ? keep(all, (candidate) => broken(candidate) < 2) : all;
  const span = ({ columns: [facts] }: Candidate) => (facts && facts.valid > 0 ? facts.latest - facts.earliest : 0);
  return Math.min(...ordered.map(span)) < SHORT_DAYS ? keep(ordered, (each) => span(each) < LONG_DAYS) : ordered;
}

/** Dots and dashes stand behind the day; slashes are read as the currency is used to, and years of two digits as near to today. */
function liking(
  { order, columns }: Candidate,
  { separator }: DateShape,
  context: ReadingContext,
  tomorrow: number,
): number {
  const stale = columns.some(({ latest }) => tomorrow - latest > STALE_DAYS) ? -3 : 0;
  const votes = [currencyVote(context), localeVote(context.locale)];
  // Years of two digits stand in front where that is the custom, or dashes follow them.
  if (order === 'YMD') return stale + (votes.includes('YMD') ? 3 : separator === '-' ? 0.5 : -2);
  if (separator !== '/' && separator !== '') return stale + (order === 'DMY' ? 2 : 0);
  const vote = votes.find((each) => each !== null && each !== 'YMD') ?? 'DMY';
  return stale + (order === vote ? 1 : 0);
}

/** Whether all that custom says points to that order. */
function isCustom(order: DateOrder, shape: DateShape, context: ReadingContext): boolean {
  const { separator, shortYear } = shape;
  const votes = [currencyVote(context), localeVote(context.locale)].map((vote) =>
    // Whoever writes the year first and has it last here has the day first.
    vote === 'YMD' && !shortYear ? 'DMY' : vote,
  );
  if (separator === '/' || separator === '' || order === 'YMD') return votes.every((vote) => vote === order);
  // Dashes: the day stands first unless all that is known of the person is used to something else.
  return order === 'DMY' && !votes.includes('YMD') && !votes.every((vote) => vote === 'MDY');
}

const MONTH_FIRST = new Set(['USD', 'PHP']);
const YEAR_FIRST = new Set(['SEK', 'HUF', 'CNY', 'JPY', 'KRW', 'TWD']);
/** Several orders are common there. */
const ANY_ORDER = new Set(['CAD', '']);

function currencyVote({ account, baseCurrency }: ReadingContext): DateOrder | null {
  const currency = account?.currency ?? baseCurrency;
  if (ANY_ORDER.has(currency)) return null;
  return MONTH_FIRST.has(currency) ? 'MDY' : YEAR_FIRST.has(currency) ? 'YMD' : 'DMY';
}

const LANGUAGES_YEAR_FIRST = new Set(['sv', 'hu', 'lt', 'zh', 'ja', 'ko', 'fa', 'mn', 'eu']);

/** English without a region says nothing; most other languages have one order wherever they are spoken. */
function localeVote(locale: string): DateOrder | null {
  const [language = '', ...rest] = locale.toLowerCase().split('-');
  const region = rest.at(-1);
  if (language === '' || (language === 'en' && region === undefined) || region === 'ca') return null;
  if (LANGUAGES_YEAR_FIRST.has(language)) return 'YMD';
  return region === 'us' || region === 'ph' ? 'MDY' : 'DMY';
}

function differs(a: Int32Array, b: Int32Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return true;
  return false;
}
