import { type ChangeEnvelope, parseChange, UnreadableChange } from '@pft/contracts';
import type { Change } from '../../application/feed/changes';

/**
 * The changes as their kinds promise them, up to the first one that cannot be read: nothing after it may be taken in, lest it
 * be lost when a newer version of this program comes to read it.
 */
export function readableChanges(envelopes: readonly ChangeEnvelope[]): {
  changes: Change[];
  stoppedBy: UnreadableChange | null;
} {
  let stoppedBy: UnreadableChange | null = null;
  let stopsAt = Infinity;
  const changes: Change[] = [];
  for (const envelope of envelopes) {
    try {
      // Of a kind that is not known nothing is kept, but it counts.
      changes.push(parseChange(envelope) ?? envelope);
    } catch (error) {
      if (!(error instanceof UnreadableChange)) throw error;
      if (envelope.sequence < stopsAt) [stoppedBy, stopsAt] = [error, envelope.sequence];
    }
  }
  // They may come in any order.
  return { changes: stoppedBy === null ? changes : changes.filter(({ sequence }) => sequence < stopsAt), stoppedBy };
}
