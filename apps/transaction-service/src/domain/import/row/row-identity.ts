import type { ReadRow } from '../csv/read-rows';

/**
 * By what a row is known again within its account. Never by mapped values, so that a corrected mapping does not double the
 * ledger: by its raw cells and by how many rows before it in the file have the same ones (two equal coffees stay two), and
 * besides by the bank's id where it is a real one, which survives that the bank rewords a row.
 */
export interface RowIdentity {
  raw: string;
  bank: string | null;
}

/** One identity a row, in the order of `rows`; `digest` makes long text short. */
export function rowIdentities(rows: readonly ReadRow[], digest: (text: string) => string): RowIdentity[] {
  const ids = new Map<string, number>();
  for (const row of rows)
    if ('values' in row && row.values.bankId) ids.set(row.values.bankId, (ids.get(row.values.bankId) ?? 0) + 1);
  const occurrences = new Map<string, number>();
  return rows.map((row) => {
    const cells = JSON.stringify(row.source.cells.map((cell) => cell.normalize('NFC').trim()));
    const key = digest(cells);
    const occurrence = (occurrences.get(key) ?? 0) + 1;
    occurrences.set(key, occurrence);
    const bankId = 'values' in row ? row.values.bankId : null;
    const real = bankId !== null && ids.get(bankId) === 1;
    return { raw: digest(`raw:${occurrence}:${cells}`), bank: real ? digest(`bank:${bankId}`) : null };
  });
}
