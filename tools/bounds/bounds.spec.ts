import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Site, sitesIn, sitesOf } from './bounds-in-code';

const root = resolve(__dirname, '../..');
const page = readFileSync(join(root, 'docs/operations.md'), 'utf8');
const found = sitesIn(root);

interface Row {
  values: number[];
  sites: string[];
}

/** Rows of the page's table of bounds: the third cell says how much, the last one where in the code. */
function rowsOf(text: string): Row[] {
  const section = /^## Bounds$(.*?)(?=^## |(?!.))/ms.exec(text)?.[1] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|') && line.includes('#'))
    .map((line) => {
      const cells = line.split('|').slice(1, -1);
      // `file#one,other`
      const sites = [...(cells.at(-1) ?? '').matchAll(/`([^`#]+)#([^`#]+)`/g)].flatMap(([, file = '', names = '']) =>
        names.split(',').map((name) => `${file}#${name}`),
      );
      return { values: numbersOf(cells[2] ?? ''), sites };
    });
}

const units: Record<string, number> = {
  kB: 1_000,
  MB: 1_000_000,
  KiB: 1_024,
  MiB: 1_048_576,
  s: 1_000,
  min: 60_000,
  days: 86_400_000,
};

function numbersOf(cell: string): number[] {
  return [...cell.matchAll(/(\d+)(?: (kB|MB|KiB|MiB|s|min|days)\b)?/g)].map(
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

describe('a collection', () => {
  const rows = 'class Rows { private readonly found = new Map<string, Row>(); }';
  const domain = 'apps/x/src/domain/rows.ts';

  it('needs no bound where the domain makes it for one call', () => {
    expect(sitesOf(domain, `${rows} const judge = () => new Rows();`)).toEqual([]);
  });

  it.each([
    ['a module keeps its class', domain, `${rows} const all = new Rows();`],
    ['a field keeps its class', domain, `${rows} class Reader { private readonly rows = new Rows(); }`],
    ['a constructor makes its class', domain, `${rows} class Reader { constructor() { this.rows = new Rows(); } }`],
    ['Nest makes its class', domain, `@Injectable() ${rows}`],
    ['it is not the domain’s', 'apps/x/src/infrastructure/rows.ts', `${rows} const read = () => new Rows();`],
  ])('needs one where %s', (_why, file, text) => {
    expect(sitesOf(file, text).map(({ at }) => at)).toEqual([`${file}#found`]);
  });

  it('to which nobody can add needs none', () => {
    const text = 'const NOTHING: ReadonlyMap<string, Row> = new Map(); const some = new Map<string, Row>();';
    expect(sitesOf('apps/x/src/rows.ts', text)).toEqual([{ at: 'apps/x/src/rows.ts#some', value: undefined }]);
  });
});

type ValueOf = (at: string) => number;

function valueOf(at: string): number {
  const site = found.find((candidate) => candidate.at === at);
  if (site?.value === undefined) throw new Error(`${at} is no number`);
  return site.value;
}

const kit = 'libs/service-kit/src';
const web = 'apps/web/src';
const door = `${web}/http-server/bounds.ts`;
const transactions = 'apps/transaction-service/src';
const limits = `${transactions}/import.module.ts`;
const uploads = `${transactions}/infrastructure/http/import/upload-places.ts`;
const reader = `${transactions}/infrastructure/import-file/thread/thread-import-reader.ts`;
const analytics = 'apps/analytics-service/src';
const streams = `${analytics}/configuration.ts#ALERT_STREAMS`;
const streamsOfWeb = `${web}/server/alert-streams.ts#MAX_STREAMS`;
const ofAddress = `${kit}/edge/connection-limit.ts#CONNECTIONS_PER_ADDRESS`;
const pool = 'libs/change-log/src/sql/database-options.ts#DATABASE_POOL_SIZE';
const megabyte = 1_000_000;
const mebibyte = 1_048_576;

/** What bounds share, and one of them that breaks it when it is ten times as large. */
const products: [title: string, holds: (value: ValueOf) => boolean, raised: string][] = [
  [
    'connections of the database are left for the starter, a check and a second copy of each service',
    (value) => {
      const postgres = readFileSync(join(root, 'tools/start/stores/postgres.mjs'), 'utf8');
      const services = 3;
      const forTools = 20;
      return 2 * services * value(pool) + forTools <= Number(/max_connections: (\d+)/.exec(postgres)?.[1]);
    },
    pool,
  ],
  [
    'late commits leave half of the connections of the database to others',
    (value) => value(`${transactions}/infrastructure/import-jobs.ts#AT_ONCE`) <= value(pool) / 2,
    `${transactions}/infrastructure/import-jobs.ts#AT_ONCE`,
  ],
  [
    'connections of the analytics service are left where all streams are open',
    (value) => value(streams) <= value(ofAddress) / 2,
    streams,
  ],
  [
    'streams of the service are left where the web has all of its own',
    (value) =>
      value(streamsOfWeb) < value(streams) &&
      value(streamsOfWeb) <= value(`${kit}/edge/connection-limit.ts#CONNECTIONS_OF_WEB`) / 2,
    streamsOfWeb,
  ],
  [
    'a person has as many streams through the web as at the service',
    (value) =>
      value(`${web}/server/alert-streams.ts#MAX_STREAMS_PER_PERSON`) ===
      value(`${analytics}/infrastructure/http/alert/alert-streams.ts#MAX_STREAMS_PER_LEDGER`),
    `${web}/server/alert-streams.ts#MAX_STREAMS_PER_PERSON`,
  ],
  [
    'half of the web’s connections are left, whatever one address opens',
    (value) => value(`${door}#connectionsPerAddress`) <= value(`${door}#connections`) / 2,
    `${door}#connectionsPerAddress`,
  ],
  [
    'half of the web’s files are left, whatever one address sends',
    (value) => value(`${door}#uploadsPerAddress`) <= value(`${door}#uploads`) / 2,
    `${door}#uploadsPerAddress`,
  ],
  [
    'half of the web’s short bodies are left, whatever one address sends',
    (value) => value(`${door}#smallBodiesPerAddressBytes`) <= value(`${door}#smallBodiesBytes`) / 2,
    `${door}#smallBodiesPerAddressBytes`,
  ],
  [
    'all bodies and all unread streams fit into 150 MB of the web’s memory',
    (value) =>
      value(`${door}#uploads`) * value(`${door}#uploadBytes`) +
        value(`${door}#smallBodiesBytes`) +
        value(streamsOfWeb) * value(`${web}/server/alert-streams.ts#MAX_UNREAD_BYTES`) <=
      150 * megabyte,
    `${door}#uploads`,
  ],
  [
    'all unread streams fit into 100 MB of the analytics service’s memory',
    (value) =>
      value(streams) * value(`${analytics}/infrastructure/http/alert/alert-streams.ts#MAX_UNREAD_BYTES`) <=
      100 * megabyte,
    `${analytics}/infrastructure/http/alert/alert-streams.ts#MAX_UNREAD_BYTES`,
  ],
  [
    'all files that are read leave 100 of 256 MB to the transaction service itself',
    (value) =>
      value(`${reader}#IMPORT_READERS`) *
        (value(`${reader}#IMPORT_READ_HEAP_MB`) + value(`${reader}#maxYoungGenerationSizeMb`)) <=
      156 * megabyte,
    `${reader}#IMPORT_READERS`,
  ],
  [
    'all uploads fit into 256 MiB of the disk',
    (value) => value(`${uploads}#UPLOADS_IN_ALL`) * value(`${limits}#IMPORT_MAX_BYTES`) <= 256 * mebibyte,
    `${uploads}#UPLOADS_IN_ALL`,
  ],
  [
    'half of the uploads are left, whatever one person sends',
    (value) => value(`${uploads}#UPLOADS_EACH`) <= value(`${uploads}#UPLOADS_IN_ALL`) / 2,
    `${uploads}#UPLOADS_EACH`,
  ],
  [
    'a person’s uploads all find a turn to be read',
    (value) => value(`${uploads}#UPLOADS_EACH`) <= 1 + value(`${reader}#WAITING_EACH`),
    `${uploads}#UPLOADS_EACH`,
  ],
  [
    'the service takes as many files at once as the web hands on, and the web files as large as the service takes',
    (value) =>
      value(`${door}#uploads`) <= value(`${uploads}#UPLOADS_IN_ALL`) &&
      value(`${door}#uploadsPerAddress`) <= value(`${uploads}#UPLOADS_EACH`) &&
      value(`${limits}#IMPORT_MAX_BYTES`) < value(`${door}#uploadBytes`),
    `${door}#uploads`,
  ],
  [
    'a ledger’s previews of the largest files do not exceed what they may take together',
    (value) =>
      value(`${limits}#IMPORT_MAX_OPEN`) * value(`${limits}#IMPORT_MAX_BYTES`) <=
      value(`${limits}#IMPORT_MAX_OPEN_BYTES`),
    `${limits}#IMPORT_MAX_OPEN`,
  ],
  [
    'all parts of a refusal, each character escaped, fit into 64 kB',
    (value) =>
      value(`${kit}/problems/error-list.ts#MOST_ERROR_BYTES`) +
        value(`${kit}/problems/error-list.ts#MOST_FACT_BYTES`) +
        6 * value(`${kit}/http/problem.filter.ts#LONGEST_DETAIL`) +
        6 * value(`${kit}/http/problem.filter.ts#LONGEST_INSTANCE`) <=
      64_000,
    `${kit}/problems/error-list.ts#MOST_ERROR_BYTES`,
  ],
  [
    'the log-outs that the web remembers fit into 3 MB',
    (value) => {
      const bytesOfLetter = 2;
      const lists = 2;
      const logOuts = `${web}/server/session/unfinished-log-outs.ts`;
      return lists * value(`${logOuts}#mostWaiting`) * value(`${logOuts}#longestToken`) * bytesOfLetter <= 3 * megabyte;
    },
    `${web}/server/session/unfinished-log-outs.ts#longestToken`,
  ],
  [
    'a token that the user service makes is not older than one that is believed',
    (value) =>
      value('apps/user-service/src/infrastructure/crypto/jwt-token-signer.ts#LIFETIME_SECONDS') <=
      value(`${kit}/auth/principal.ts#LONGEST_LIFE_S`),
    'apps/user-service/src/infrastructure/crypto/jwt-token-signer.ts#LIFETIME_SECONDS',
  ],
  [
    'an import reads all accounts that a ledger may have',
    (value) =>
      value(`${transactions}/domain/account/account.ts#MAX_ACCOUNTS`) <=
      value(`${transactions}/application/import/reading/import-ledgers.ts#MOST_ACCOUNTS`),
    `${transactions}/domain/account/account.ts#MAX_ACCOUNTS`,
  ],
];

describe('bounds that share or multiply', () => {
  it.each(products)('%s', (_title, holds, raised) => {
    expect(holds(valueOf)).toBe(true);
    expect(holds((at) => (at === raised ? 10 * valueOf(at) : valueOf(at)))).toBe(false);
  });
});
