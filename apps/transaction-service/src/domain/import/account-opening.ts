import type { AccountOpening } from './import-batch';
import type { TargetAccount } from './row/target-accounts';
import type { StatementSection } from './statement';

const key = (text: string | null) => text?.normalize('NFC').trim().toLowerCase();

/** What the file says of an account that is to be opened: its kind, and the first of the balances with which it began. */
export function openingOf(
  { text, currency }: TargetAccount,
  sections: readonly StatementSection[],
): AccountOpening | null {
  const own = sections.filter(
    ({ account, opening }) =>
      account !== null &&
      key(account.text) === key(text) &&
      (opening?.amount.currency ?? account.currency ?? currency) === currency,
  );
  if (own.length === 0) return null;
  const balances = own.flatMap(({ opening }) => (opening ? [opening] : []));
  const [first] = balances.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
  const type = own.find(({ account }) => account?.type)?.account?.type;
  return { ...(type && { type }), balance: first?.amount.toJSON() ?? null, date: first?.date ?? null };
}
