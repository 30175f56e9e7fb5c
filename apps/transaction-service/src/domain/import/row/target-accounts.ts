import { defaultAccountName, defaultAmong, MAX_ACCOUNTS } from '../../account/account';
import type { EntryValues } from '../statement';
import { ACCOUNT_LETTERS, beginning } from '../told-texts';

/** What an import has to know of the ledger's accounts. */
export interface KnownAccount {
  id: string;
  name: string;
  currency: string;
  type: string;
  iban: string | null;
  externalId: string | null;
  archived: boolean;
}

/** An account that rows of the file go to. `accountId` is null until the commit creates it. */
export interface TargetAccount {
  name: string;
  currency: string;
  accountId: string | null;
  /** As the file names it; null for the account of rows that name none. */
  text: string | null;
}

/** One account has one currency, and one name in a file may stand for several accounts. */
export const targetKey = ({ name, currency, accountId }: Pick<TargetAccount, 'name' | 'currency' | 'accountId'>) =>
  `${accountId ?? name.toLowerCase()} ${currency}`;

export type TargetOrProblem = { target: TargetAccount } | { problem: string };

const NO_ROOM = `a ledger has at most ${MAX_ACCOUNTS} accounts.`;

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/;

/** German bank code and account number, `37040044/0532013000`. */
const BANK_AND_NUMBER = /^(\d{8})\/(\d{1,10})$/;

/** The IBAN that the text is, or that bank code and number stand for. */
export function ibanOf(text: string): string | null {
  const compact = text.replace(/\s+/g, '').toUpperCase();
  const [, bank, number] = BANK_AND_NUMBER.exec(compact) ?? [];
  if (bank !== undefined && number !== undefined) return germanIban(bank + number.padStart(10, '0'));
  return IBAN.test(compact) ? compact : null;
}

/** ISO 13616: the check digits of `DE` (13 and 14) and 00 behind the account. */
function germanIban(account: string): string {
  const check = 98n - (BigInt(`${account}131400`) % 97n);
  return `DE${String(check).padStart(2, '0')}${account}`;
}

const nameKey = (text: string) => text.normalize('NFC').trim().toLowerCase();

/**
 * Which account each row belongs to: the one the row names (by id, IBAN or name, one account a currency), else the account
 * chosen for the import, else the default account in the row's currency.
 */
export class TargetAccounts {
  private readonly found = new Map<string, TargetOrProblem>();

  /** Accounts by all that a file may call them, oldest first; what two names share is told apart by the currency. */
  private readonly byName = new Map<string, KnownAccount[]>();
  private readonly byId = new Map<string, KnownAccount[]>();
  private readonly byIban = new Map<string, KnownAccount[]>();
  /** Names that new accounts of this file have taken. */
  private readonly taken = new Set<string>();
  private opened = 0;

  /** `accounts` oldest first; the file may open as many more as `room` says. */
  constructor(
    private readonly accounts: readonly KnownAccount[],
    private readonly chosen: KnownAccount | null,
    private readonly room = Infinity,
  ) {
    for (const account of accounts) {
      note(this.byName, nameKey(account.name), account);
      if (account.externalId !== null) note(this.byId, account.externalId, account);
      for (const text of [account.iban, account.externalId, account.name]) {
        const iban = text === null ? null : ibanOf(text);
        if (iban !== null) note(this.byIban, iban, account);
      }
    }
  }

  of(values: Pick<EntryValues, 'accountText' | 'amount'>): TargetOrProblem {
    const { currency } = values.amount;
    const key = `${values.accountText === null ? '' : `=${nameKey(values.accountText)}`}\n${currency}`;
    let entry = this.found.get(key);
    if (!entry) {
      entry = values.accountText === null ? this.unnamed(currency) : this.named(values.accountText, currency);
      this.found.set(key, entry);
    }
    return entry;
  }

  private unnamed(currency: string): TargetOrProblem {
    if (this.chosen) {
      if (this.chosen.currency === currency) return { target: targetOf(this.chosen, null) };
      return {
        problem: `The row is in ${currency}, the account ${this.chosen.name} is kept in ${this.chosen.currency}.`,
      };
    }
    const account = defaultAmong(this.accounts, currency);
    if (account) return { target: targetOf(account, null) };
    return this.open({ name: defaultAccountName(currency), currency, accountId: null, text: null });
  }

  private named(text: string, currency: string): TargetOrProblem {
    if (text.length > ACCOUNT_LETTERS)
      return { problem: `The account «${beginning(text, 40)}» has a name of more than ${ACCOUNT_LETTERS} letters.` };
    const iban = ibanOf(text);
    const identified = new Set([
      ...(this.byId.get(text.trim()) ?? []),
      ...(iban === null ? [] : (this.byIban.get(iban) ?? [])),
    ]);
    const named = this.byName.get(nameKey(text)) ?? [];
    const candidates = [
      ...(identified.size === 0 ? [] : this.accounts.filter((account) => identified.has(account))),
      ...named,
      ...(this.byName.get(nameKey(withCurrency(text, currency))) ?? []),
    ].filter((account) => account.currency === currency);
    const account = candidates.find(({ archived }) => !archived);
    if (account) return { target: targetOf(account, text) };
    const archived = candidates[0];
    if (archived) return { problem: `The account ${archived.name} is archived; bring it back to import into it.` };
    const name = named.length > 0 || this.taken.has(nameKey(text)) ? withCurrency(text, currency) : text.trim();
    this.taken.add(nameKey(name));
    return this.open({ name, currency, accountId: null, text });
  }

  /** What a ledger has no room for is said now, not when the import is committed. */
  private open(target: TargetAccount): TargetOrProblem {
    if (this.opened >= this.room) return { problem: `The account «${target.name}» cannot be opened: ${NO_ROOM}` };
    this.opened++;
    return { target };
  }
}

function note(index: Map<string, KnownAccount[]>, key: string, account: KnownAccount): void {
  const there = index.get(key);
  if (there) there.push(account);
  else index.set(key, [account]);
}

/** One name in a file may stand for money in several currencies; an account has one. */
function withCurrency(text: string, currency: string): string {
  return `${[...text.trim()].slice(0, 90).join('')} (${currency})`;
}

function targetOf(account: KnownAccount, text: string | null): TargetAccount {
  return { name: account.name, currency: account.currency, accountId: account.id, text };
}
