/** Who holds a turn tells so at least every third of this; after it, another copy believes that the holder died. */
export const TURN_LEASE_MS = 60_000;

/** What the copies of a service share, so that a job runs once for all of them; kept where the service stores its data. */
export abstract class JobTurns {
  /**
   * Takes the job where it is due and nobody holds it.
   * @returns 'taken', or in how many ms it is worth asking again
   */
  abstract take(job: string, holder: string): Promise<'taken' | number>;
  /** The holder is still at it. */
  abstract hold(job: string, holder: string): Promise<void>;
  /** Due again in `dueInMs`, and free; nothing happens where somebody else holds it by now. */
  abstract give(job: string, holder: string, dueInMs: number): Promise<void>;
}

/** Where the service shares nothing: every copy has each turn. */
export class OwnTurns extends JobTurns {
  async take(): Promise<'taken'> {
    return 'taken';
  }
  async hold(): Promise<void> {}
  async give(): Promise<void> {}
}
