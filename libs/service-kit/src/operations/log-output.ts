import { writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';

/**
 * Where the lines of the log go. A line that cannot be written (a full disk, a reader that went away) is dropped and counted:
 * nothing that a service does for people may end because of its log. pino's own destination ends the process on a full disk,
 * and stops writing for good when a pipe breaks.
 */
export class LogOutput implements DestinationStream {
  private lost = 0;
  private torn = false;

  constructor(private readonly writeBytes: (bytes: Buffer) => number = (bytes) => writeSync(1, bytes)) {}

  get linesLost(): number {
    return this.lost;
  }

  write(line: string): void {
    try {
      // What is left of a torn line gets a line of its own.
      let rest = Buffer.from(this.torn ? `\n${line}` : line);
      while (rest.length > 0) {
        const written = this.writeBytes(rest);
        this.torn = written < rest.length;
        rest = rest.subarray(written);
      }
    } catch {
      this.lost += 1;
    }
  }
}

/** The log of this process, whichever part of it writes. */
export const standardOutput = new LogOutput();
