import { ChoiceField, CurrencyField, IntegerField, ListField, texts } from '../fields';
import { COLUMN_LIMIT } from './import-words';

export const QUOTE_STYLES = ['doubled', 'bare', 'backslash'] as const;
export type QuoteStyleDto = (typeof QUOTE_STYLES)[number];

export const BALANCE_ORDERS = ['down', 'up', 'by-date', 'by-date-up'] as const;
export type BalanceOrderDto = (typeof BALANCE_ORDERS)[number];

const Column = () => IntegerField({ min: 0, max: COLUMN_LIMIT }, { minimum: 0, maximum: COLUMN_LIMIT });

/** A column whose words say that a row is not booked; rows with another word are. */
export class StateColumnDto {
  @Column() column!: number;
  @ListField(texts(100), { max: 50 }, { description: 'values of rows that are not booked yet' }) pending!: string[];
  @ListField(texts(100), { max: 50 }, { description: 'values of rows that never will be' }) void!: string[];
}

/** One of several columns of amounts, of which each row fills one. */
export class CurrencyAmountDto {
  @Column() column!: number;
  @CurrencyField({ example: 'EUR' }) currency!: string;
}

const ORDER_WORDS = 'in which order the rows happened';
const FIRST_ROW_WORDS =
  'the amounts have no signs, the balance gives them; that of the first row to happen is this one';
const BLANKS_WORDS =
  'rows that no balance counts in are left out; those of which no balance says anything are what is said here';

/** What the running balance in `columns.balance` is used for. */
export class BalanceUseDto {
  @ChoiceField(BALANCE_ORDERS, { description: ORDER_WORDS }) order!: BalanceOrderDto;
  @ChoiceField(['in', 'out'], { optional: true, description: FIRST_ROW_WORDS }) firstRow?: 'in' | 'out';
  @ChoiceField(['pending', 'booked'], { optional: true, description: BLANKS_WORDS }) blanks?: 'pending' | 'booked';
}

/** What changes of it: what is absent stays, null clears. */
export class BalanceUsePatch {
  @ChoiceField(BALANCE_ORDERS, { optional: true, description: ORDER_WORDS }) order?: BalanceOrderDto;

  @ChoiceField(['in', 'out'], { optional: true, nullable: true, description: FIRST_ROW_WORDS })
  firstRow?: 'in' | 'out' | null;

  @ChoiceField(['pending', 'booked'], { optional: true, nullable: true, description: BLANKS_WORDS })
  blanks?: 'pending' | 'booked' | null;
}

export const QUOTES_WORDS = 'how quotes within cells are written; doubled where absent';
export const INVERTED_WORDS = 'money out is positive, as on the statement of a card';
export const UNMARKED_WORDS = 'only money in is marked (CR); amounts without a mark are money out';
export const FEES_WORDS = 'the fee is a row of its own; where absent it is taken off the amount of its row';
