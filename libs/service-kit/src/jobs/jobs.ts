import { randomUUID } from 'node:crypto';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  Optional,
} from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { Counter, Gauge, Histogram } from 'prom-client';
import { reasonOf } from '../operations/error-in-log';
import { Metrics } from '../operations/metrics';
import { JOB, type JobOptions } from './job';
import { JobTurns, OwnTurns, TURN_LEASE_MS } from './job-turns';

type Work = (stopping: AbortSignal) => Promise<unknown>;

const FIRST_MS = 10_000;
/** Nobody asks for a turn more often than this, however soon it is said to come. */
const SHORTEST_PAUSE_MS = 50;

/**
 * Runs the methods marked with `@Job`. A run never overlaps the one before it; at the end of the process running ones are
 * told, and waited for.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly stopping = new AbortController();
  private readonly holder = randomUUID();
  private readonly ownTurns = new OwnTurns();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly runs: Counter<'job' | 'result'>;
  private readonly durations: Histogram<'job'>;
  private readonly lastDone: Gauge<'job'>;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    metrics: Metrics,
    @Optional() private readonly sharedTurns?: JobTurns,
  ) {
    const registers = [metrics.registry];
    this.runs = new Counter({
      name: 'job_runs_total',
      help: 'Runs of a job in this process, by how they ended.',
      labelNames: ['job', 'result'],
      registers,
    });
    this.durations = new Histogram({
      name: 'job_duration_seconds',
      help: 'How long a run of a job took.',
      labelNames: ['job'],
      buckets: [0.01, 0.1, 1, 10, 60, 600],
      registers,
    });
    this.lastDone = new Gauge({
      name: 'job_last_done_timestamp_seconds',
      help: 'When a job was last done by this process.',
      labelNames: ['job'],
      registers,
    });
  }

  onApplicationBootstrap(): void {
    for (const [options, work] of this.marked()) {
      if (this.timers.has(options.name)) throw new Error(`Two jobs are called "${options.name}".`);
      this.schedule(options, work, options.firstMs ?? FIRST_MS);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    for (const timer of this.timers.values()) clearTimeout(timer);
    await Promise.all(this.running.values());
  }

  private *marked(): Generator<[JobOptions, Work]> {
    for (const { instance } of this.discovery.getProviders() as { instance: unknown }[]) {
      if (typeof instance !== 'object' || instance === null) continue;
      const prototype = Object.getPrototypeOf(instance) as object | null;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const method = (instance as Record<string, unknown>)[name] as Work;
        const options = this.reflector.get<JobOptions | undefined>(JOB, method);
        if (options !== undefined) yield [options, method.bind(instance)];
      }
    }
  }

  private schedule(options: JobOptions, work: Work, inMs: number): void {
    if (this.stopping.signal.aborted) return;
    const timer = setTimeout(() => {
      const ended = this.takeTurn(options, work).then((nextInMs) => {
        this.running.delete(options.name);
        this.schedule(options, work, nextInMs);
      });
      this.running.set(options.name, ended);
    }, inMs);
    this.timers.set(options.name, timer.unref());
  }

  /** @returns in how many ms to look again */
  private async takeTurn(options: JobOptions, work: Work): Promise<number> {
    const turns = options.runsIn === 'each copy' ? this.ownTurns : (this.sharedTurns ?? this.ownTurns);
    try {
      const turn = await turns.take(options.name, this.holder);
      if (turn !== 'taken') return Math.min(Math.max(turn, SHORTEST_PAUSE_MS), options.everyMs);
      await this.run(options, work, turns);
    } catch (error) {
      this.failed(options, error);
    }
    return options.everyMs;
  }

  private async run(options: JobOptions, work: Work, turns: JobTurns): Promise<void> {
    const { name, everyMs } = options;
    const holding = setInterval(
      () => void turns.hold(name, this.holder).catch(() => undefined),
      TURN_LEASE_MS / 3,
    ).unref();
    const end = this.durations.startTimer({ job: name });
    try {
      await work(this.stopping.signal);
      this.runs.inc({ job: name, result: 'done' });
      this.lastDone.setToCurrentTime({ job: name });
    } catch (error) {
      this.failed(options, error);
    } finally {
      end();
      clearInterval(holding);
      // What was cut short by the end of the process is due at once, here after the next start or in another copy.
      await turns.give(name, this.holder, this.stopping.signal.aborted ? 0 : everyMs);
    }
  }

  private failed({ name }: JobOptions, error: unknown): void {
    if (this.stopping.signal.aborted) return;
    this.runs.inc({ job: name, result: 'failed' });
    this.logger.warn(`${name}: ${reasonOf(error)}`);
  }
}
