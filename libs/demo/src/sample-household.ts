import { Money } from '@pft/kernel';
import type { CalendarDate, MoneyJson } from '@pft/kernel';
import { householdBudgets } from './household-budgets';
import { entriesOf } from './household-entries';
import type { Entry } from './household-entries';
import { sampleDays } from './sample-days';

export interface SampleBudget {
  name: string;
  /** Names of the default categories; empty means all spending. */
  categoryNames: string[];
  limit: MoneyJson;
  period: 'week' | 'month' | 'quarter' | 'year';
  thresholds: number[];
}

export interface SampleHousehold {
  fileName: string;
  csv: string;
  budgets: SampleBudget[];
}

const header = ['Date', 'Account', 'Payee', 'Amount', 'Currency', 'Category', 'Note'];

/**
 * Twenty-four calendar months of an invented household, the last of them ending on `today`: one CSV file (RFC 4180, ISO
 * dates, dot decimals, spending negative) and the budgets that go with it.
 *
 * The rows of a day depend on that day alone, never on `today`: a file made tomorrow holds the rows of today's file again,
 * so importing it adds only what is new.
 *
 * @throws InvalidDate
 */
export function sampleHousehold(today: CalendarDate): SampleHousehold {
  const records = sampleDays(today).flatMap((day) => entriesOf(day).map(recordOf));
  return {
    fileName: `sample-household-${today}.csv`,
    csv: [header, ...records].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join(''),
    budgets: householdBudgets(),
  };
}

function recordOf(entry: Entry): string[] {
  const amount = Money.of(BigInt(entry.amountMinor), entry.currency).toDecimal();
  return [entry.date, entry.account, entry.payee, amount, entry.currency, entry.category, entry.note ?? ''];
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
