import type { Transaction } from '../../../domain/transaction/transaction';

export interface Movement {
  readonly ledgerId: string;
  readonly accountId: string;
  readonly minor: bigint;
}

/** What the accounts' balances move by, each account once. */
export function movements(
  changes: readonly { before: Transaction | null; after: Transaction | null }[],
): readonly Movement[] {
  const moved = new Map<string, Movement>();
  const move = (ledgerId: string, accountId: string, minor: bigint): void => {
    const key = `${ledgerId} ${accountId}`;
    moved.set(key, { ledgerId, accountId, minor: (moved.get(key)?.minor ?? 0n) + minor });
  };
  for (const { before, after } of changes) {
    before?.balanceEffects().forEach((minor, id) => move(before.ledgerId, id, -minor));
    after?.balanceEffects().forEach((minor, id) => move(after.ledgerId, id, minor));
  }
  return [...moved.values()].filter(({ minor }) => minor !== 0n);
}
