/**
 * The change positions that a browser has seen, `transactions:12,users:3`: the furthest of each stream. Sent with each read
 * of the analytics service, so that it answers with what this person has just written.
 */
const position = /^(transactions|users):(\d{1,15})$/;
/** No import and no afternoon of writing gets this far ahead of the analytics service. */
const farAhead = 1_000_000;

export function mergePositions(known: string | undefined, seen: string | null): string {
  return written(positionsIn(`${known ?? ''},${seen ?? ''}`));
}

/** The known positions but for those that the answer shows to be beyond anything written: a cookie can say what it likes. */
export function withoutFarAhead(known: string, answered: string | null): string {
  if (answered === null) return known;
  const reached = positionsIn(answered);
  const streams = [...positionsIn(known)];
  return written(streams.filter(([stream, sequence]) => sequence <= (reached.get(stream) ?? 0) + farAhead));
}

function positionsIn(text: string): Map<string, number> {
  const streams = new Map<string, number>();
  for (const part of text.split(',')) {
    const [, stream, sequence] = position.exec(part.trim()) ?? [];
    if (stream && sequence) streams.set(stream, Math.max(streams.get(stream) ?? 0, Number(sequence)));
  }
  return streams;
}

const written = (streams: Iterable<[string, number]>): string =>
  [...streams].map(([stream, sequence]) => `${stream}:${sequence}`).join(',');
