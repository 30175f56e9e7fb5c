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

  it('gives a ledger half of the places, and keeps its order', async () => {
    void Promise.all(Array.from({ length: 40 }, (_, n) => commits.commit(entry(`x${n}`, 'x'))));
    void commits.commit(entry('y'));
    await tick();
    expect(batches[0]).toEqual([...Array.from({ length: 32 }, (_, n) => `x${n}`), 'y']);
    await end();
    expect(batches[1]).toEqual(Array.from({ length: 8 }, (_, n) => `x${n + 32}`));
    await end();
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
