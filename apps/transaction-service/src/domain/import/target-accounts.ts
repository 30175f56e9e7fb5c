import type { ReadValues } from './read-rows';

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

export type TargetOrProblem = { target: TargetAccount } | { problem: string };

/** Debts and shares take no rows that name no account. */
const NEVER_DEFAULT = ['loan', 'investment'];

/** Of the default account that is yet to be opened. */
export const defaultAccountName = (currency: string) => `Main account ${currency}`;

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/;

export function ibanOf(text: string): string | null {
  const compact = text.replace(/\s+/g, '').toUpperCase();
  return IBAN.test(compact) ? compact : null;
}

const nameKey = (text: string) => text.normalize('NFC').trim().toLowerCase();

/**
 * Which account each row belongs to: the one the row names (by id, IBAN or name, one account a currency), else the account
 * chosen for the import, else the default account in the row's currency.
 */
export class TargetAccounts {
  private readonly found = new Map<string, TargetOrProblem>();

  /** `accounts` oldest first. */
  constructor(
    private readonly accounts: readonly KnownAccount[],
    private readonly chosen: KnownAccount | null,
  ) {}

  /** Accounts that rows were given to so far, in order of appearance. */
  targets(): TargetAccount[] {
    return [...this.found.values()].flatMap((entry) => ('target' in entry ? [entry.target] : []));
  }

  of(values: Pick<ReadValues, 'accountText' | 'amount'>): TargetOrProblem {
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
    const open = this.accounts.filter(
      (account) => account.currency === currency && !account.archived && !NEVER_DEFAULT.includes(account.type),
    );
    const account = open.find(({ type }) => type === 'checking') ?? open[0];
    if (account) return { target: targetOf(account, null) };
    return { target: { name: defaultAccountName(currency), currency, accountId: null, text: null } };
  }

  private named(text: string, currency: string): TargetOrProblem {
    const iban = ibanOf(text);
    const byId = this.accounts.filter(
      (account) =>
        account.externalId === text.trim() || (iban !== null && account.iban !== null && ibanOf(account.iban) === iban),
    );
    const named = (name: string) => this.accounts.filter((account) => nameKey(account.name) === nameKey(name));
    const candidates = [...byId, ...named(text), ...named(withCurrency(text, currency))].filter(
      (account) => account.currency === currency,
    );
    const account = candidates.find(({ archived }) => !archived);
    if (account) return { target: targetOf(account, text) };
    const archived = candidates[0];
    if (archived) return { problem: `The account ${archived.name} is archived; bring it back to import into it.` };
    const taken =
      named(text).length > 0 ||
      this.targets().some((target) => target.text !== null && nameKey(target.name) === nameKey(text));
    const name = taken ? withCurrency(text, currency) : text.trim();
    return { target: { name, currency, accountId: null, text } };
  }
}

/** One name in a file may stand for money in several currencies; an account has one. */
function withCurrency(text: string, currency: string): string {
  return `${[...text.trim()].slice(0, 90).join('')} (${currency})`;
}

function targetOf(account: KnownAccount, text: string | null): TargetAccount {
  return { name: account.name, currency: account.currency, accountId: account.id, text };
}
