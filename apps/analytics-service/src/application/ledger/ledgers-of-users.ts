import { Injectable } from '@nestjs/common';

/**
 * The one place where a user becomes ledgers. The feed of the users knows people, all else knows ledgers, and an id of the
 * one is never taken for an id of the other anywhere else.
 */
@Injectable()
export class LedgersOfUsers {
  /** The ledgers that take their settings from this user: for now the one that a user owns, which has the user's id. */
  async of(userId: string): Promise<readonly string[]> {
    return [userId];
  }
}
