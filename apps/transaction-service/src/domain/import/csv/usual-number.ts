/** The number that occurs most often, the larger one of several; 0 where there is none. */
export function usualNumber(numbers: Iterable<number>): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  let [usual, most] = [0, 0];
  for (const [number, count] of counts)
    if (count > most || (count === most && number > usual)) [usual, most] = [number, count];
  return usual;
}
