import type { Document, Figure } from './figures.mjs';
import { comparison, lineOf, merged, reached, tableOf, withTable } from './figures.mjs';
import { GOALS } from './goals.mjs';

const machine = {
  processors: 2,
  model: 'a processor',
  memoryGb: 8,
  platform: 'linux x64',
  node: '20.0.0',
  postgres: '18',
};
const sizes = { rounds: 3, roundMs: 5_000, warmUpRequests: 3_000, importRows: 100_000 };
const documentOf = (...figures: Figure[]): Document => ({ commit: 'abc1234', machine, sizes, figures });

const create: Figure = {
  id: 'create.many',
  value: 2_000,
  unit: '/s',
  limit: 4_000,
  ratio: 0.5,
  beside: { 'p99 ms': 31.4 },
};
const start: Figure = { id: 'start.existing', value: 2.25, unit: 's' };

it('gives each goal a name of its own', () => {
  const ids = GOALS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

it.each([
  [{ ...create, ratio: 0.6 }, 'goal'],
  [{ ...create, ratio: 0.4 }, 'floor'],
  [{ ...create, ratio: 0.39, value: 1e6 }, 'neither'],
  [{ ...start, value: 2 }, 'goal'],
  [{ ...start, value: 2.5 }, 'floor'],
  [{ ...start, value: 2.6 }, 'neither'],
  [{ id: 'import.upload', value: 1, unit: 's' }, ''],
  [{ id: 'import.memory', value: 151, unit: 'MB' }, 'neither'],
  [{ id: 'open.500.lost', value: 0, unit: 'rows' }, 'goal'],
])('judges %j: "%s"', (figure, expected) => {
  expect(reached(figure)).toBe(expected);
});

it('says a figure with what belongs to it in one line', () => {
  expect(lineOf(create).replace(/ +/g, ' ')).toBe(
    'create, 32 connections, many people 2000/s; p99 31 ms; SQL transaction of 4 statements: 4000/s, ratio 0.50; floor ≥ 0.40; goal ≥ 0.60; reached: floor',
  );
});

it('writes a table of what was measured, in the order of the goals', () => {
  const slower: Figure = { id: 'import.others', value: 26, unit: 'ms', limit: 13, ratio: 2 };
  expect(
    tableOf(documentOf(slower, create, start))
      .split('\n')
      .slice(4),
  ).toEqual([
    '| start on an existing folder | 2.3 s |  |  | ≤ 2.5 s | ≤ 2 s | floor |',
    '| create, 32 connections, many people | 2000/s | SQL transaction of 4 statements: 4000/s | 0.50 | ≥ 0.40 | ≥ 0.60 | floor |',
    "| import: another's page meanwhile, p99 | 26 ms | before it: 13 ms | × 2 | ≤ × 3 | ≤ × 1.3 | floor |",
    '',
    'What belongs to them:',
    '',
    '- create, 32 connections, many people: p99 31 ms',
  ]);
});

it('says how often a limit is passed, and how much faster a summary is than the sum of its rows', () => {
  const decade: Figure = { id: 'summary.decade.1m', value: 2, unit: 'ms', limit: 500, ratio: 250 };
  expect(lineOf(decade)).toContain('ratio × 250 faster; floor ≥ × 50 faster; goal ≥ × 400 faster; reached: floor');
  expect(lineOf({ ...decade, id: 'growth.page.1m', ratio: 1.2 })).toContain('ratio × 1.2; floor ≤ × 1.5; goal ≤ × 1.1');
});

it('compares what two runs have in common, figure with figure and ratio with ratio', () => {
  const then = documentOf({ ...create, value: 1_000, ratio: 0.4 }, { ...start, id: 'import.upload' });
  expect(comparison(documentOf(create, start), then).map((line) => line.replace(/ +/g, ' '))).toEqual([
    'create, 32 connections, many people 1000 → 2000/s (× 2.00); ratio 0.40 → 0.50 (× 1.25)',
  ]);
});

it('takes of several runs the last figure of each name', () => {
  const { commit, figures } = merged([
    documentOf(create, start),
    { ...documentOf({ ...start, value: 1 }), commit: 'later' },
  ]);
  expect(commit).toBe('later');
  expect(figures).toEqual([create, { ...start, value: 1 }]);
});

it('puts a table between the marks of a page and leaves the rest alone', () => {
  const page = (table: string) =>
    `before\n\n<!-- figures: written by npm run bench -- --write -->\n\n${table}\n\n<!-- end of figures -->\n\nafter\n`;
  expect(withTable(page('old'), 'new')).toBe(page('new'));
  expect(() => withTable('no marks', 'new')).toThrow('The page lacks the lines');
});
