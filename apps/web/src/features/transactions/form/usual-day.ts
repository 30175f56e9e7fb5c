/** How long somebody who enters a pile of receipts goes on with the day of the last one. */
const KEPT_MS = 10 * 60_000;

let last: { day: string; at: number } | null = null;

export function rememberDay(day: string, at = Date.now()): void {
  last = { day, at };
}

/** The day of what was entered just now in this window; later it would be one that nobody means any more. */
export function usualDay(today: string, now = Date.now()): string {
  return last && now - last.at < KEPT_MS ? last.day : today;
}
