import { SetMetadata } from '@nestjs/common';

export interface JobOptions {
  /** Said in the log and in metrics, and by which the copies of a service know each other's runs. */
  name: string;
  /** From the end of a run to the next one. */
  everyMs: number;
  /** From the start of the process to its first look; 10 s where nothing is said, so that requests come first. */
  firstMs?: number;
  /** Who runs it: one copy of the service for all of them, or each of them for what it holds in memory. */
  runsIn: 'one copy' | 'each copy';
}

export const JOB = Symbol('job');

/**
 * The method is run again and again; it is given an AbortSignal, at which it ends early because the process is to stop.
 * What it throws is logged and counted, and it is run the next time.
 */
export const Job = (options: JobOptions): MethodDecorator => SetMetadata(JOB, options);
