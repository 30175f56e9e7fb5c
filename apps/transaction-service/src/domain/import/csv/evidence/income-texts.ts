import { CARD_PAYMENT, INCOME_TEXT } from '../cells/income-words';
import type { ColumnFacts } from './column-facts';
import type { MoneyView } from './money-view';

const TEXTS_WEIGHT = Math.log(200);
const TEXT_ROWS = 300;

export const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value));

/** What texts say that name an income: positive where they agree with the signs. */
export function incomeTexts(view: MoneyView, signOfRow: (row: number) => number): number {
  const texts = view.facts.filter((column) => column.isText && column.distinct > 1);
  let odds = 0;
  for (let i = 0; i < Math.min(view.rows.length, TEXT_ROWS); i++) {
    const sign = Math.sign(signOfRow(i));
    if (sign !== 0 && saysIncome(view, texts, i)) odds += sign * Math.log(20);
  }
  return clamp(odds, TEXTS_WEIGHT);
}

/** Whether a text of the row names an income, or a payment to a card. */
export function saysIncome(view: MoneyView, texts: readonly ColumnFacts[], row: number): boolean {
  const text = texts.map((column) => view.cell(row, column)).join(' ');
  return INCOME_TEXT.test(text) || CARD_PAYMENT.test(text);
}
