import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../../..');

/** Services that are started from now on read the planted format, too. */
export class PlantedFormat {
  private readonly workers = mkdtempSync(join(root, '.cache', 'planted-'));

  constructor() {
    const program = join(__dirname, 'planted-format.worker.ts');
    execFileSync(process.execPath, [join(root, 'tools/build/build-workers.mjs'), this.workers, program]);
    process.env.IMPORT_READER = join(this.workers, 'planted-format.worker.js');
  }

  remove(): void {
    delete process.env.IMPORT_READER;
    rmSync(this.workers, { recursive: true });
  }
}
