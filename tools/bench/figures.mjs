// A figure is a number beside its limit and its goals; a document holds those of one run. Here they are judged, compared and
// written down.
import { GOALS } from './goals.mjs';

/**
 * @typedef {object} Figure
 * @property {string} id
 * @property {number} value
 * @property {string} unit
 * @property {number} [limit]
 * @property {number} [ratio]
 * @property {Record<string, number>} [beside] what belongs to it: percentiles, the share of each process
 *
 * @typedef {object} Document
 * @property {string} commit
 * @property {{ processors: number, model: string, memoryGb: number, platform: string, node: string, postgres: string }} machine
 * @property {Record<string, number>} sizes
 * @property {Figure[]} figures
 */

/** @param {string} id */
export function goalOf(id) {
  const goal = GOALS.find((each) => each.id === id);
  if (!goal) throw new Error(`No figure is called ${id}.`);
  return goal;
}

/** @param {number} number */
const short = (number) => (Math.abs(number) >= 100 ? number.toFixed(0) : String(Number(number.toPrecision(2))));

/** @param {number | undefined} number
 * @param {string} unit */
const measured = (number, unit) => (number === undefined ? '' : `${short(number)}${unit === '/s' ? '' : ' '}${unit}`);

/** @param {string} id
 * @param {number | undefined} ratio */
function ratioText(id, ratio) {
  if (ratio === undefined) return '';
  const { said } = goalOf(id);
  if (said === undefined) return ratio.toFixed(2);
  return `× ${short(ratio)}${said === 'faster' ? ' faster' : ''}`;
}

/** @param {string} id
 * @param {number | undefined} wanted */
function wantedText(id, wanted) {
  const { against, better, unit } = goalOf(id);
  if (wanted === undefined) return '';
  return `${better === 'more' ? '≥' : '≤'} ${against ? ratioText(id, wanted) : measured(wanted, unit)}`;
}

/** 'goal', 'floor' or 'neither'; '' where nothing is wanted.
 * @param {Figure} figure */
export function reached({ id, value, ratio }) {
  const { against, better, floor, goal } = goalOf(id);
  const judged = against ? (ratio ?? NaN) : value;
  /** @param {number | undefined} wanted */
  const holds = (wanted) => wanted !== undefined && (better === 'more' ? judged >= wanted : judged <= wanted);
  if (floor === undefined && goal === undefined) return '';
  return holds(goal) ? 'goal' : holds(floor) ? 'floor' : 'neither';
}

/** The last word of a name may be the unit of its number.
 * @param {Record<string, number>} [beside] */
const besideText = (beside = {}) =>
  Object.entries(beside)
    .map(([name, number]) => {
      const [, whose = name, unit = ''] = /^(.*) (ms|s|MB)$/.exec(name) ?? [];
      return `${whose} ${short(number)} ${unit}`.trim();
    })
    .join(', ');

/** A figure as it is printed while the bench runs.
 * @param {Figure} figure */
export function lineOf(figure) {
  const { id, value, unit, limit, ratio, beside } = figure;
  const { what, against, floor, goal } = goalOf(id);
  const parts = [
    measured(value, unit),
    besideText(beside),
    limit !== undefined && `${against}: ${measured(limit, unit)}, ratio ${ratioText(id, ratio)}`,
    floor !== undefined && `floor ${wantedText(id, floor)}`,
    goal !== undefined && `goal ${wantedText(id, goal)}`,
    reached(figure) && `reached: ${reached(figure)}`,
  ];
  return `${what.padEnd(58)}${parts.filter(Boolean).join('; ')}`;
}

/** @param {readonly (readonly string[])[]} rows */
const markdownTable = ([head = [], ...rows]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The figures beside their limits, floors and goals, in the order of the goals, and below them what each is made of.
 * @param {Document} document */
export function tableOf({ commit, machine, sizes, figures }) {
  const found = GOALS.flatMap((goal) => {
    const figure = figures.find(({ id }) => id === goal.id);
    return figure ? [{ ...goal, ...figure, reached: reached(figure) }] : [];
  });
  const rows = found.map(({ id, what, value, unit, against, limit, ratio, floor, goal, reached }) => [
    what,
    measured(value, unit),
    against ? `${against}: ${measured(limit, unit)}` : '',
    ratioText(id, ratio),
    wantedText(id, floor),
    wantedText(id, goal),
    reached,
  ]);
  // What is held against two limits is made of the same parts twice.
  const parts = new Set(
    found.filter(({ beside }) => beside).map(({ what, beside }) => `- ${what}: ${besideText(beside)}`),
  );
  const { processors, node, postgres } = machine;
  const { rounds, roundMs, importRows } = sizes;
  const caption =
    `Commit ${commit}; ${processors} processors for load, services and database together, Node ${node}, PostgreSQL ${postgres} (fsync on); ` +
    `${rounds} rounds of ${(roundMs ?? 0) / 1000} s, import of ${importRows?.toLocaleString('en')} rows.`;
  const table = markdownTable([['what', 'measured', 'limit', 'ratio', 'floor', 'goal', 'reached'], ...rows]);
  return [caption, table, ...(parts.size ? ['What belongs to them:', [...parts].join('\n')] : [])].join('\n\n');
}

/** What two runs have in common, a line each: how often the earlier figure and the earlier ratio the later ones are.
 * @param {Document} now
 * @param {Document} then */
export function comparison(now, then) {
  return now.figures.flatMap(({ id, value, unit, ratio }) => {
    const before = then.figures.find((each) => each.id === id);
    if (!before) return [];
    const times = value / before.value;
    const ratios =
      ratio === undefined || before.ratio === undefined
        ? ''
        : `; ratio ${ratioText(id, before.ratio)} → ${ratioText(id, ratio)} (× ${(ratio / before.ratio).toFixed(2)})`;
    return [
      `${goalOf(id).what.padEnd(58)}${short(before.value)} → ${measured(value, unit)} (× ${times.toFixed(2)})${ratios}`,
    ];
  });
}

/** Several runs as one; of a figure that several have, the last one's.
 * @param {readonly Document[]} documents
 * @returns {Document} */
export function merged(documents) {
  const last = documents.at(-1);
  if (!last) throw new Error('There is no document to read.');
  const byId = new Map(documents.flatMap(({ figures }) => figures.map((figure) => [figure.id, figure])));
  return { ...last, sizes: Object.assign({}, ...documents.map(({ sizes }) => sizes)), figures: [...byId.values()] };
}

const BEGIN = '<!-- figures: written by npm run bench -- --write -->';
const END = '<!-- end of figures -->';

/** The page with another table between its two marks.
 * @param {string} page
 * @param {string} table */
export function withTable(page, table) {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`The page lacks the lines ${BEGIN} and ${END}.`);
  return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
}
