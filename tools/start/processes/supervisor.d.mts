import type { ChildProcess } from 'node:child_process';

export interface Backoff {
  next(now?: number): number;
}
export function createBackoff(): Backoff;
interface Supervised {
  name: string;
  onPid: (pid: number) => void;
  say: (text: string) => void;
  backoff?: Backoff;
}
export function superviseChild(
  options: Supervised & {
    program: string;
    args?: string[];
    logFile: string;
    whenReady: (child: ChildProcess) => Promise<unknown>;
  },
): { start(): Promise<void>; stop(): Promise<void> };
interface Server {
  pid: number;
  isAlive(): boolean;
  stop(): Promise<void>;
}
export function superviseServer(options: Supervised & { server: Server; restart: () => Promise<Server> }): {
  stop(): Promise<void>;
};
