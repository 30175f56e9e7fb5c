import { GroupCommit } from './group-commit';

interface Entry {
  readonly name: string;
  readonly ownerId: string;
  readonly alone: boolean;
}

const entry = (name: string, ownerId = name, alone = false): Entry => ({ name, ownerId, alone });
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a group commit', () => {
  let batches: string[][];
  let finish: (() => void)[];
  let commits: GroupCommit<Entry, string>;
  beforeEach(() => {
    batches = [];
    finish = [];
    commits = new GroupCommit(async (batch) => {
      batches.push(batch.map(({ name }) => name));
      await new Promise<void>((resolve) => finish.push(resolve));
      return batch.map(({ name }) => `${name} done`);
    });
  });

  const end = async (): Promise<void> => {
    finish.shift()?.();
    await tick();
  };

  it('writes at once what comes alone, and together what came while a batch was under way', async () => {
    const first = commits.commit(entry('a'));
    await tick();
    const others = ['b', 'c', 'd'].map((name) => commits.commit(entry(name)));
    await tick();
    expect(batches).toEqual([['a']]);
    await end();
    expect(await first).toBe('a done');
    expect(batches).toEqual([['a'], ['b', 'c', 'd']]);
    await end();
    expect(await Promise.all(others)).toEqual(['b done', 'c done', 'd done']);
  });

  it('begins anew after it had nothing to do', async () => {
    for (const name of ['a', 'b']) {
      const done = commits.commit(entry(name));
      await tick();
      await end();
      expect(await done).toBe(`${name} done`);
    }
  });

  it('lets ledgers take turns, so that the only write of one is not behind all of others', async () => {
    for (let n = 0; n < 90; n += 1) for (const owner of ['x', 'y']) void commits.commit(entry(`${owner}${n}`, owner));
    void commits.commit(entry('z'));
    await tick();
    expect(batches[0]).toEqual([
      'x0',
      'y0',
      'z',
      ...Array.from({ length: 61 }, (_, n) => `${n % 2 ? 'y' : 'x'}${(n >> 1) + 1}`),
    ]);
    const late = commits.commit(entry('late'));
    await end();
    expect(batches[1]?.slice(0, 3).sort()).toEqual(['late', 'x32', 'y31']);
    await end();
    await late;
    for (let n = 0; n < 3; n += 1) await end();
    for (const owner of ['x', 'y'])
      expect(batches.flat().filter((name) => name.startsWith(owner))).toEqual(
        Array.from({ length: 90 }, (_, n) => `${owner}${n}`),
      );
  });

  it('turns away the 101st write of a ledger, and none of another', async () => {
    void commits.commit(entry('first', 'x'));
    await tick();
    const waiting = Array.from({ length: 100 }, (_, n) => commits.commit(entry(`x${n}`, 'x')));
    expect(() => commits.commit(entry('one too many', 'x'))).toThrow('Too many writes of this ledger');
    const other = commits.commit(entry('other'));
    for (let n = 0; n < 4; n += 1) await end();
    expect(await Promise.all([...waiting, other])).toHaveLength(101);
  });

  it('turns away what has waited for more than five seconds', async () => {
    const now = jest.spyOn(performance, 'now');
    now.mockReturnValue(0);
    const first = commits.commit(entry('first'));
    await tick();
    const late = commits.commit(entry('late'));
    now.mockReturnValue(5_001);
    const next = commits.commit(entry('next'));
    await end();
    await expect(late).rejects.toThrow('take too long');
    await end();
    expect(await Promise.all([first, next])).toEqual(['first done', 'next done']);
    now.mockRestore();
  });

  it('takes 64 entries and leaves the rest to the next batch', async () => {
    void Promise.all(Array.from({ length: 70 }, (_, n) => commits.commit(entry(`l${n}`))));
    await tick();
    await end();
    await end();
    expect(batches.map(({ length }) => length)).toEqual([64, 6]);
  });

  it('lets an entry that was decided by rows share a batch with none of its ledger, and nothing overtake it', async () => {
    const sent = [entry('a1', 'a'), entry('a2', 'a', true), entry('a3', 'a'), entry('b1', 'b', true), entry('b2', 'b')];
    void Promise.all(sent.map((each) => commits.commit(each)));
    await tick();
    await end();
    await end();
    await end();
    expect(batches).toEqual([['a1', 'b1'], ['a2', 'b2'], ['a3']]);
  });

  it('tells all of a batch that failed so, and goes on with the next', async () => {
    const failing = new GroupCommit<Entry, string>(async (batch) => {
      if (batch.some(({ name }) => name === 'bad')) throw new Error('refused');
      return batch.map(({ name }) => name);
    });
    const outcomes = await Promise.allSettled([entry('bad'), entry('good')].map((each) => failing.commit(each)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await failing.commit(entry('good'))).toBe('good');
  });
});
