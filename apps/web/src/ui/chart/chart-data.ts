import type { Money } from '@/api/types';
import type { Figure } from '@/ui/ledger/figure';
import { minorUnits } from '@/ui/ledger/minor-units';
import { roundScale, type Scale } from './scale';

export type Tone = 'income' | 'spending' | 'main' | 'soft';

export interface ChartSeries {
  name: string;
  /** `table`: it is told and not drawn. */
  shape: 'bar' | 'line' | 'dotted' | 'table';
  tone: Tone;
  /** One for each point; null: there is none, and a line goes on to the next. */
  values: readonly (Money | null)[];
  /** What each of them opens to, in the table. */
  figures?: readonly Figure[];
}

export interface ChartPoint {
  /** As a file names it. */
  id: string;
  /** As it is read aloud. */
  name: string;
  /** Below the axis: nothing, or a word, and a shorter one where there is little room. */
  label?: string;
  short?: string;
  /** Where a year begins. */
  year?: string;
  href?: string;
  figure?: Figure;
  isCurrent?: boolean;
  /** It is not over yet. */
  isUnfinished?: boolean;
}

export interface ChartData {
  /** What it shows, for whoever hears it, and for its file. */
  name: string;
  fileName: string;
  /** What the points are: "Month". */
  pointsName: string;
  points: readonly ChartPoint[];
  series: readonly ChartSeries[];
  /** Whether its lines begin at zero, as bars always do. */
  fromZero?: boolean;
  /** A point of a line that stands out, with its words. */
  pin?: { at: number; series: number; text: string };
}

/** The currency's digits after the point. */
function digitsOf(series: readonly ChartSeries[]): number {
  const first = series.flatMap(({ values }) => values).find((value) => value !== null);
  return first?.amount.includes('.') ? first.amount.length - first.amount.indexOf('.') - 1 : 0;
}

export function scaleOf({ series, fromZero = false }: Pick<ChartData, 'series' | 'fromZero'>): Scale {
  const drawn = series.filter(({ shape }) => shape !== 'table');
  const values = drawn.flatMap((each) => each.values).flatMap((value) => (value ? [minorUnits(value)] : []));
  return roundScale(values, {
    withZero: fromZero || drawn.some(({ shape }) => shape === 'bar'),
    digits: digitsOf(series),
  });
}

/** Where the values of a series lie, in per cent of width and height; those that are none are left out. */
export function placesOf({ values }: ChartSeries, scale: Scale): { at: number; x: number; y: number }[] {
  return values.flatMap((value, at) =>
    value ? [{ at, x: ((at + 0.5) * 100) / values.length, y: scale.place(minorUnits(value)) }] : [],
  );
}

/** A tick as an amount that can be written. */
export function tickMoney(tick: bigint, { amount, currency }: Money): Money {
  const digits = amount.includes('.') ? amount.length - amount.indexOf('.') - 1 : 0;
  const sign = tick < 0n ? '-' : '';
  const text = String(tick < 0n ? -tick : tick).padStart(digits + 1, '0');
  if (digits === 0) return { amount: `${sign}${text}`, currency };
  return { amount: `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`, currency };
}

export function currencyIn(series: readonly ChartSeries[]): Money {
  return series.flatMap(({ values }) => values).find((value) => value !== null) ?? { amount: '0', currency: 'EUR' };
}
