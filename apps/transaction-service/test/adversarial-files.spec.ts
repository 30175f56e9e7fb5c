import { adversarialFiles } from './adversarial-files';
import { cpuMs, growthOf, MOST_GROWTH, readWhole } from './growth';

/** Each was super-linear once. */
const QUICK = [
  'a header cell of euro signs',
  'columns of amounts without a header',
  'other account names in each row',
  'a header of 200 columns with one giant cell',
  'columns named id that repeat in the last row',
  'rows against hand-made rows of one day that agree with none',
];
const BUDGET_MS = 10_000;

describe('the time that a file takes', () => {
  it('is asked of forty files at least, each of another name', () => {
    expect(new Set(adversarialFiles.map(({ name }) => name)).size).toBe(adversarialFiles.length);
    expect(adversarialFiles.length).toBeGreaterThanOrEqual(40);
    expect(adversarialFiles.filter(({ name }) => QUICK.includes(name))).toHaveLength(QUICK.length);
  });

  it.each(adversarialFiles)('stays within the budget for $name', async (file) => {
    expect(await cpuMs(() => readWhole(file.make(60_000), file))).toBeLessThan(BUDGET_MS);
  });

  it.each(adversarialFiles.filter(({ name }) => QUICK.includes(name)))(
    'grows with the file and not faster for $name',
    async (file) => {
      expect(await growthOf(file.make, (text) => readWhole(text, file), 25)).toBeLessThan(MOST_GROWTH);
    },
  );

  it('is seen to grow faster where the end of a cell is looked for from many of its places', async () => {
    const lookFromManyPlaces = async (text: string) => {
      for (let start = 0; start < text.length; start += 50) {
        let end = start;
        while (text[end] === '€') end++;
        if (end === text.length) return;
      }
    };
    const [file] = adversarialFiles;
    // Compiled before it is measured: code that gets faster on its way seems to grow less.
    await lookFromManyPlaces(file!.make(50_000));
    const seen: number[] = [];
    for (let look = 0; look < 3; look++) seen.push(await growthOf(file!.make, lookFromManyPlaces, 40, 1));
    expect(Math.max(...seen)).toBeGreaterThan(MOST_GROWTH);
  });
});
