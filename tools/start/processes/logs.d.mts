export function openLog(file: string): number | 'ignore';
export function closeLog(log: number | 'ignore'): void;
export function sizeOf(file: string): number;
export function shorten(directory: string, limitBytes?: number): void;
export function linesSince(file: string, from?: number, count?: number): string;
