import type { IgnoredReason } from '../../statement';

/** What a row comes to: a movement, or why it is none. */
export type RowOutcome = Movement | Unreadable;

export interface Movement {
  date: string;
  valueDate: string | null;
  /** Minor units; below zero for money out. */
  minor: bigint;
  currency: string;
  /** What is taken besides, in minor units, where it is a row of its own. */
  feeMinor: bigint;
  original: { minor: bigint; currency: string } | null;
  /** In ten-thousandths, for sums. */
  value: number;
  balance: number;
  /** A text of the row that calls it a balance or a sum. */
  sum: 'balance' | 'total' | null;
  ignored: IgnoredReason | null;
}

export interface Unreadable {
  problem: string;
  sum: 'balance' | 'total' | null;
  ignored: IgnoredReason | null;
  /** The figure of a balance's row, in ten-thousandths; NaN where there is none. */
  balance: number;
  /** It has no date and no figure. */
  isText: boolean;
}

export const isMovement = (outcome: RowOutcome): outcome is Movement => 'minor' in outcome;
