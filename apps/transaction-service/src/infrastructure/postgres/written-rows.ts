/** How many rows an UPDATE or DELETE met; TypeORM answers `[rows, count]` for those. */
export function writtenRows(answer: unknown): number {
  const count: unknown = Array.isArray(answer) ? answer[1] : undefined;
  if (typeof count !== 'number') throw new Error('The statement did not say how many rows it wrote.');
  return count;
}

/**
 * The version was checked after the ledger was locked, so a row that is missing now is a mistake of ours and not somebody
 * else's faster write.
 */
export function requireRows(answer: unknown, expected: number): void {
  const count = writtenRows(answer);
  if (count !== expected) throw new Error(`A write met ${count} rows instead of ${expected}.`);
}

export function requireOneRow(answer: unknown): void {
  requireRows(answer, 1);
}
