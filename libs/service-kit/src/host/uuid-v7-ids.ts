import { randomFillSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Ids } from '@pft/kernel';
import { v7 as uuidv7 } from 'uuid';

const BYTES_OF_ID = 16;

/** Ids in the order in which they are made. Random bytes are drawn for many at once: to ask for them is dearer than all else. */
@Injectable()
export class UuidV7Ids extends Ids {
  private readonly drawn = Buffer.alloc(256 * BYTES_OF_ID);
  private used = this.drawn.length;
  private msecs = 0;
  private seq = 0;

  next(): string {
    const random = this.draw();
    const now = Date.now();
    if (now > this.msecs) {
      this.msecs = now;
      this.seq = random.readUInt32BE(6) >>> 1;
    } else {
      // Within a millisecond, or where the clock was put back, the place counts on; when it is used up, the time does.
      this.seq = (this.seq + 1) >>> 0;
      if (this.seq === 0) this.msecs += 1;
    }
    return uuidv7({ random, msecs: this.msecs, seq: this.seq });
  }

  private draw(): Buffer {
    if (this.used === this.drawn.length) {
      randomFillSync(this.drawn);
      this.used = 0;
    }
    this.used += BYTES_OF_ID;
    return this.drawn.subarray(this.used - BYTES_OF_ID, this.used);
  }
}
