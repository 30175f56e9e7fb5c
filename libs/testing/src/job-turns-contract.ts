interface Turns {
  take(job: string, holder: string): Promise<'taken' | number>;
  hold(job: string, holder: string): Promise<void>;
  give(job: string, holder: string, dueInMs: number): Promise<void>;
}

export interface TurnsUnderTest {
  turns: Turns;
  /** As if so much time had passed for what is stored in this column. */
  shift(column: 'dueAt' | 'heldUntil', seconds: number): Promise<unknown>;
}

const [ADA, BOB] = ['0192f0c1-0000-7000-8000-00000000000a', '0192f0c1-0000-7000-8000-00000000000b'];
let names = 0;

/** What every store of the turns of jobs promises; `open` is asked once a test, when the store is there. */
export function describeJobTurns(where: string, open: () => TurnsUnderTest): void {
  describe(`turns of jobs in ${where}`, () => {
    let job: string;
    beforeEach(() => {
      job = `sweep ${++names}`;
    });

    it('are taken by one copy, whoever asks at the same moment', async () => {
      const { turns } = open();
      const answers = await Promise.all([ADA, BOB, ADA, BOB].map((holder) => turns.take(job, holder)));
      expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
    });

    it('come again when the time is over, for whichever copy asks first', async () => {
      const { turns, shift } = open();
      await turns.take(job, ADA);
      await turns.give(job, ADA, 60_000);
      expect(await turns.take(job, BOB)).toBeGreaterThan(50_000);
      await shift('dueAt', 61);
      expect(await turns.take(job, BOB)).toBe('taken');
    });

    it('are not taken from who is still at it, but from who fell silent', async () => {
      const { turns, shift } = open();
      await turns.take(job, ADA);
      await shift('heldUntil', 59);
      await turns.hold(job, ADA);
      await shift('heldUntil', 55);
      expect(await turns.take(job, BOB)).toBeGreaterThan(0);
      await shift('heldUntil', 6);
      expect(await turns.take(job, BOB)).toBe('taken');
    });

    it('are given back by their holder alone', async () => {
      const { turns } = open();
      await turns.take(job, ADA);
      await turns.give(job, BOB, 0);
      expect(await turns.take(job, BOB)).not.toBe('taken');
      await turns.give(job, ADA, 0);
      expect(await turns.take(job, BOB)).toBe('taken');
    });

    it('of one job are none of another', async () => {
      const { turns } = open();
      await turns.take(job, ADA);
      expect(await turns.take(`${job} too`, BOB)).toBe('taken');
    });
  });
}
