import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Site, sitesIn, sitesOf } from './bounds-in-code';

const root = resolve(__dirname, '../..');
const page = readFileSync(join(root, 'docs/operations.md'), 'utf8');
const found = [...sitesIn(root)];

interface Row {
  values: number[];
  sites: string[];
}

/** Rows of the page's table of bounds: the third cell says how much, the last one where in the code. */
function rowsOf(text: string): Row[] {
  const section = /^## Bounds$([^]*?)(?=^## |(?![^]))/m.exec(text)?.[1] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|') && line.includes('#'))
    .map((line) => {
      const cells = line.split('|').slice(1, -1);
      const sites = [...(cells.at(-1) ?? '').matchAll(/`([^`]+#[^`]+)`/g)].map(([, site]) => site ?? '');
      return { values: numbersOf(cells[2] ?? ''), sites };
    });
}

const units: Record<string, number> = { kB: 1_000, MB: 1_000_000, KiB: 1_024, MiB: 1_048_576, s: 1_000, min: 60_000 };

function numbersOf(cell: string): number[] {
  return [...cell.matchAll(/(\d+)(?: (kB|MB|KiB|MiB|s|min)\b)?/g)].map(
    ([, digits, unit]) => Number(digits) * (unit ? (units[unit] ?? 1) : 1),
  );
}

/** What is bounded and not in the table, in the table and not in the code, or in both with another number. */
function differences(sites: readonly Site[], rows: readonly Row[]): string[] {
  const rowOf = new Map(rows.flatMap((row) => row.sites.map((at) => [at, row])));
  const known = new Set(sites.map(({ at }) => at));
  return [
    ...sites.flatMap(({ at, value }) => {
      const row = rowOf.get(at);
      if (!row) return [`${at} is not in the table of docs/operations.md`];
      return value === undefined || row.values.includes(value) ? [] : [`${at} is ${value} in the code`];
    }),
    ...[...rowOf.keys()].filter((at) => !known.has(at)).map((at) => `${at} is not in the code`),
  ];
}

function value(at: string): number {
  const site = found.find((candidate) => candidate.at === at);
  if (site?.value === undefined) throw new Error(`${at} is no number`);
  return site.value;
}

describe('the table of bounds', () => {
  it('has each bound of the code with its number, and none that is gone', () => {
    expect(found.length).toBeGreaterThan(80);
    expect(differences(found, rowsOf(page))).toEqual([]);
  });

  it('is missed by a new bound, queue or collection, by another number and by one that is gone', () => {
    const planted = `
      const MAX_THINGS = 5;
      const limit = config('THINGS', 6);
      class Things { private readonly kept = new Map<string, Thing>(); private readonly turns = new TurnQueue('things', 1); }
      const options = { maxPoolSize: 7 };
      function work() { const short = new Map(); }`;
    const sites = sitesOf('apps/x/src/things.ts', planted);
    expect(sites).toEqual([
      { at: 'apps/x/src/things.ts#MAX_THINGS', value: 5 },
      { at: 'apps/x/src/things.ts#THINGS', value: 6 },
      { at: 'apps/x/src/things.ts#kept', value: undefined },
      { at: 'apps/x/src/things.ts#turns', value: undefined },
      { at: 'apps/x/src/things.ts#maxPoolSize', value: 7 },
    ]);
    expect(differences(sites, [])).toHaveLength(5);
    const table = '## Bounds\n| a | b | 6 of each | | `apps/x/src/things.ts#MAX_THINGS` `apps/x/src/gone.ts#MAX` |\n';
    expect(differences(sites.slice(0, 1), rowsOf(table))).toEqual([
      'apps/x/src/things.ts#MAX_THINGS is 5 in the code',
      'apps/x/src/gone.ts#MAX is not in the code',
    ]);
  });
});

describe('bounds that multiply', () => {
  const kit = 'libs/service-kit/src';
  const web = 'apps/web/src';
  const streams = value('apps/analytics-service/src/infrastructure/configuration.ts#ALERT_STREAMS');
  const streamsOfWeb = value(`${web}/server/alert-streams.ts#MAX_STREAMS`);
  const ofAddress = value(`${kit}/http/connection-limit.ts#CONNECTIONS_PER_ADDRESS`);
  const megabyte = 1_000_000;

  it('leave connections of the database for the starter, a check and a second copy of each service', () => {
    const postgres = readFileSync(join(root, 'tools/start/postgres.mjs'), 'utf8');
    const most = Number(/max_connections: (\d+)/.exec(postgres)?.[1]);
    const services = 3;
    const forTools = 20;
    expect(
      2 * services * value(`${kit}/postgres/database-options.ts#DATABASE_POOL_SIZE`) + forTools,
    ).toBeLessThanOrEqual(most);
  });

  it('leave connections of the analytics service where all streams are open, and streams where the web has all of its own', () => {
    expect(streams).toBeLessThanOrEqual(ofAddress / 2);
    expect(streamsOfWeb).toBeLessThan(streams);
    expect(streamsOfWeb).toBeLessThanOrEqual(value(`${kit}/http/connection-limit.ts#CONNECTIONS_OF_WEB`) / 2);
    expect(value(`${web}/server/alert-streams.ts#MAX_STREAMS_PER_PERSON`)).toBe(
      value('apps/analytics-service/src/infrastructure/http/alert-streams.ts#MAX_STREAMS_PER_LEDGER'),
    );
  });

  it('leave half of the web’s connections to the others, whatever one address opens', () => {
    const bounds = `${web}/http-server/bounds.ts`;
    expect(value(`${bounds}#connectionsPerAddress`)).toBeLessThanOrEqual(value(`${bounds}#connections`) / 2);
    expect(value(`${bounds}#uploadsPerAddress`)).toBeLessThanOrEqual(value(`${bounds}#uploads`) / 2);
    expect(value(`${bounds}#smallBodiesPerAddressBytes`)).toBeLessThanOrEqual(value(`${bounds}#smallBodiesBytes`) / 2);
  });

  it('fit into 150 MB of the web’s memory, all bodies and all unread streams together', () => {
    const bounds = `${web}/http-server/bounds.ts`;
    const bodies = value(`${bounds}#uploads`) * value(`${bounds}#uploadBytes`) + value(`${bounds}#smallBodiesBytes`);
    const unread = streamsOfWeb * value(`${web}/server/alert-streams.ts#MAX_UNREAD_BYTES`);
    expect(bodies + unread).toBeLessThanOrEqual(150 * megabyte);
  });

  it('fit into the memory of the analytics service, all unread streams together', () => {
    const unread = value('apps/analytics-service/src/infrastructure/http/alert-streams.ts#MAX_UNREAD_BYTES');
    expect(streams * unread).toBeLessThanOrEqual(100 * megabyte);
  });
});
