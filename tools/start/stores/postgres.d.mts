export interface RunningServer {
  pid: number;
  port: number;
  url: string;
  adopted: boolean;
  isAlive(): boolean;
  stop(): Promise<void>;
}
export function startPostgres(options: {
  root: string;
  directory: string;
  password: string;
  port?: number;
  durable?: boolean;
  logFile?: string;
  settings?: Record<string, string | number>;
  /** The port is waited for where it is taken; else another one is used. */
  strictPort?: boolean;
}): Promise<RunningServer & { adminUrl: string }>;
export function answers(root: string, url: string): Promise<boolean>;
