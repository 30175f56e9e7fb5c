const colors = [
  ['#2f9e44', 'Green'],
  ['#099268', 'Teal'],
  ['#0c8599', 'Cyan'],
  ['#1971c2', 'Blue'],
  ['#3b5bdb', 'Indigo'],
  ['#9c36b5', 'Violet'],
  ['#d6336c', 'Pink'],
  ['#e03131', 'Red'],
  ['#e8590c', 'Orange'],
  ['#f08c00', 'Amber'],
  ['#5c6370', 'Grey'],
] as const;

/** Colours to choose from by name; always with the current one, which may be any. */
export function colorOptions(current: string): { value: string; label: string }[] {
  const named = colors.map(([value, label]) => ({ value, label }));
  const known = current === '' || named.some(({ value }) => value === current);
  return [{ value: '', label: 'None' }, ...named, ...(known ? [] : [{ value: current, label: current }])];
}
