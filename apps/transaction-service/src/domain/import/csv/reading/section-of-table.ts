import { CalendarDate, currencyExponent, Money } from '@pft/kernel';
import type { StatementBalance, StatementSection } from '../../statement';
import { rowOrder } from '../evidence/balance-steps';
import { NO_DAY } from '../evidence/day-columns';
import type { ImportMapping } from '../mapping';
import type { Movement } from './row-outcome';

/** What a table states of its account, gathered row by row: a balance that runs through it, or rows at its ends that are called one. */
export class SectionOfTable {
  private readonly currencies = new Set<string>();
  private readonly accounts = new Set<string | null>();
  private readonly days: number[] = [];
  private readonly values: number[] = [];
  private readonly balances: number[] = [];
  private opening: Movement | null = null;
  private closing: Movement | null = null;
  /** The section is there whatever the rows say. */
  readonly runs: boolean;

  constructor(private readonly mapping: ImportMapping) {
    this.runs = mapping.balance !== undefined && mapping.columns.balance !== undefined;
  }

  add(movement: Movement, account: string | null): void {
    const { ignored, date, value, balance, currency } = movement;
    if (ignored === 'balance') {
      if (this.currencies.size === 0) this.opening = movement;
      else this.closing = movement;
    }
    if (ignored) return;
    if (this.currencies.size < 2) this.currencies.add(currency);
    if (this.accounts.size < 2) this.accounts.add(account);
    if (!this.runs) return;
    this.days.push(CalendarDate.toEpochDay(date));
    this.values.push(value);
    this.balances.push(balance);
  }

  /** Without balances where the file is not about one account in one currency. */
  sections(): StatementSection[] {
    const [currency] = this.currencies;
    const [account = null] = this.accounts;
    if (currency === undefined || this.currencies.size > 1 || this.accounts.size > 1)
      return this.runs ? [{ account: null, opening: null, closing: null }] : [];
    const found = this.runs ? this.running(currency) : this.stated(currency);
    if (!this.runs && !found.opening && !found.closing) return [];
    const named = account === null ? null : { text: account, iban: null, number: null, name: account, currency };
    return [{ account: named, ...found }];
  }

  /** The first balance less what moved until then, and the last one. */
  private running(currency: string): Pick<StatementSection, 'opening' | 'closing'> {
    const days = Int32Array.from(this.days);
    const order = rowOrder(this.mapping.balance?.order ?? 'down', days, NO_DAY);
    const bears = (i: number) => !Number.isNaN(this.balances[i]);
    const [from, to] = [order.findIndex(bears), order.findLast(bears)];
    const [first, bearing] = [order[0], order[from]];
    if (first === undefined || bearing === undefined || to === undefined) return { opening: null, closing: null };
    const moved = order.subarray(0, from + 1).reduce((sum, i) => sum + (this.values[i] ?? 0), 0);
    const at = (row: number, value: number) => balanceOf(CalendarDate.fromEpochDay(days[row] ?? 0), value, currency);
    return { opening: at(first, (this.balances[bearing] ?? 0) - moved), closing: at(to, this.balances[to] ?? 0) };
  }

  private stated(currency: string): Pick<StatementSection, 'opening' | 'closing'> {
    const of = (movement: Movement | null) =>
      movement && movement.currency === currency ? balanceOf(movement.date, movement.value, currency) : null;
    return { opening: of(this.opening), closing: of(this.closing) };
  }
}

function balanceOf(date: string, value: number, currency: string): StatementBalance {
  const minor = Math.round(value / 10 ** (4 - currencyExponent(currency)));
  return { date, amount: Money.of(BigInt(minor), currency) };
}
