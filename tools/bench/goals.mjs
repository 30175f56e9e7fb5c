// Every figure of the bench: what it is, what it is held against, and what is wanted of it. Floor and goal are of the ratio
// where there is a limit, else of the figure itself.

/**
 * @typedef {object} Goal
 * @property {string} id
 * @property {string} what
 * @property {string} unit
 * @property {'more' | 'less'} better
 * @property {string} [against] the limit, measured in the same run
 * @property {'times' | 'faster' | undefined} [said] how a ratio is said: so many times the limit, or so many times faster; else as a share of it
 * @property {number | undefined} [floor]
 * @property {number | undefined} [goal]
 *
 * @typedef {[floor?: number | undefined, goal?: number | undefined]} Wanted
 */

/** The less the better.
 * @type {(id: string, unit: string, what: string, wanted?: Wanted) => Goal} */
const most = (id, unit, what, [floor, goal] = []) => ({ id, what, unit, better: 'less', floor, goal });

/** What of a limit is reached: the more the better.
 * @type {(id: string, unit: string, what: string, against: string, wanted?: Wanted) => Goal} */
const share = (id, unit, what, against, wanted) => ({
  ...most(id, unit, what, wanted),
  against,
  better: 'more',
});

/** @type {(id: string, what: string, wanted?: Wanted) => Goal} */
const faster = (id, what, wanted) => ({
  ...share(id, 'ms', what, 'PostgreSQL GROUP BY on the rows', wanted),
  said: 'faster',
});

/** @type {(id: string, what: string, against: string, wanted: Wanted) => Goal} */
const slower = (id, what, against, wanted) => ({ ...most(id, 'ms', what, wanted), against, said: 'times' });

const FOUR_STATEMENTS = 'SQL transaction of 4 statements';

/** @type {(rate: number, answered?: Wanted, visible?: Wanted, late?: Wanted) => Goal[]} */
const openLoop = (rate, answered, visible, late) => [
  most(`open.${rate}.write.p50`, 'ms', `${rate} creates a second: answered, p50`),
  most(`open.${rate}.write.p99`, 'ms', `${rate} creates a second: answered, p99`, answered),
  most(`open.${rate}.visible.p50`, 'ms', `${rate} creates a second: visible in the summary, p50`, visible),
  most(`open.${rate}.visible.p99`, 'ms', `${rate} creates a second: visible in the summary, p99`, late),
  most(`open.${rate}.lost`, 'rows', `${rate} creates a second: answered, and not in the summary`, [0, 0]),
];

/** @type {(part: string, what: string, visible: Wanted) => Goal[]} */
const imports = (part, what, visible) => [
  share(`${part}.own`, 's', `${what}: upload and commit`, "COPY into the product's own table", [0.6, 0.85]),
  share(`${part}.thin`, 's', `${what}: upload and commit`, 'COPY into 5 columns, 2 indexes', [0.35, 0.45]),
  most(`${part}.upload`, 's', `${what}: upload to preview`),
  most(`${part}.commit`, 's', `${what}: commit`),
  most(`${part}.visible`, 's', `${what}: until the summary shows it`, visible),
  most(`${part}.undo`, 's', `${what}: undo, each 100,000`, [1, 0.3]),
  most(`${part}.memory`, 'MB', `${what}: most memory of the service`, [undefined, 150]),
  slower(`${part}.others`, `${what}: another's page meanwhile, p99`, 'before it', [3, 1.3]),
];

/** @type {(size: string, rows: string, page: Wanted, summary: Wanted) => Goal[]} */
const growth = (size, rows, page, summary) => [
  slower(`growth.page.${size}`, `page of 50 of ${rows}, p50`, 'of 10,000 rows', page),
  slower(`growth.summary.${size}`, `10-year summary of ${rows}, p50`, 'of 10,000 rows', summary),
];

/** @type {Goal[]} */
export const GOALS = [
  most('start.existing', 's', 'start on an existing folder', [2.5, 2]),
  most('start.memory', 'MB', 'memory of the idle system (PSS)', [400, 350]),
  share('create.many', '/s', 'create, 32 connections, many people', FOUR_STATEMENTS, [0.4, 0.6]),
  share('create.many.noop', '/s', 'create, 32 connections, many people', 'a use case that does nothing', [
    undefined,
    0.75,
  ]),
  most('create.many.cpu', 'ms', 'processor time of a create, many people', [0.7, 0.5]),
  share('create.one', '/s', 'create, 32 connections, one person', FOUR_STATEMENTS),
  share('create.one.many', '/s', 'create, 32 connections, one person', 'many people', [undefined, 0.9]),
  most('create.one.cpu', 'ms', 'processor time of a create, one person', [0.7, 0.5]),
  share('page', '/s', 'page of 50, 32 connections', 'Fastify and pg, the same columns', [0.75, 0.85]),
  most('page.cpu', 'ms', 'processor time of a page of 50'),
  ...openLoop(50),
  ...openLoop(500, [60, 15], [50, 5], [250, 50]),
  most('summary.year', 'ms', '12-month summary, p50', [10, 3]),
  most('summary.year.p99', 'ms', '12-month summary, p99'),
  faster('summary.decade', '10-year summary of the import, p50'),
  faster('summary.decade.1m', '10-year summary of 1,000,000 rows, p50', [50, 400]),
  ...imports('import', 'import', [2, 0.7]),
  ...imports('import.1m', 'import of 1,000,000 rows', [12, 5]),
  ...growth('1m', '1,000,000 rows', [1.5, 1.1], [2, 1.3]),
  ...growth('10m', '10,000,000 rows', [2, 1.2], [2, 1.3]),
];
