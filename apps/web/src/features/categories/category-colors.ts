import type { Words } from '@/words/words';

const colors = [
  ['#2f9e44', 'green'],
  ['#099268', 'teal'],
  ['#0c8599', 'cyan'],
  ['#1971c2', 'blue'],
  ['#3b5bdb', 'indigo'],
  ['#9c36b5', 'violet'],
  ['#d6336c', 'pink'],
  ['#e03131', 'red'],
  ['#e8590c', 'orange'],
  ['#f08c00', 'amber'],
  ['#5c6370', 'grey'],
] as const;

/** Colours to choose from by name; always with the current one, which may be any. */
export function colorOptions(current: string, t: Words<'categories'>): { value: string; label: string }[] {
  const named = colors.map(([value, name]) => ({ value, label: t(`colors.${name}`) }));
  const known = current === '' || named.some(({ value }) => value === current);
  return [{ value: '', label: t('colors.none') }, ...named, ...(known ? [] : [{ value: current, label: current }])];
}
