import { ImportProgress } from './import-progress';

describe('the progress of an import', () => {
  it('is known while something goes on, and only then', async () => {
    const progress = new ImportProgress();
    const seen: unknown[] = [progress.of('a')];
    const answer = await progress.during('a', 10, async (report) => {
      seen.push(progress.of('a'));
      report(4);
      seen.push(progress.of('a'), progress.of('b'));
      report(40);
      seen.push(progress.of('a'));
      return 'done';
    });
    expect([answer, ...seen, progress.of('a')]).toEqual([
      'done',
      null,
      { done: 0, of: 10 },
      { done: 4, of: 10 },
      null,
      { done: 10, of: 10 },
      null,
    ]);
  });

  it('is forgotten where the work fails, too', async () => {
    const progress = new ImportProgress();
    await expect(progress.during('a', 1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(progress.of('a')).toBeNull();
  });
});
