import { adversarialFiles } from './adversarial-files';
import { growthOf, MOST_GROWTH, readWhole } from './growth';

describe('the time that a file takes grows with it and not faster', () => {
  it.each(adversarialFiles)(
    'for $name',
    async (file) => {
      expect(await growthOf(file.make, (text) => readWhole(text, file), 50)).toBeLessThan(MOST_GROWTH);
    },
    120_000,
  );
});
