import { Money, type MoneyJson } from '@pft/kernel';
import { targetKey, type KnownAccount } from '../row/target-accounts';
import type { Leg } from './pair-transfers';

/** The other side of a row that is one leg of a transfer, or may be. */
export type OtherLeg = {
  /** What moved there. */
  amount: Money;
  date: string;
  /** What a person has said of the two; null for nothing. */
  taken: boolean | null;
  /** By which such a decision is remembered. */
  remembered: string;
} & (LegInFile | LegInLedger);

interface LegInFile {
  row: number;
  /** An index into the import's accounts. */
  target: number;
}

interface LegInLedger {
  transactionId: string;
  accountId: string;
  accountName: string;
}

/** As JSON writes it. */
export type PlainOtherLeg = Omit<OtherLeg, 'amount'> & { amount: MoneyJson };

export function plainOtherLeg({ amount, ...leg }: OtherLeg): PlainOtherLeg {
  return { ...leg, amount: amount.toJSON() };
}

export function restoreOtherLeg({ amount, ...leg }: PlainOtherLeg): OtherLeg {
  return { ...leg, amount: Money.parse(amount) } as OtherLeg;
}

/** What a row keeps of the other side of its pair. */
export function otherLegOf(
  pair: { other: Leg; taken: boolean | null } | undefined,
  accounts: readonly KnownAccount[],
  indexes: ReadonlyMap<string, number>,
): OtherLeg | null {
  if (!pair) return null;
  const { other, taken } = pair;
  const { row, transactionId, signedMinor, currency, date, account } = other;
  const amount = Money.of(signedMinor < 0n ? -signedMinor : signedMinor, currency);
  const said = { amount, date, taken, remembered: other.remembered[0] ?? other.id };
  if (row !== null) return { ...said, row, target: indexes.get(account) ?? 0 };
  const known = accounts.find(({ id, name }) => targetKey({ accountId: id, name, currency }) === account);
  return known ? { ...said, transactionId: transactionId ?? '', accountId: known.id, accountName: known.name } : null;
}
