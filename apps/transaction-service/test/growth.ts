import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '@pft/kernel';
import type { LedgerOfImport } from '../src/application/import/reading/import-reader';
import { readImport } from '../src/application/import/reading/read-import';
import { openStatement, statementReaders } from '../src/infrastructure/import-file/detect-format';
import { writeRows } from '../src/infrastructure/import-file/thread/rows-file';
import { Sha256Digest } from '../src/infrastructure/import-file/sha-256-digest';
import type { AdversarialFile } from './adversarial-files';

const LARGEST = 10 * 1024 * 1024;
/** Twice the work takes twice the time; what takes more than this grows faster than its file. */
export const MOST_GROWTH = 2.6;

/** All that the thread does with a file, in this thread; a refusal is an end as good as any. */
export async function readWhole(
  text: string,
  { ledgerRows = 0 }: Pick<AdversarialFile, 'ledgerRows'> = {},
): Promise<void> {
  const rowsPath = join(tmpdir(), `pft-growth-${process.pid}-${Math.random().toString(36).slice(2)}`);
  const wish = {
    baseCurrency: 'EUR',
    locale: 'en',
    today: '2026-11-27',
    latestDate: '2036-12-31',
    account: { id: 'giro', currency: 'EUR', type: 'checking' },
    known: null,
    usePreset: true,
  };
  try {
    const readers = statementReaders({ maxRows: 1_000_000, maxColumns: 1_000 });
    const file = openStatement(readers, Buffer.from(text), null);
    const { rows } = await readImport(file, 'digest', wish, ledgerWith(ledgerRows), new Sha256Digest());
    writeRows(rowsPath, rows);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  } finally {
    rmSync(rowsPath, { force: true });
  }
}

export function ledgerWith(rows: number): LedgerOfImport {
  const account = {
    id: 'giro',
    name: 'Giro',
    currency: 'EUR',
    type: 'checking',
    iban: null,
    externalId: null,
    archived: false,
  };
  const unclaimed = Array.from({ length: rows }, (_, index) => ({
    transactionId: `t${index}`,
    accountId: 'giro',
    signedMinor: -100n,
    date: '2026-03-14',
    payee: `Somebody else ${index}`,
  }));
  return {
    presets: async () => new Map(),
    sameFile: async () => null,
    knowledge: async () => ({ accounts: [account], categories: [], payees: [], renamedPayees: [] }),
    claims: async () => new Map(),
    claimedRows: async () => [],
    elsewhere: async () => null,
    unclaimed: async () => unclaimed,
    transferLegs: async () => [],
    transferLegsBetween: async () => [],
    transferDecisions: async () => new Map(),
    dayRates: async () => new Map(),
  };
}

export async function cpuMs(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/**
 * How much longer twice the file takes, the best of three each. The small one is as large as it must be to take `leastMs`;
 * what stays below that at the largest size of a file has no growth that matters, and counts as 0. What looks steep is
 * looked at again one size up, so often as `looks` says: accidents weigh less there, and what is steep stays so.
 */
export async function growthOf(
  make: (size: number) => string,
  read: (text: string) => Promise<void>,
  leastMs: number,
  looks = 3,
): Promise<number> {
  const best = async (size: number) => {
    const text = make(size);
    let least = Infinity;
    for (let round = 0; round < 3; round++) least = Math.min(least, await cpuMs(() => read(text)));
    return least;
  };
  let size = 4_096;
  let small = await best(size);
  for (let steep = 0; ; size *= 2) {
    if (size > LARGEST) return 0;
    const large = await best(2 * size);
    const growth = large / small;
    if (small >= leastMs && (growth < MOST_GROWTH || ++steep === looks)) return growth;
    small = large;
  }
}
