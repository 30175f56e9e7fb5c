import { InMemoryLedger } from './in-memory-ledger';
import { importHousehold } from './import-household';
import { drawHousehold } from './overlapping-exports';

const HOUSEHOLDS = process.env.TEST_LONG === '1' ? 300 : 30;
const FIRST_SEED = Number(process.env.IMPORT_SEED ?? 4_001);

describe('exports that overlap, in any order, some twice', () => {
  it(`leave a ledger that is the truth, and nothing once they are undone: ${HOUSEHOLDS} households`, async () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + HOUSEHOLDS; seed++) {
      const household = drawHousehold(seed);
      const all = household.truth.length;
      const end = await importHousehold(new InMemoryLedger(), household);
      const { description } = household;
      expect({ description, ...end }).toEqual({
        description,
        doubled: [],
        dropped: [],
        leftAfterUndo: 0,
        newAfterUndo: [all, all],
      });
    }
  });
});
