import { CursorField, LimitField } from './fields';

/** A list that is short for nearly everybody: everything on one page unless the ledger is unusual. */
export class ShortListQuery {
  @LimitField(200) limit?: number;
  @CursorField() cursor?: string;
}
