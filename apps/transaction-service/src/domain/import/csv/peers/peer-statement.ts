import { Money } from '@pft/kernel';
import type { EntryValues, StatementAccount, StatementEntry, StatementSection } from '../../statement';
import type { StatementText } from './texts';

type Values = Omit<EntryValues, 'payee' | 'note'>;

/** What is gathered of a peer's table: its entries in the order of the file, and what is known of its accounts. */
export class PeerStatement {
  private readonly entries: StatementEntry[] = [];
  private readonly accounts = new Map<string, KnownAccount>();

  /** What an account is that the ledger may not have yet. */
  describe({ name, currency, type, iban }: AboutAccount): void {
    const known = this.accountOf(name, currency);
    known.type ??= type;
    known.iban ??= iban ?? null;
  }

  /** @param isOpening it is what the account began with, if nothing moved on it before */
  add(
    entry: Pick<StatementEntry, 'line' | 'source'>,
    values: Values,
    { payee, note, cut }: StatementText,
    isOpening = false,
  ): void {
    this.entries.push({ ...entry, values: { ...values, payee, note }, ...(cut.length > 0 && { cut }) });
    this.see(values, isOpening);
  }

  addAsRead(entry: StatementEntry, isOpening = false): void {
    this.entries.push(entry);
    if ('values' in entry) this.see(entry.values, isOpening);
  }

  /** Sections only of accounts of which more is known than their name: how they began, or of what kind they are. */
  statement(): { sections: StatementSection[]; entries: StatementEntry[] } {
    const sections: StatementSection[] = [];
    const places = new Map<string, number>();
    for (const [key, { name, currency, type, iban, opening, firstDay }] of this.accounts) {
      // What moved before it tells that it is a balance between two periods.
      const began = opening && (firstDay === null || opening.date <= firstDay) ? opening : null;
      if (!began && (type === undefined || type === 'checking')) continue;
      places.set(key, sections.length);
      const account = { text: name, iban: iban ?? null, number: null, name, currency, ...(type && { type }) };
      sections.push({ account, opening: began, closing: null });
    }
    const placed = this.entries.map((entry): StatementEntry => {
      const section =
        'values' in entry ? places.get(keyOf(entry.values.accountText ?? '', entry.values.amount.currency)) : undefined;
      return section === undefined ? entry : { ...entry, section };
    });
    return { sections, entries: placed };
  }

  private see({ accountText, amount, date, type, transfer, ignored }: Values, isOpening: boolean): void {
    if (accountText === null) return;
    const account = this.accountOf(accountText, amount.currency);
    if (isOpening) {
      const signed = type === 'expense' ? amount.negate() : amount;
      if (!account.opening || date < account.opening.date) account.opening = { date, amount: signed };
      return;
    }
    if (ignored) return;
    account.firstDay = earlier(account.firstDay, date);
    if (!transfer) return;
    const other = this.accountOf(transfer.accountText, (transfer.amount ?? amount).currency);
    other.firstDay = earlier(other.firstDay, date);
  }

  private accountOf(name: string, currency: string): KnownAccount {
    const key = keyOf(name, currency);
    let account = this.accounts.get(key);
    if (!account) this.accounts.set(key, (account = { name, currency, opening: null, firstDay: null }));
    return account;
  }
}

interface AboutAccount {
  name: string;
  currency: string;
  type?: StatementAccount['type'] | undefined;
  iban?: string | null;
}

interface KnownAccount extends AboutAccount {
  opening: { date: string; amount: Money } | null;
  firstDay: string | null;
}

const keyOf = (name: string, currency: string) => `${name.normalize('NFC').trim().toLowerCase()}\n${currency}`;

const earlier = (a: string | null, b: string) => (a !== null && a <= b ? a : b);
