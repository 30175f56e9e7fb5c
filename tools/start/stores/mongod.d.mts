import type { RunningServer } from './postgres.mjs';

export function findMongod(options?: { onPath?: boolean }): string | undefined;
export function mongodVersion(binary: string): string;
export function startMongod(options: {
  binary: string;
  directory: string;
  port?: number;
  logFile?: string;
}): Promise<RunningServer>;
