import type { StatementEntry } from '../statement';

/**
 * By what a row is known again within its account, beside what it says: by its raw cells and by how many rows before it in the
 * file have the same ones (two equal coffees stay two), so that a corrected mapping does not double the ledger; and by the
 * bank's id where it is a real one, which survives that the bank rewords a row, but counts only together with the amount and a
 * day that is near, because a payer's reference comes back each month.
 */
export interface RowIdentity {
  raw: string;
  bank: string | null;
  /** Not booked yet: it may come again under another day and with another text. */
  pending: boolean;
}

/** One identity an entry, in their order; `digest` makes long text short. */
export function rowIdentities(entries: readonly StatementEntry[], digest: (text: string) => string): RowIdentity[] {
  const ids = new Map<string, number>();
  for (const entry of entries)
    if ('values' in entry && entry.values.bankId) ids.set(entry.values.bankId, (ids.get(entry.values.bankId) ?? 0) + 1);
  const occurrences = new Map<string, number>();
  return entries.map((entry) => {
    const cells = JSON.stringify(entry.source.cells.map((cell) => cell.normalize('NFC').trim()));
    const key = digest(cells);
    const occurrence = (occurrences.get(key) ?? 0) + 1;
    occurrences.set(key, occurrence);
    const bankId = 'values' in entry ? entry.values.bankId : null;
    const real = bankId !== null && ids.get(bankId) === 1;
    return {
      raw: digest(`raw:${occurrence}:${cells}`),
      bank: real ? digest(`bank:${bankId}`) : null,
      pending: 'values' in entry && entry.values.ignored === 'pending',
    };
  });
}
