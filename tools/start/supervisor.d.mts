export function createBackoff(): { next(now?: number): number | undefined };
