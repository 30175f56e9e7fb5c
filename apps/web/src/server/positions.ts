/**
 * The change positions that a browser has seen, `transactions:12,users:3`: the furthest of each stream. Sent with each read
 * of the analytics service, so that it answers with what this person has just written.
 */
const position = /^([a-z]{1,32}):(\d{1,15})$/;

export function mergePositions(known: string | undefined, seen: string | null): string {
  const streams = new Map<string, number>();
  for (const part of `${known ?? ''},${seen ?? ''}`.split(',')) {
    const [, stream, sequence] = position.exec(part.trim()) ?? [];
    if (stream && sequence) streams.set(stream, Math.max(streams.get(stream) ?? 0, Number(sequence)));
  }
  return [...streams].map(([stream, sequence]) => `${stream}:${sequence}`).join(',');
}
