import type { Rates } from '@/api/types';
import { inverseOf, ratesShown } from './rates-order';

const rate = (currency: string, value: string | null = '2'): Rates['rates'][number] =>
  ({ currency, rate: value, rateDate: '2026-11-27', source: 'ecb', status: 'exact' }) as Rates['rates'][number];
const answer = { base: 'EUR', rates: [rate('ATS', null), rate('CHF'), rate('EUR', '1'), rate('JPY'), rate('USD')] };
const names = { ATS: 'Austrian Schilling', CHF: 'Swiss Franc', JPY: 'Japanese Yen', USD: 'US Dollar' };
const shown = (search = '', used = ['USD', 'EUR']) => {
  const { inUse, others } = ratesShown(answer, new Set(used), search, names);
  return [inUse, others].map((rates) => rates.map(({ currency }) => currency).join(' '));
};

it('has the currencies in use first, without the base and without what has no rate', () => {
  expect(shown()).toEqual(['USD', 'CHF JPY']);
  expect(shown('', ['ATS'])).toEqual(['ATS', 'CHF JPY USD']);
});

it('finds a currency by its code or its name, without regard to capitals and accents', () => {
  expect(shown('yen')).toEqual(['', 'JPY']);
  expect(shown('swiss fr')).toEqual(['', 'CHF']);
  expect(shown('dóllar')).toEqual(['USD', '']);
  expect(shown('ats')).toEqual(['', 'ATS']);
  expect(shown('zzz')).toEqual(['', '']);
});

it('has what has become another currency only where it is looked for', () => {
  const fixed = { ...rate('DEM'), source: 'irrevocable' as const };
  const of = (search: string) => ratesShown({ base: 'EUR', rates: [fixed] }, new Set(), search, names).others;
  expect([of(''), of('dem')]).toEqual([[], [fixed]]);
});

it('turns a rate round', () => {
  expect(inverseOf('1.25')).toBe('0.8000000000');
  expect([inverseOf(null), inverseOf('0')]).toEqual([null, null]);
});
