import { CalendarDate } from '@pft/kernel';
import { Rates, type EuroRate } from './rates';

/** How old a carried rate may be: weekends and holidays. Up to the second limit it still counts, but is called stale. */
export const CARRIED_DAYS = 10;
export const STALE_DAYS = 366;

/**
 * Currencies that became the euro: the changeover day and the conversion rate fixed for ever. Source: Council Regulations
 * (EC) 2866/98, 1478/2000, 1086/2006, 1134/2007, 1135/2007, 694/2008, (EU) 671/2010, 870/2013, 851/2014, 2022/1208, 2025/1407.
 */
const IRREVOCABLE: ReadonlyMap<string, { from: CalendarDate; rate: string }> = new Map(
  Object.entries({
    ATS: { from: '1999-01-01', rate: '13.7603' },
    BEF: { from: '1999-01-01', rate: '40.3399' },
    DEM: { from: '1999-01-01', rate: '1.95583' },
    ESP: { from: '1999-01-01', rate: '166.386' },
    FIM: { from: '1999-01-01', rate: '5.94573' },
    FRF: { from: '1999-01-01', rate: '6.55957' },
    IEP: { from: '1999-01-01', rate: '0.787564' },
    ITL: { from: '1999-01-01', rate: '1936.27' },
    LUF: { from: '1999-01-01', rate: '40.3399' },
    NLG: { from: '1999-01-01', rate: '2.20371' },
    PTE: { from: '1999-01-01', rate: '200.482' },
    GRD: { from: '2001-01-01', rate: '340.750' },
    SIT: { from: '2007-01-01', rate: '239.640' },
    CYP: { from: '2008-01-01', rate: '0.585274' },
    MTL: { from: '2008-01-01', rate: '0.429300' },
    SKK: { from: '2009-01-01', rate: '30.1260' },
    EEK: { from: '2011-01-01', rate: '15.6466' },
    LVL: { from: '2014-01-01', rate: '0.702804' },
    LTL: { from: '2015-01-01', rate: '3.45280' },
    HRK: { from: '2023-01-01', rate: '7.53450' },
    BGN: { from: '2026-01-01', rate: '1.95583' },
  }),
);

/** `10^power` of the old currency became one of the new one. Rows written in either name keep a rate on any day. */
const REDENOMINATIONS = [
  { old: 'ROL', successor: 'RON', from: '2005-07-01', power: 4 },
  { old: 'TRL', successor: 'TRY', from: '2005-01-01', power: 6 },
] as const;

const NEWLINE = 10;
const COMMA = 44;
const POINT = 46;
const ZERO = 48;
const NINE = 57;

/**
 * The European Central Bank's daily euro reference rates, exact: each figure is kept as an integer and a number of
 * decimals, packed into one 32-bit cell (`digits × 8 + decimals`; no figure has more than seven digits). Some 290,000
 * cells take little more than a megabyte, and parsing them takes tens of milliseconds.
 */
export class RateHistory extends Rates {
  private constructor(
    private readonly days: Int32Array,
    private readonly columns: ReadonlyMap<string, Int32Array>,
    private readonly heldBy: EuroRate['heldBy'],
  ) {
    super();
  }

  /** Reads `Date,USD,JPY,…` with one line a day, newest first. @throws Error where the file is not of that form */
  static parse(csv: Uint8Array, heldBy: EuroRate['heldBy']): RateHistory {
    let rows = -1;
    for (const byte of csv) if (byte === NEWLINE) rows += 1;
    if (csv[csv.length - 1] !== NEWLINE) rows += 1;
    const headerEnd = csv.indexOf(NEWLINE);
    if (rows < 1 || headerEnd < 0) throw new Error('the exchange-rate history is empty');
    const names = ascii(csv, 0, headerEnd).trim().split(',').slice(1).filter(Boolean);
    const days = new Int32Array(rows);
    const cells = names.map(() => new Int32Array(rows));

    let at = headerEnd + 1;
    // Filled from the back, so that the days ascend.
    for (let row = rows - 1; row >= 0; row -= 1) {
      const dateEnd = csv.indexOf(COMMA, at);
      const date = ascii(csv, at, dateEnd);
      if (!CalendarDate.is(date)) throw new Error(`the exchange-rate history has a line that begins with ${date}`);
      days[row] = CalendarDate.toEpochDay(date);
      if (row < rows - 1 && (days[row] ?? 0) >= (days[row + 1] ?? 0)) {
        throw new Error(`the exchange-rate history is out of order at ${date}`);
      }
      at = dateEnd + 1;
      for (const column of cells) {
        let digits = 0;
        let decimals = -1;
        let byte = csv[at] ?? NEWLINE;
        while (byte !== COMMA && byte > 31) {
          if (byte >= ZERO && byte <= NINE) {
            digits = digits * 10 + byte - ZERO;
            if (decimals >= 0) decimals += 1;
          } else if (byte === POINT) decimals = 0;
          at += 1;
          byte = csv[at] ?? NEWLINE;
        }
        if (digits > 0xfff_ffff || decimals > 7) throw new Error(`a figure of ${date} has too many digits`);
        column[row] = digits * 8 + Math.max(decimals, 0);
        if (byte === COMMA) at += 1;
      }
      while (at < csv.length && csv[at] !== NEWLINE) at += 1;
      at += 1;
    }
    const columns = new Map(names.map((name, index) => [name, cells[index] ?? new Int32Array(rows)]));
    return new RateHistory(days, columns, heldBy);
  }

  /** Every currency that may have a rate: the published ones, those that became the euro, and the euro. */
  currencies(): string[] {
    return [...new Set(['EUR', ...this.columns.keys(), ...IRREVOCABLE.keys()])].sort();
  }

  euroRate(currency: string, date: CalendarDate): EuroRate | null {
    const { heldBy } = this;
    if (currency === 'EUR') {
      return { numerator: 1n, scale: 0, rateDate: null, status: 'exact', source: 'identity', heldBy };
    }
    const fixed = IRREVOCABLE.get(currency);
    if (fixed && date >= fixed.from) {
      const [whole = '', fraction = ''] = fixed.rate.split('.');
      const rate = { numerator: BigInt(whole + fraction), scale: fraction.length };
      return { ...rate, rateDate: fixed.from, status: 'exact', source: 'irrevocable', heldBy };
    }
    for (const { old, successor, from, power } of REDENOMINATIONS) {
      if (currency === old && date >= from) {
        const rate = this.published(successor, date);
        return rate ? { ...rate, numerator: rate.numerator * 10n ** BigInt(power) } : this.published(old, date);
      }
      if (currency === successor) {
        const own = this.published(successor, date);
        if (own) return own;
        const rate = this.published(old, date);
        return rate && { ...rate, scale: rate.scale + power };
      }
    }
    return this.published(currency, date);
  }

  private published(currency: string, date: CalendarDate): EuroRate | null {
    const column = this.columns.get(currency);
    if (!column) return null;
    const day = CalendarDate.toEpochDay(date);
    for (let row = this.lastRowUntil(day); row >= 0; row -= 1) {
      const rateDay = this.days[row] ?? 0;
      const age = day - rateDay;
      if (age > STALE_DAYS) return null;
      const cell = column[row] ?? 0;
      if (cell < 8) continue;
      return {
        numerator: BigInt(cell >> 3),
        scale: cell & 7,
        rateDate: CalendarDate.fromEpochDay(rateDay),
        status: age === 0 ? 'exact' : age <= CARRIED_DAYS ? 'carried' : 'stale',
        source: 'ecb',
        heldBy: this.heldBy,
      };
    }
    return null;
  }

  private lastRowUntil(day: number): number {
    let low = 0;
    let high = this.days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.days[middle] ?? 0) <= day) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
