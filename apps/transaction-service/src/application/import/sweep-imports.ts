import { Injectable } from '@nestjs/common';
import { Clock, UnitOfWork } from '@pft/kernel';
import { CommittedCells, ImportRepository } from '../../domain/import/import-repository';
import { PREVIEW_DAYS, RAW_DAYS } from '../../domain/import/import-quota';

export interface Swept {
  discarded: number;
  cleared: number;
  /** What could not be done this time. */
  errors: unknown[];
}

const DAY_MS = 86_400_000;
const IMPORTS_AT_ONCE = 100;

/**
 * Discards previews that nobody committed and forgets the raw cells of rows that were booked long ago. Any number of copies
 * may do so at once: a preview goes under the lock of its ledger, and cells that are gone already are no matter.
 */
@Injectable()
export class SweepImports {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly cells: CommittedCells,
    private readonly clock: Clock,
  ) {}

  async execute(stopped: () => boolean): Promise<Swept> {
    const swept: Swept = { discarded: 0, cleared: 0, errors: [] };
    const now = this.clock.now().getTime();
    const previewsBefore = new Date(now - PREVIEW_DAYS * DAY_MS);
    const committedBefore = new Date(now - RAW_DAYS * DAY_MS);
    await this.each(
      swept,
      stopped,
      (afterId) => this.imports.openBefore(previewsBefore, afterId, IMPORTS_AT_ONCE),
      async ({ ledgerId, id }) => {
        if (await this.discard(ledgerId, id, previewsBefore)) swept.discarded++;
      },
    );
    await this.each(
      swept,
      stopped,
      (afterId) => this.cells.keptBefore(committedBefore, afterId, IMPORTS_AT_ONCE),
      async ({ ledgerId, id }) => {
        await this.cells.forget(ledgerId, id);
        swept.cleared++;
      },
    );
    return swept;
  }

  /** Page by page and past what fails, so that one import that cannot be swept keeps nobody else's. */
  private async each(
    swept: Swept,
    stopped: () => boolean,
    page: (afterId: string | null) => Promise<{ ledgerId: string; id: string }[]>,
    sweep: (one: { ledgerId: string; id: string }) => Promise<void>,
  ): Promise<void> {
    for (let afterId: string | null = null; ;) {
      const found = await page(afterId);
      for (const one of found) {
        if (stopped()) return;
        afterId = one.id;
        await sweep(one).catch((error: unknown) => swept.errors.push(error));
      }
      if (found.length < IMPORTS_AT_ONCE) return;
    }
  }

  private discard(ledgerId: string, id: string, before: Date): Promise<boolean> {
    return this.unitOfWork.run(ledgerId, async () => {
      const batch = await this.imports.find(ledgerId, id);
      // Somebody may have committed it since it was found.
      if (!batch?.isOpen || batch.createdAt >= before) return false;
      await this.imports.remove(batch);
      return true;
    });
  }
}
