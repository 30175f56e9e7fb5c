import type { ChosenOrder } from './date-order';
import { ORDER_WORDS, spanInWords } from './date-words';
import { dayFacts, formatOf, type DayColumn } from './day-columns';
import type { Ask, Warn } from './questions';

/** The order of day and month in words: said where custom decided it, asked where nothing did. */
export function sayOrder(
  column: DayColumn,
  { order, decidedBy, others }: ChosenOrder,
  tomorrow: number,
  { ask, warn }: { ask: Ask; warn: Warn },
): void {
  if (others.length === 0) return;
  const span = (each: typeof order) => spanInWords(dayFacts(column.days[each], tomorrow));
  if (decidedBy === 'custom')
    warn('date-order-assumed', `The dates are read as ${span(order)}, ${ORDER_WORDS[order]}.`);
  else
    ask({
      code: 'date-order',
      weight: 7,
      text: 'Every date reads more than one way. Which days are meant?',
      options: [order, ...others].map((each) => ({
        label: `${span(each)}, ${ORDER_WORDS[each]}`,
        change: { dateFormat: formatOf(column, each) },
      })),
    });
}
