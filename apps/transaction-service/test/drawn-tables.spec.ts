import { openStatement, statementReaders } from '../src/infrastructure/import-file/detect-format';
import { drawTable, type DrawnTable } from './drawn-tables/draw-table';
import { fieldsOf } from '../src/domain/import/open-questions';
import type { ImportQuestion } from '../src/domain/import/statement';
import { judgeReading, type Outcome } from './drawn-tables/judge-reading';

const isLong = process.env.TEST_LONG === '1';
const FILES = isLong ? 2_000 : 200;
/** READING_SEED draws others. */
const FIRST_SEED = Number(process.env.READING_SEED ?? 1);
/** A share of few files says little: what is asked of many is asked of a few less sharply. */
const LEEWAY = isLong ? 0 : 0.03;

interface Read {
  table: DrawnTable;
  outcome: Outcome;
  kinds: string[];
  said: string[];
  questions: readonly ImportQuestion[];
}

function read(seed: number): Read {
  const table = drawTable(seed);
  const readers = statementReaders({ maxRows: 1_000, maxColumns: 100 });
  const file = openStatement(readers, table.bytes, null, table.context);
  const proposal = file.propose(table.context);
  return { table, questions: proposal.questions ?? [], ...judgeReading(file, proposal, table) };
}

const describeRead = ({ table, outcome, kinds, said }: Read) =>
  `${outcome} (${kinds.join(', ')}; said ${said.join(', ')}): ${JSON.stringify(table.traits)}\n${table.text.slice(0, 600)}`;

const share = (some: readonly unknown[], all: readonly unknown[]) => (all.length === 0 ? 1 : some.length / all.length);
const percent = (part: number) => `${(part * 100).toFixed(1)} %`;

describe(`${FILES} statements drawn with hidden structure, from seed ${FIRST_SEED}`, () => {
  const reads = Array.from({ length: FILES }, (_, i) => read(FIRST_SEED + i));
  const with_ = (...outcomes: Outcome[]) => reads.filter(({ outcome }) => outcomes.includes(outcome));
  const enough = (group: DrawnTable['group']) => reads.filter(({ table }) => table.saysEnough && table.group === group);

  it('are never read wrong in silence', () => {
    expect(with_('wrong in silence').map(describeRead)).toEqual([]);
  });

  it.each([
    ['with a balance', 0.98],
    ['with known headers', 0.97],
    ['with neither', 0.95],
  ] as const)('%s that say enough are read right at once', (group, least) => {
    const files = enough(group);
    const right = files.filter(({ outcome }) => outcome === 'right at once');
    const others = files.filter(({ outcome }) => outcome !== 'right at once').map(describeRead);
    console.log(`[figures] ${group}, says enough: ${right.length} of ${files.length} right at once`);
    expect({ share: share(right, files) >= least - LEEWAY, others: others.slice(0, 5) }).toMatchObject({ share: true });
  });

  it('are proposed rightly, and where something is asked the truth is among the options', () => {
    const right = with_('right at once', 'asked, the proposal right');
    const asked = reads.filter(({ outcome }) => outcome.startsWith('asked'));
    const known = asked.filter(({ outcome }) => outcome !== 'asked about something else');
    const outcomes = new Map<string, number>();
    for (const { outcome } of reads) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    console.log(`[figures] ${[...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(' · ')}`);
    console.log(
      `[figures] proposed rightly ${percent(share(right, reads))}, the truth among what is asked ${percent(share(known, asked))}`,
    );
    expect(share(right, reads)).toBeGreaterThanOrEqual(0.92 - LEEWAY);
    expect(share(known, asked)).toBeGreaterThanOrEqual(0.97 - LEEWAY);
  });

  it('are asked about with questions of which no answer takes another one back', () => {
    const isMoot = ({ questions }: Read) => {
      const fields = questions.map(({ options }) => new Set(options.flatMap(({ mapping }) => fieldsOf(mapping))));
      return new Set(fields.flatMap((each) => [...each])).size < fields.reduce((sum, each) => sum + each.size, 0);
    };
    expect(reads.filter(isMoot).map(describeRead)).toEqual([]);
  });

  it('are hardly ever doubted where they say enough', () => {
    const files = reads.filter(({ table }) => table.saysEnough);
    const doubted = files.filter(({ outcome, said }) => said.length > 0 && /right/.test(outcome));
    console.log(`[figures] doubted without need: ${doubted.length} of ${files.length}`);
    expect({
      share: share(doubted, files) <= 0.05 + LEEWAY,
      some: doubted.slice(0, 5).map(describeRead),
    }).toMatchObject({ share: true });
  });
});
