import { role, titleOf, type ColumnFacts } from './column-facts';
import { NO_DAY, type DayFacts } from './day-columns';
import type { OpenQuestion } from './questions';

export interface DatedColumn {
  facts: ColumnFacts;
  days: Int32Array;
  found: DayFacts;
}

export interface BookingDate {
  date: number;
  valueDate: number | undefined;
}

/** The booking date: by its name, else the one of several that runs in order; where two do or none does a person says. */
export function chooseBookingDate(
  columns: readonly DatedColumn[],
  ask: (question: OpenQuestion) => void,
): BookingDate | null {
  const most = Math.max(0, ...columns.map(({ found }) => found.valid));
  if (most === 0) return null;
  const full = columns.filter(({ found }) => found.valid >= most * 0.5);
  const named = full.filter(({ facts }) => role(facts, 'date') > role(facts, 'valueDate'));
  const pool = named.length > 0 ? named : full;
  const [date] = [...pool].sort((a, b) => liking(b, most) - liking(a, most));
  if (!date) return null;
  const others = columns.filter((column) => column !== date);
  const value =
    [...others]
      .sort((a, b) => role(b.facts, 'valueDate') - role(a.facts, 'valueDate'))
      .find(({ found }) => found.valid > 0) ?? others[0];
  const rival = full.find((column) => isRival(column, date, named));
  if (rival)
    ask({
      code: 'which-date',
      weight: 1,
      text: `Which column is the booking date, ${titleOf(date.facts)} or ${titleOf(rival.facts)}?`,
      options: [
        { label: titleOf(date.facts), change: {} },
        {
          label: titleOf(rival.facts),
          change: { columns: { date: rival.facts.column, valueDate: date.facts.column } },
        },
      ],
    });
  return { date: date.facts.column, valueDate: value?.facts.column };
}

function liking({ facts, found }: DatedColumn, most: number): number {
  const unnamed = role(facts, 'date', 'valueDate') === 0 ? 0.01 : 0;
  return (
    role(facts, 'date') * 2 -
    role(facts, 'valueDate') +
    (found.valid / most) * 0.2 -
    (found.broken > 0 ? 0.1 : 0) +
    unnamed
  );
}

function isRival(column: DatedColumn, date: DatedColumn, named: readonly DatedColumn[]): boolean {
  if (column === date || (named.length > 0 && !named.includes(column)) || role(column.facts, 'valueDate') > 0)
    return false;
  const [mine, its] = [role(date.facts, 'date'), role(column.facts, 'date')];
  if (mine > 0 && Math.abs(its - mine) > 0.001) return false;
  if (date.found.broken === 0 && column.found.broken > 0) return false;
  return date.days.some((day, i) => day !== (column.days[i] ?? NO_DAY));
}
