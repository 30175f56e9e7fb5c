import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../../../tools/start/processes/processes.mjs';
import { sharedSystem } from './shared-system';

const root = resolve(__dirname, '../../..');
const startTimeoutMs = 300_000;

/** The services of a journey run as in production, whatever Jest has set. */
function environment(ports: Record<ProgramName, number>): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  delete env['NODE_ENV'];
  delete env['JEST_WORKER_ID'];
  for (const [program, variable] of Object.entries(portVariables))
    env[variable] = String(ports[program as ProgramName]);
  return env;
}

const freePorts = async (): Promise<Record<ProgramName, number>> => ({
  web: await freePort(),
  user: await freePort(),
  transaction: await freePort(),
  analytics: await freePort(),
});

const portVariables = {
  web: 'WEB_PORT',
  user: 'USER_SERVICE_PORT',
  transaction: 'TRANSACTION_SERVICE_PORT',
  analytics: 'ANALYTICS_SERVICE_PORT',
} as const;

export type ProgramName = keyof typeof portVariables;

/** The product as `npm start` runs it, on a data directory and ports of its own. */
export class RunningSystem {
  private child: ChildProcess | undefined;
  private output = '';

  private constructor(
    private readonly dataDirectory: string,
    readonly ports: Record<ProgramName, number>,
    private readonly isShared = false,
  ) {}

  /** The system that others use at the same time: for whoever brings a person of their own and restarts nothing. */
  static async shared(): Promise<RunningSystem> {
    const free = await freePorts();
    const { dataDirectory, ports } = await sharedSystem(free, environment(free));
    return new RunningSystem(dataDirectory, ports, true);
  }

  /** `given` is told to this start beside the environment, and to it alone; so are the arguments. */
  static async start(given: NodeJS.ProcessEnv = {}, args: string[] = []): Promise<RunningSystem> {
    const directory = mkdtempSync(join(tmpdir(), 'pft-journey-'));
    // PostgreSQL runs as a user of its own where the tests run as root, and has to enter the folder.
    chmodSync(directory, 0o755);
    const system = new RunningSystem(directory, await freePorts());
    try {
      await system.startAgain(args, given);
      return system;
    } catch (error) {
      await system.stop();
      throw error;
    }
  }

  url(program: ProgramName): string {
    return `http://127.0.0.1:${this.ports[program]}`;
  }

  /** The dashboard's address as a person types it; cookies are allowed without TLS on localhost. */
  get dashboard(): string {
    return `http://localhost:${this.ports.web}`;
  }

  async startAgain(args: string[] = [], given: NodeJS.ProcessEnv = {}): Promise<void> {
    const env = { ...environment(this.ports), ...given, DATA_DIR: this.dataDirectory };
    this.output = '';
    const child = spawn(process.execPath, [join(root, 'tools/start/start.mjs'), ...args], {
      cwd: root,
      env,
    });
    this.child = child;
    await new Promise<void>((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`not ready in time:\n${this.output}`)), startTimeoutMs);
      const listen = (chunk: Buffer): void => {
        this.output += chunk.toString();
        if (!this.output.includes('Ready after')) return;
        clearTimeout(timer);
        done();
      };
      child.stdout?.on('data', listen);
      child.stderr?.on('data', listen);
      child.once('exit', (code) => {
        clearTimeout(timer);
        fail(new Error(`npm start ended with ${code}:\n${this.output}`));
      });
    });
  }

  async halt(): Promise<void> {
    if (this.isShared) throw new Error('others use this system: start one of your own to halt it');
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
  }

  async restart(args: string[] = [], given: NodeJS.ProcessEnv = {}): Promise<void> {
    await this.halt();
    await this.startAgain(args, given);
  }

  /** Ends a system of one's own; a shared one goes on for the others. */
  async stop(): Promise<void> {
    if (this.isShared) return;
    await this.halt();
    rmSync(this.dataDirectory, { recursive: true, force: true });
  }

  /** What the last start has written so far. */
  get said(): string {
    return this.output;
  }

  /** What the starter recorded about this run: process ids and the address of the database. */
  get record(): { databaseUrl: string; mongoUri?: string; pids: Record<string, number> } {
    return JSON.parse(readFileSync(join(this.dataDirectory, 'run.json'), 'utf8')) as RunningSystem['record'];
  }

  /** A connection to the product's PostgreSQL; to be ended by the caller. */
  async database(): Promise<Client> {
    const client = new Client({ connectionString: this.record.databaseUrl });
    await client.connect();
    return client;
  }

  log(program: string): string {
    return readFileSync(join(this.dataDirectory, 'logs', `${program}.log`), 'utf8');
  }
}
