import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { endProcess, freePort, isAlive } from '../../../tools/start/processes/processes.mjs';

const root = resolve(__dirname, '../../..');
const READY_TIMEOUT_MS = 180_000;

export type Victim = 'user-service' | 'transaction-service' | 'analytics-service' | 'web' | 'postgres' | 'mongod';

interface Run {
  pid: number;
  databaseUrl: string;
  pids: Partial<Record<Victim, number>>;
}

/** The product as `npm start` runs it, in a process group, a data folder and on ports of its own, to be treated badly. */
export class LabSystem {
  private child: ChildProcess | undefined;
  private output = '';

  private constructor(
    private readonly directory: string,
    private readonly env: NodeJS.ProcessEnv,
    readonly ports: { web: number; user: number; transaction: number; analytics: number },
  ) {}

  /** `prepare` may put something into the data folder before the first start. */
  static async start(
    given: Record<string, string> = {},
    prepare: (directory: string) => void | Promise<void> = () => {},
  ): Promise<LabSystem> {
    const directory = mkdtempSync(join(tmpdir(), 'pft-lab-'));
    chmodSync(directory, 0o755);
    const ports = {
      web: await freePort(),
      user: await freePort(),
      transaction: await freePort(),
      analytics: await freePort(),
    };
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      DATA_DIR: directory,
      WEB_PORT: String(ports.web),
      USER_SERVICE_PORT: String(ports.user),
      TRANSACTION_SERVICE_PORT: String(ports.transaction),
      ANALYTICS_SERVICE_PORT: String(ports.analytics),
      // The writers are few and write without a pause: what is tested here is not the limit.
      RATE_LIMIT_PER_MINUTE: '100000000',
      LOG_LEVEL: 'warn',
      ...given,
    };
    delete env['NODE_ENV'];
    delete env['DATABASE_URL'];
    delete env['MONGODB_URI'];
    if (!env['MONGOD_BINARY']) delete env['MONGOD_BINARY'];
    const system = new LabSystem(directory, env, ports);
    await prepare(directory);
    await system.startAgain();
    return system;
  }

  /** Answers how long it took from the command to "ready", in ms. */
  async startAgain(): Promise<number> {
    const began = performance.now();
    this.output = '';
    const child = spawn(process.execPath, ['tools/start/start.mjs'], {
      cwd: root,
      env: this.env,
      detached: true,
    });
    this.child = child;
    await new Promise<void>((ready, fail) => {
      const timer = setTimeout(() => fail(new Error(`not ready in time:\n${this.output}`)), READY_TIMEOUT_MS);
      const listen = (chunk: Buffer): void => {
        this.output += chunk.toString();
        if (!this.output.includes('Ready after')) return;
        clearTimeout(timer);
        ready();
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', (code) => {
        clearTimeout(timer);
        fail(new Error(`npm start ended with ${code}:\n${this.output}`));
      });
    });
    return performance.now() - began;
  }

  get run(): Run {
    return JSON.parse(readFileSync(join(this.directory, 'run.json'), 'utf8')) as Run;
  }

  get said(): string {
    return this.output;
  }

  /** kill -9 by process id, as recorded by the starter. Answers the id. */
  kill(victim: Victim): number {
    const pid = this.run.pids[victim];
    if (!pid) throw new Error(`${victim} has no process`);
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  /** kill -9 of the starter's whole process group: the starter, the services and the web. */
  async killGroup(): Promise<void> {
    const { pid, pids } = this.run;
    process.kill(-pid, 'SIGKILL');
    const group = [
      pid,
      ...(['user-service', 'transaction-service', 'analytics-service', 'web'] as const).map((name) => pids[name] ?? 0),
    ];
    while (group.some((member) => isAlive(member))) await new Promise((next) => setTimeout(next, 20));
  }

  async database(): Promise<Client> {
    const client = new Client({ connectionString: this.run.databaseUrl });
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  /** `npm run verify` on this system: the differences that it finds, by check. */
  verify(): Promise<Record<string, { counted: string; differences: unknown[] }>> {
    return new Promise((done, fail) => {
      const options = { cwd: root, env: this.env, encoding: 'utf8' as const, maxBuffer: 64 * 1024 * 1024 };
      execFile(process.execPath, ['tools/verify/verify.mjs', '--json'], options, (error, stdout, stderr) => {
        try {
          done(JSON.parse(stdout) as Record<string, { counted: string; differences: unknown[] }>);
        } catch {
          fail(new Error(`verify: ${stderr || error?.message}`));
        }
      });
    });
  }

  async stop(): Promise<void> {
    const child = this.child;
    if (child && child.exitCode === null && child.signalCode === null)
      await endProcess(child.pid ?? 0, { timeoutMs: 40_000 });
    rmSync(this.directory, { recursive: true, force: true });
  }
}
