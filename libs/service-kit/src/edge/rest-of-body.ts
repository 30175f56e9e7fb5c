import type { IncomingMessage } from 'node:http';

const PATIENCE_MS = 2_000;
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Reads and forgets what is left of a body that is refused. A connection that is closed while its client still sends is reset,
 * and with it goes the answer that says why. Gives up on bodies that are slow or endless.
 * Answers undefined where nothing is left.
 */
export function restOfBody(request: IncomingMessage): Promise<void> | undefined {
  if (request.complete || request.destroyed) return undefined;
  return new Promise((resolve) => {
    let bytes = 0;
    const count = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) done();
    };
    const done = (): void => {
      clearTimeout(patience);
      request.off('data', count).off('end', done).off('close', done).off('error', done);
      resolve();
    };
    const patience = setTimeout(done, PATIENCE_MS);
    request.unpipe();
    request.on('data', count).once('end', done).once('close', done).once('error', done);
    request.resume();
  });
}
