import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Module, type INestApplicationContext, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Metrics } from '../operations/metrics';
import { Job } from './job';
import { JobTurns } from './job-turns';
import { Jobs } from './jobs';

/** What two copies of a service share, in the memory of this test. */
class MemoryTurns extends JobTurns {
  private readonly due = new Map<string, number>();
  private readonly held = new Map<string, string>();
  readonly given: number[] = [];

  take(job: string, holder: string): Promise<'taken' | number> {
    const inMs = (this.due.get(job) ?? 0) - performance.now();
    if (inMs > 0) return Promise.resolve(inMs);
    if (this.held.has(job)) return Promise.resolve(10);
    this.held.set(job, holder);
    return Promise.resolve('taken');
  }
  hold(): Promise<void> {
    return Promise.resolve();
  }
  give(job: string, holder: string, dueInMs: number): Promise<void> {
    if (this.held.get(job) !== holder) return Promise.resolve();
    this.held.delete(job);
    this.given.push(dueInMs);
    this.due.set(job, performance.now() + dueInMs);
    return Promise.resolve();
  }
}

const opened: INestApplicationContext[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((app) => app.close()));
});

async function open(works: Type[], turns?: JobTurns): Promise<INestApplicationContext> {
  @Module({
    imports: [DiscoveryModule],
    providers: [Metrics, Jobs, ...works, ...(turns ? [{ provide: JobTurns, useValue: turns }] : [])],
  })
  class Copy {}
  const app = await NestFactory.createApplicationContext(Copy, { logger: false, abortOnError: false });
  opened.push(app);
  return app;
}

const until = async (holds: () => boolean): Promise<void> => {
  for (let waited = 0; !holds(); waited += 5) {
    if (waited > 5_000) throw new Error('It did not come to pass.');
    await sleep(5);
  }
};

const runsOf = async (app: INestApplicationContext, result: string): Promise<number> => {
  const metric = await app.get(Metrics).registry.getSingleMetric('job_runs_total')?.get();
  return metric?.values.find(({ labels }) => labels.result === result)?.value ?? 0;
};

describe('a job', () => {
  it('is run again and again, never before its last run has ended', async () => {
    let runs = 0;
    let atOnce = 0;
    let most = 0;
    @Injectable()
    class Work {
      @Job({ name: 'work', everyMs: 1, firstMs: 0, runsIn: 'each copy' })
      async go(): Promise<void> {
        most = Math.max(most, ++atOnce);
        await sleep(5);
        atOnce--;
        runs++;
      }
    }
    const app = await open([Work]);
    await until(() => runs >= 3);
    expect(most).toBe(1);
    expect(await runsOf(app, 'done')).toBeGreaterThanOrEqual(3);
  });

  it('is counted where it fails, and run again', async () => {
    let runs = 0;
    @Injectable()
    class Work {
      @Job({ name: 'work', everyMs: 1, firstMs: 0, runsIn: 'each copy' })
      go(): Promise<void> {
        runs++;
        return runs === 1 ? Promise.reject(new Error('not now')) : Promise.resolve();
      }
    }
    const app = await open([Work]);
    await until(() => runs >= 2);
    expect(await runsOf(app, 'failed')).toBe(1);
  });

  it('is told of the end of the process, which waits for it', async () => {
    let ended = false;
    let begun = false;
    const turns = new MemoryTurns();
    @Injectable()
    class Work {
      @Job({ name: 'work', everyMs: 60_000, firstMs: 0, runsIn: 'one copy' })
      async go(stopping: AbortSignal): Promise<void> {
        begun = true;
        await new Promise((told) => stopping.addEventListener('abort', told));
        await sleep(20);
        ended = true;
      }
    }
    const app = await open([Work], turns);
    await until(() => begun);
    await app.close();
    expect(ended).toBe(true);
    // What was cut short is due at once.
    expect(turns.given).toEqual([0]);
  });

  it('is not begun any more once the process is to end', async () => {
    let runs = 0;
    @Injectable()
    class Work {
      @Job({ name: 'work', everyMs: 1, firstMs: 30, runsIn: 'each copy' })
      go(): void {
        runs++;
      }
    }
    const app = await open([Work]);
    await app.close();
    await sleep(60);
    expect(runs).toBe(0);
  });

  it('runs once for all copies of a service', async () => {
    let runs = 0;
    @Injectable()
    class Work {
      @Job({ name: 'work', everyMs: 60_000, firstMs: 0, runsIn: 'one copy' })
      async go(): Promise<void> {
        runs++;
        await sleep(30);
      }
    }
    const turns = new MemoryTurns();
    await Promise.all([open([Work], turns), open([Work], turns), open([Work], turns)]);
    await until(() => turns.given.length > 0);
    await sleep(100);
    expect(runs).toBe(1);
  });

  it('runs in each copy where it looks after what that copy has in memory', async () => {
    let runs = 0;
    @Injectable()
    class Work {
      @Job({ name: 'work', everyMs: 60_000, firstMs: 0, runsIn: 'each copy' })
      go(): void {
        runs++;
      }
    }
    const turns = new MemoryTurns();
    await Promise.all([open([Work], turns), open([Work], turns)]);
    await until(() => runs === 2);
    expect(turns.given).toEqual([]);
  });

  it('has a name of its own', async () => {
    @Injectable()
    class Work {
      @Job({ name: 'work', everyMs: 60_000, runsIn: 'each copy' })
      go(): void {}
      @Job({ name: 'work', everyMs: 60_000, runsIn: 'each copy' })
      goToo(): void {}
    }
    await expect(open([Work])).rejects.toThrow('Two jobs are called "work".');
  });
});
