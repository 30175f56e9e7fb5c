import { Injectable } from '@nestjs/common';
import { ReferenceData, type ReferenceRecord } from '../ledger/reference-data';
import type { StreamName } from './changes';

/** Raised with each change of what is kept of a change: every ledger then rebuilds itself from the feeds. */
export const PROJECTION = 3;
/** What was stored before the version was. */
const FIRST = 1;
/** No ledger has this id; what holds for all of them is kept under it. */
const EVERY_LEDGER = '00000000-0000-0000-0000-000000000000';

/** Whether a ledger's position was saved by a program that keeps the same of each change. */
export function isOfThisProjection(position: ReferenceRecord): boolean {
  return (position.body.projection ?? FIRST) === PROJECTION;
}

/** Which version of the projection the store as a whole was filled with. A ledger knows its own by its position. */
@Injectable()
export class Projection {
  constructor(private readonly reference: ReferenceData) {}

  /** Whether a feed has to be read from its first change: nothing is known of it, or what is kept was another. */
  async needsEverything(stream: StreamName): Promise<boolean> {
    if (!(await this.reference.has('position', stream))) return true;
    const stored = await this.reference.list(EVERY_LEDGER, ['projection']);
    return (stored.find(({ id }) => id === stream)?.version ?? FIRST) !== PROJECTION;
  }

  /** To be called once the feed was asked; ledgers that have not come yet are known by their positions. */
  async asked(stream: StreamName): Promise<void> {
    const mark = { ledgerId: EVERY_LEDGER, kind: 'projection', id: stream, deleted: false, body: {} } as const;
    // A later version may be stored, where an earlier program is started again.
    await this.reference.clearOne(EVERY_LEDGER, 'projection', stream);
    await this.reference.putIfNewer([{ ...mark, version: PROJECTION }]);
  }
}
