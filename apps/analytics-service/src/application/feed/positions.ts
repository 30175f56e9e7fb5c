import { Clock } from '@pft/kernel';
import { Injectable } from '@nestjs/common';
import { STREAM_NAMES, type StreamName } from './changes';
import { ReferenceData, type ReferenceRecord } from '../ledger/reference-data';

export type Position = Record<StreamName, number>;

/** How often another copy's progress is looked for; this copy's own is told at once. */
const LOOK_EVERY_MS = 50;

function positionIn(records: readonly ReferenceRecord[]): Position {
  const at = (stream: StreamName) => records.find(({ kind, id }) => kind === 'position' && id === stream)?.version ?? 0;
  return { transactions: at('transactions'), users: at('users') };
}

/** How far each ledger's changes are in, and waiting for one to be. */
@Injectable()
export class Positions {
  private readonly waiting = new Map<string, Set<() => void>>();

  constructor(
    private readonly reference: ReferenceData,
    private readonly clock: Clock,
  ) {}

  async of(ledgerId: string): Promise<Position> {
    return positionIn(await this.reference.list(ledgerId, ['position']));
  }

  /** To be called when a position was saved. */
  advanced(ledgerId: string): void {
    for (const wake of this.waiting.get(ledgerId) ?? []) wake();
  }

  /** Resolves when the wanted changes are in, or when the time is up; either way with how far they are. */
  async waitFor(ledgerId: string, wanted: Partial<Position>, timeoutMs: number): Promise<Position> {
    const deadline = this.clock.now().getTime() + timeoutMs;
    for (;;) {
      // Listening begins before looking, so that no progress between the two is missed.
      const pause = this.pause(ledgerId, Math.min(LOOK_EVERY_MS, Math.max(deadline - this.clock.now().getTime(), 0)));
      const position = await this.of(ledgerId);
      const reached = STREAM_NAMES.every((stream) => position[stream] >= (wanted[stream] ?? 0));
      if (reached || this.clock.now().getTime() >= deadline) {
        pause.cancel();
        return position;
      }
      await pause.over;
    }
  }

  private pause(ledgerId: string, milliseconds: number): { over: Promise<void>; cancel: () => void } {
    const listeners = this.waiting.get(ledgerId) ?? new Set();
    this.waiting.set(ledgerId, listeners);
    let cancel = (): void => {};
    const over = new Promise<void>((resolve) => {
      const timer = setTimeout(() => cancel(), milliseconds);
      cancel = () => {
        clearTimeout(timer);
        listeners.delete(cancel);
        if (listeners.size === 0 && this.waiting.get(ledgerId) === listeners) this.waiting.delete(ledgerId);
        resolve();
      };
      listeners.add(cancel);
    });
    return { over, cancel: () => cancel() };
  }
}
