import { Unavailable } from '@pft/service-kit';

/** Uploads under way of one person, and of all: each is a file of the largest size on the disk at most. */
const UPLOADS_EACH = 3;
const UPLOADS_IN_ALL = 24;

interface Upload {
  readonly whose: string;
  /** Ends it; while its body arrives, not any more when its file is being read. */
  letGo: ((reason: Error) => void) | null;
}

/**
 * Who may be sending a file. Where all places are taken, whoever has more of them than a newcomer loses the oldest that is
 * still arriving: a few people who begin uploads and never finish them take the places of nobody but themselves.
 */
export class UploadPlaces {
  /** The oldest first. */
  private readonly underWay = new Set<Upload>();

  /**
   * `receive` gets a signal that ends it; `use` has the place until it is done.
   * @throws Unavailable where there is no place, or where it was lost
   */
  async run<F, T>(
    whose: string,
    receive: (signal: AbortSignal) => Promise<F>,
    use: (file: F) => Promise<T>,
  ): Promise<T> {
    const own = this.count(whose) + 1;
    if (own > UPLOADS_EACH) throw new Unavailable('Too many uploads of yours are under way.');
    if (this.underWay.size >= UPLOADS_IN_ALL) this.makeRoom(own);
    const ending = new AbortController();
    const upload: Upload = { whose, letGo: (reason) => ending.abort(reason) };
    this.underWay.add(upload);
    try {
      const received = receive(ending.signal);
      const lost = new Promise<never>((_, reject) => {
        ending.signal.addEventListener('abort', () => reject(ending.signal.reason as Error), { once: true });
      });
      // Whichever of the two comes second is nobody's trouble any more.
      lost.catch(() => undefined);
      received.catch(() => undefined);
      const file = await Promise.race([received, lost]);
      upload.letGo = null;
      return await use(file);
    } finally {
      this.underWay.delete(upload);
    }
  }

  private makeRoom(newcomerHas: number): void {
    let [loser, most]: [Upload | null, number] = [null, newcomerHas];
    for (const upload of this.underWay) {
      const count = this.count(upload.whose);
      if (upload.letGo && count > most) [loser, most] = [upload, count];
    }
    if (!loser?.letGo) throw new Unavailable('Too many uploads are under way.');
    this.underWay.delete(loser);
    loser.letGo(new Unavailable('Others need the places of the uploads that you have begun.'));
  }

  private count(whose: string): number {
    let count = 0;
    for (const upload of this.underWay) if (upload.whose === whose) count++;
    return count;
  }
}
