/** "75 %" → 75; null where it is no whole per cent. */
export function parseThreshold(typed: string): number | null {
  const digits = typed.replace(/[\s%]/g, '');
  return /^[1-9]\d{0,3}$/.test(digits) ? Number(digits) : null;
}
