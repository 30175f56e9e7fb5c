/** TypeORM answers `[rows, count]` for UPDATE and DELETE, and plain rows for the rest; a CTE may count as either. */
export function rowsOf<T>(answer: unknown): T[] {
  const list = answer as unknown[];
  return (Array.isArray(list[0]) ? list[0] : list) as T[];
}
