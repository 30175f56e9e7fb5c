import { ibanOf } from './target-accounts';

/** Country and the beginning of the bank's code; the check digits between them are each account's own. */
const bankOf = (iban: string) => `${iban.slice(0, 2)}${iban.slice(4, 8)}`;

/**
 * To whom a corrected reading belongs, the nearest first: the accounts that the rows go to, then their banks. One header stands
 * above the files of many banks, which mean different things by it.
 */
export function presetOwners(accounts: readonly { accountId: string | null; text: string | null }[]): string[] {
  const banks = accounts.flatMap(({ text }) => {
    const iban = text === null ? null : ibanOf(text);
    return iban === null ? [] : [`bank ${bankOf(iban)}`];
  });
  return [...new Set([...accounts.flatMap(({ accountId }) => accountId ?? []), ...banks])];
}
