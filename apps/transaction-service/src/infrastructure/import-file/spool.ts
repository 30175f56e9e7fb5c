import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { config, Unavailable } from '@pft/service-kit';
import { isFull } from './full-disk';

const NAME = /^pft-imports-(\d+)-/;

/** Folders for files that live as long as a request: nobody else may look into them, and none is left behind. */
@Injectable()
export class Spool implements OnApplicationShutdown {
  private readonly parent = config('IMPORT_SPOOL_DIR', tmpdir());
  private root: string | undefined;

  onApplicationShutdown(): void {
    if (this.root !== undefined) rmSync(this.root, { recursive: true, force: true });
  }

  /** Gives a folder for as long as the work takes. @throws Unavailable where the disk is full */
  async use<T>(work: (folder: string) => Promise<T>): Promise<T> {
    try {
      const folder = await mkdtemp(join(this.own(), 'file-'));
      try {
        return await work(folder);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    } catch (error) {
      throw isFull(error) ? new Unavailable('There is no room for files on the disk at the moment.') : error;
    }
  }

  /** Made at first use (with the mode 0700), after what a killed process has left was put away. */
  private own(): string {
    if (this.root === undefined) {
      for (const name of readdirSync(this.parent)) if (isLeft(name)) this.remove(name);
      this.root = mkdtempSync(join(this.parent, `pft-imports-${process.pid}-`));
    }
    return this.root;
  }

  private remove(name: string): void {
    try {
      rmSync(join(this.parent, name), { recursive: true, force: true });
    } catch {
      // It is somebody else's.
    }
  }
}

function isLeft(name: string): boolean {
  const pid = Number(NAME.exec(name)?.[1] ?? NaN);
  if (Number.isNaN(pid)) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH';
  }
}
