import { CalendarMonth, type CalendarDate, type MoneyJson } from '@pft/kernel';
import { householdBudgets } from './household-budgets';
import { entriesOf, spentByCard, type Entry } from './household-entries';
import { firstDayOfSample, sampleDays } from './sample-days';

export interface SampleBudget {
  name: string;
  /** Names of the default categories; empty means all spending. */
  categoryNames: string[];
  limit: MoneyJson;
  period: 'week' | 'month' | 'quarter' | 'year';
  thresholds: number[];
}

export interface SampleAccount {
  name: string;
  type: 'checking' | 'savings' | 'credit-card' | 'cash';
  currency: string;
  /** What it holds on the first day of the sample, in minor units. */
  openingMinor: number;
}

/** A row; one whose payee is in the bank's words has what it is called beside them. */
export type SampleRow = Entry & { payeeName?: string };

export interface SampleHousehold {
  firstDay: CalendarDate;
  accounts: SampleAccount[];
  /** Beside those that a ledger begins with. */
  categories: { name: string; kind: 'income' | 'expense'; color: string; icon: string }[];
  /** The oldest first. */
  rows: SampleRow[];
  budgets: SampleBudget[];
}

/** Rows that nobody has looked at yet. */
const TO_REVIEW = 12;
/** What a person would still have to say of a row: everyday spending, of which a bank says little. */
const EVERYDAY = [
  'Groceries',
  'Restaurants',
  'Fuel',
  'Pharmacy',
  'Clothing',
  'Culture',
  'Public transport',
  'Shopping',
];

/**
 * Twenty-four calendar months of an invented household, the last of them ending on `today`: incomes, bills, transfers between
 * its accounts and currencies, splits, a refund, and the budgets that go with it. The rows of a day depend on that day alone,
 * but for the last everyday ones: they stand as the bank sent them and have no category yet.
 *
 * @throws InvalidDate
 */
export function sampleHousehold(today: CalendarDate): SampleHousehold {
  const firstDay = firstDayOfSample(today);
  const entries = sampleDays(today).flatMap(entriesOf);
  const open = new Set(entries.filter(isEveryday).slice(-TO_REVIEW));
  return {
    firstDay,
    accounts: [
      account('Joint account', 'checking', 'EUR', 412_580),
      account('Savings', 'savings', 'EUR', 1_250_000),
      account('Credit card', 'credit-card', 'EUR', -spentByCard(CalendarMonth.plusMonths(firstDay.slice(0, 7), -1))),
      account('Cash', 'cash', 'EUR', 11_500),
      account('Dollar account', 'checking', 'USD', 182_000),
      account('Yen account', 'checking', 'JPY', 310_000),
    ],
    categories: [{ name: 'Freelance', kind: 'income', color: '#0b7285', icon: 'pencil' }],
    rows: entries.map((entry) => (open.has(entry) ? asTheBankSays(entry) : entry)),
    budgets: householdBudgets(),
  };
}

const account = (name: string, type: SampleAccount['type'], currency: string, openingMinor: number): SampleAccount => ({
  name,
  type,
  currency,
  openingMinor,
});

const isEveryday = ({ category, amountMinor, currency }: Entry): boolean =>
  currency === 'EUR' && amountMinor < 0 && category !== undefined && EVERYDAY.includes(category);

/** `Hofer` is `HOFER DANKT 0527 K2 13.10. 18:14` on a statement. */
function asTheBankSays({ category: _, ...entry }: Entry): SampleRow {
  const [, month, day] = entry.date.split('-');
  const till = 1_000 + (Math.abs(entry.amountMinor) % 9_000);
  const time = `${9 + (till % 11)}:${String(10 + (till % 50))}`;
  const payee = `${entry.payee.toUpperCase()} ${till} K2 ${day}.${month}. ${time}`;
  return { ...entry, payee, payeeName: entry.payee };
}
