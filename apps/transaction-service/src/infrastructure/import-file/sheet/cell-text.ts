import { CalendarDate } from '@pft/kernel';
import type { NumberFormat } from './number-format';

/** Excel computes with so many digits; what a program has written beyond them is noise. */
const DIGITS = 15;
/** Days that are remembered; a hundred years have fewer. */
const MOST_REMEMBERED = 40_000;
/** Day 0 of a workbook is 1899-12-30, in those of old Macs 1904-01-01. */
const DAY_ZERO = CalendarDate.toEpochDay('1899-12-30');
const DAYS_UNTIL_1904 = 1462;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;
/** Excel has a 29 February 1900, which was none: the days before it are counted from one later. */
const FALSE_LEAP_DAY = 60;

/** The texts of the numbers of a workbook, so that they can be read in one way only. */
export class NumberTexts {
  /** Most rows share their day with others. */
  private readonly days = new Map<number, string>();

  constructor(private readonly is1904: boolean) {}

  /** By the format of its cell: a day as YYYY-MM-DD, a figure with a decimal point and no groups, with the unit that is shown. */
  of(raw: string, format: NumberFormat): string {
    const value = raw.trim() === '' ? NaN : Number(raw);
    if (!Number.isFinite(value)) return raw;
    if (format.kind !== 'number') return this.stamp(value) ?? figureText(raw, value, 0);
    if (format.percent) return `${figureText(String(value * 100), value * 100, 0)}%`;
    const [above, below, zero] = format.units;
    const unit = value === 0 ? zero : value < 0 ? below : above;
    const figure = figureText(raw, value, format.decimals);
    if (unit === '') return figure;
    // Where the format says the direction in letters, it shows no sign.
    return /^[cd]r\.?$/i.test(unit) ? `${figure.replace(/^-/, '')} ${unit}` : `${figure} ${unit}`;
  }

  /** Null for what is no day that a workbook can name. */
  private stamp(serial: number): string | null {
    if (serial < 0 || serial > LAST_SERIAL) return null;
    const seconds = Math.round(serial * 86_400);
    const [whole, rest] = [Math.floor(seconds / 86_400), seconds % 86_400];
    if (rest === 0 && whole > 0) return this.day(whole);
    const time = new Date(rest * 1_000).toISOString().slice(11, 19);
    return whole === 0 && !this.is1904 ? time : `${this.day(whole)} ${time}`;
  }

  private day(serial: number): string {
    let day = this.days.get(serial);
    if (day === undefined) {
      const days = this.is1904 ? serial + DAYS_UNTIL_1904 : serial < FALSE_LEAP_DAY ? serial + 1 : serial;
      day = CalendarDate.fromEpochDay(DAY_ZERO + days);
      if (this.days.size < MOST_REMEMBERED) this.days.set(serial, day);
    }
    return day;
  }
}

function figureText(raw: string, value: number, shown: number): string {
  // As it is written: an account's number may have more digits than a figure.
  if (/^-?\d{1,30}$|^-?\d{1,12}\.\d{1,2}$/.test(raw)) return raw;
  const text = rounded(value, shown);
  // A point before three digits could group thousands.
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** Without the noise of binary fractions; what comes out of a division is rounded to what is shown of it. */
function rounded(value: number, shown: number): string {
  const text = withoutZeros(withoutExponent(value.toPrecision(DIGITS)));
  const [whole = '', fraction = ''] = text.split('.');
  const digits = `${whole}${fraction}`.replace(/^-?0*/, '').length;
  const isComputed = digits >= DIGITS - 1 && fraction.length > 6;
  const figure = isComputed ? value.toFixed(Math.max(2, Math.min(shown, DIGITS))) : text;
  return figure === '-0' ? '0' : figure;
}

/** Of a figure with a point. */
function withoutZeros(text: string): string {
  let end = text.length;
  while (text[end - 1] === '0') end--;
  return text.slice(0, text[end - 1] === '.' ? end - 1 : end);
}

/** Always with a point. */
function withoutExponent(text: string): string {
  const [, sign = '', first = '', rest = '', power] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (power === undefined) return text.includes('.') ? text : `${text}.`;
  const exponent = Number(power);
  const digits = first + rest;
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  return `${sign}${digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')}.${digits.slice(exponent + 1)}`;
}

/** A day or a moment as ISO 8601 writes it, which a cell may hold as well; midnight is none. */
export function textOfIsoStamp(raw: string): string {
  const [, day, time = ''] = /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?/.exec(raw) ?? [];
  if (day === undefined) return raw;
  return /[1-9]/.test(time) ? `${day} ${time}` : day;
}
