import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerOfImport, ReadFile, ReadingWish } from '../../../application/import/reading/import-reader';
import { Spool } from '../spool';
import { ThreadImportReader } from './thread-import-reader';

const HEADER = 'Date,Payee,Amount\n';
const file = (rows: number) => Buffer.from(HEADER + '2026-03-14,Tea,1.00\n'.repeat(rows));
const wish: ReadingWish = {
  baseCurrency: 'EUR',
  locale: 'en',
  today: '2026-11-27',
  latestDate: '2036-12-31',
  account: null,
  known: null,
  usePreset: true,
};
const emptyLedger: LedgerOfImport = {
  presets: async () => new Map(),
  sameFile: async () => null,
  knowledge: async () => ({ accounts: [], categories: [], payees: [], renamedPayees: [] }),
  claims: async () => new Map(),
  claimedRows: async () => [],
  elsewhere: async () => null,
  unclaimed: async () => [],
  transferLegs: async () => [],
  transferLegsBetween: async () => [],
  transferDecisions: async () => new Map(),
  dayRates: async () => new Map(),
};

const accountOf = (name: string) => ({
  id: name,
  name,
  currency: 'EUR',
  type: 'checking',
  iban: null,
  externalId: null,
  archived: false,
});

describe('a file is read in a thread of its own', () => {
  let parent: string;
  let spool: Spool;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'pft-spool-spec-'));
    process.env.IMPORT_SPOOL_DIR = parent;
    spool = new Spool();
  });
  afterEach(() => {
    for (const name of ['IMPORT_SPOOL_DIR', 'IMPORT_READ_TIMEOUT_MS', 'IMPORT_READ_HEAP_MB']) delete process.env[name];
    spool.onApplicationShutdown();
    expect(readdirSync(parent)).toEqual([]);
    rmSync(parent, { recursive: true });
  });

  const readerWith = (settings: Record<string, string> = {}) => {
    Object.assign(process.env, settings);
    return new ThreadImportReader({ maxBytes: 10 ** 7, maxRows: 100_000, maxOpen: 20, maxOpenBytes: 10 ** 8 }, spool);
  };
  const linesOf = async ({ rows }: ReadFile) => {
    const lines: number[] = [];
    for await (const batch of rows()) lines.push(...batch.map(({ line }) => line));
    return lines;
  };
  const read = (reader: ThreadImportReader, bytes: Uint8Array, ledger = emptyLedger) =>
    reader.read('ada', bytes, wish, ledger, linesOf);

  it('and its rows come back in batches, in the order of the file', async () => {
    const lines = await read(readerWith(), file(2_500));
    expect(lines).toEqual(Array.from({ length: 2_500 }, (_, index) => index + 2));
  });

  it('and is refused by name where it takes more time than a file has; the next one is read', async () => {
    const reader = readerWith({ IMPORT_READ_TIMEOUT_MS: '400' });
    await expect(read(reader, file(100_000))).rejects.toMatchObject({
      code: 'import-too-complex',
      kind: 'invalid',
      facts: { limit: '0.4 seconds' },
    });
    await expect(read(reader, file(1))).resolves.toEqual([2]);
  });

  it('and is refused with the size of its table where it takes more memory than a file has; the next one is read', async () => {
    const reader = readerWith({ IMPORT_READ_HEAP_MB: '24' });
    await expect(read(reader, file(100_000))).rejects.toMatchObject({
      code: 'import-too-complex',
      facts: { limit: '24 MB of memory' },
    });
    await expect(read(reader, file(1))).resolves.toEqual([2]);
  });

  it('and transfers are looked for in the time and memory that a file has, each amount with its days', async () => {
    let asked = 0;
    const ledger: LedgerOfImport = {
      ...emptyLedger,
      knowledge: async () => ({
        accounts: ['Giro', 'Savings'].map(accountOf),
        categories: [],
        payees: [],
        renamedPayees: [],
      }),
      transferLegs: async (accountIds, wanted) => {
        expect(accountIds).toEqual(['Savings']);
        asked += wanted.length;
        return [];
      },
    };
    const rows = Array.from({ length: 50_000 }, (_, index) => `2026-03-14,Shop ${index},-${index + 1}.00\n`);
    const lines = await read(readerWith(), Buffer.from(HEADER + rows.join('')), ledger);
    expect([lines.length, asked]).toEqual([50_000, 50_000]);
  });

  it('and the longest file is looked for in a known account in the memory that a file has, as many amounts as it has rows', async () => {
    let asked = 0;
    const ledger: LedgerOfImport = {
      ...emptyLedger,
      knowledge: async () => ({ accounts: [accountOf('Giro')], categories: [], payees: [], renamedPayees: [] }),
      claimedRows: async (days) => {
        asked += days.length;
        return [];
      },
    };
    const rows = Array.from(
      { length: 100_000 },
      (_, index) => `2026-03-14,"Shop ${index}, Main Street",-${index + 1}.00\n`,
    );
    const into = { ...wish, account: { id: 'Giro', currency: 'EUR', type: 'checking' } };
    const lines = await readerWith().read('ada', Buffer.from(HEADER + rows.join('')), into, ledger, linesOf);
    expect([lines.length, asked]).toEqual([100_000, 100_000]);
  });

  it('and what it refuses comes out as the same refusal', async () => {
    await expect(read(readerWith(), Buffer.from(`${HEADER}2026-03-14,"Tea,1.00\n`))).rejects.toMatchObject({
      code: 'import-quote-unclosed',
      kind: 'invalid',
      field: 'file',
      facts: { line: 2 },
    });
  });

  it('and a ledger that does not answer is what is heard of it', async () => {
    const knowledge = () => Promise.reject(new Error('The store is away.'));
    await expect(read(readerWith(), file(1), { ...emptyLedger, knowledge })).rejects.toThrow('The store is away.');
  });

  it('and the time that the ledger takes to answer is not its own', async () => {
    const reader = readerWith({ IMPORT_READ_TIMEOUT_MS: '1500' });
    const knowledge = async () => {
      for (const end = performance.now() + 1_800; performance.now() < end;);
      return emptyLedger.knowledge();
    };
    await expect(read(reader, file(1), { ...emptyLedger, knowledge })).resolves.toEqual([2]);
  });

  it('and its place is free again while it is put to use', async () => {
    const reader = readerWith();
    const lines = await reader.read('ada', file(1), wish, emptyLedger, () => read(reader, file(2)));
    expect(lines).toEqual([2, 3]);
  });

  it('and one person has three on the way at most, which leaves another one in', async () => {
    const reader = readerWith();
    let isRead = (): void => {};
    let goOn = (): void => {};
    const reading = new Promise<void>((resolve) => (isRead = resolve));
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const knowledge = async () => {
      isRead();
      await held;
      return emptyLedger.knowledge();
    };
    const first = read(reader, file(1), { ...emptyLedger, knowledge });
    await reading;
    // Each makes its folder before it queues, so it is open which of them comes last.
    const others = [2, 3, 4].map((rows) => read(reader, file(rows)).catch(({ code }: { code: string }) => code));
    await expect(Promise.race(others)).resolves.toBe('unavailable');
    const ofBob = reader.read('bob', file(1), wish, emptyLedger, linesOf);
    goOn();
    await expect(ofBob).resolves.toEqual([2]);
    await expect(first).resolves.toEqual([2]);
    expect((await Promise.all(others)).filter((answer) => answer === 'unavailable')).toHaveLength(1);
  });

  it('and where the disk is full somebody hears that, and not that something went wrong', async () => {
    const full = async () => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    await expect(spool.use(full)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('no room'),
    });
  });

  it('in a folder that goes when the work is done, and what a killed service left goes at the first use', async () => {
    // A process that is gone: no system numbers that high.
    mkdtempSync(join(parent, 'pft-imports-2147480000-'));
    const folders = await spool.use(async (folder) => [readdirSync(parent).length, folder.startsWith(parent)]);
    expect(folders).toEqual([1, true]);
  });
});
