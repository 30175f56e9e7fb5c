import { TurnQueue } from './turn-queue';

interface Gate {
  open: () => void;
  passed: Promise<void>;
}

function gate(): Gate {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
}

describe('turns of one kind', () => {
  it('lets as many work at once as there are places, and the others in the order in which they came', async () => {
    const queue = new TurnQueue('writes', 2);
    const gates = [gate(), gate(), gate(), gate()];
    const begun: number[] = [];
    const works = gates.map(({ passed }, index) =>
      queue.run('ada', async () => {
        begun.push(index);
        await passed;
      }),
    );
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    gates[1]?.open();
    await works[1];
    expect(begun).toEqual([0, 1, 2]);
    for (const { open } of gates) open();
    await Promise.all(works);
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it('does not make anybody else wait', async () => {
    const queue = new TurnQueue('writes', 1);
    const slow = gate();
    const ada = queue.run('ada', () => slow.passed);
    await expect(queue.run('bob', async () => 'done')).resolves.toBe('done');
    slow.open();
    await ada;
  });

  it('goes on after work that failed', async () => {
    const queue = new TurnQueue('writes', 1);
    const failing = queue.run('ada', async () => {
      throw new Error('no');
    });
    const next = queue.run('ada', async () => 'done');
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('done');
  });

  it('refuses what would wait too long or behind too many', async () => {
    const queue = new TurnQueue('writes', 1, 1, 30);
    const slow = gate();
    const first = queue.run('ada', () => slow.passed);
    const waiting = queue.run('ada', async () => 'never');
    await expect(queue.run('ada', async () => 'never')).rejects.toMatchObject({ code: 'unavailable' });
    await expect(waiting).rejects.toMatchObject({ code: 'unavailable' });
    slow.open();
    await first;
    await expect(queue.run('ada', async () => 'done')).resolves.toBe('done');
  });
});

describe('turns of all', () => {
  /** One place for all; every work notes whose it is when it begins, and ends when it is let go. */
  const busy = () => {
    const queue = new TurnQueue('files', 1, 2, 1_000, { places: 1, waiting: 3 });
    const first = gate();
    const begun: string[] = [];
    const works = [queue.run('ada', () => first.passed)];
    const add = (whose: string) => {
      const work = queue.run(whose, async () => void begun.push(whose));
      works.push(work.catch(() => undefined));
      return work;
    };
    return { add, begun, finish: () => (first.open(), Promise.all(works)) };
  };

  it('go round, so that many works of one delay the only one of another by one at most', async () => {
    const { add, begun, finish } = busy();
    for (const whose of ['ada', 'ada', 'bob']) void add(whose);
    await finish();
    expect(begun).toEqual(['bob', 'ada', 'ada']);
  });

  it('are bounded for one person and for all, and nobody waits who would be too many', async () => {
    const { add, finish } = busy();
    for (const whose of ['ada', 'ada', 'bob']) void add(whose);
    await expect(add('ada').catch((error: Error) => error.message)).resolves.toBe('Too many files are waiting.');
    await expect(add('cleo').catch((error: Error) => error.message)).resolves.toBe(
      'Too many files of others are waiting.',
    );
    await finish();
  });

  it('leave nothing behind once all have had theirs', async () => {
    const { add, begun, finish } = busy();
    void add('bob');
    await finish();
    const after = new TurnQueue('files', 1, 0, 0, { places: 1, waiting: 0 });
    for (const whose of ['ada', 'bob']) await after.run(whose, async () => void begun.push(whose));
    expect(begun).toEqual(['bob', 'ada', 'bob']);
  });
});
