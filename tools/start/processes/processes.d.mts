export function isAlive(pid: number): boolean;
export function startOf(pid: number): string;
export function commandOf(pid: number): string;
export function waitForEnd(pid: number, timeoutMs: number): Promise<boolean>;
export function endProcess(
  pid: number,
  options?: { signal?: NodeJS.Signals; timeoutMs?: number; last?: NodeJS.Signals },
): Promise<void>;
export function freePort(spokenFor?: readonly number[]): Promise<number>;
export function isPortFree(port: number): Promise<boolean>;
