/** "80, 100 %" → [80, 100]; null where something is no whole per cent. */
export function parseThresholds(typed: string): number[] | null {
  const parts = typed
    .split(/[,;\s]+/)
    .map((part) => part.replace('%', ''))
    .filter(Boolean);
  if (parts.length === 0 || !parts.every((part) => /^[1-9]\d{0,3}$/.test(part))) return null;
  return [...new Set(parts.map(Number))].sort((left, right) => left - right);
}
