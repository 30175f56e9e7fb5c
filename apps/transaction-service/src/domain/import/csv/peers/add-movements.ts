import type { StatementEntry } from '../../statement';
import { joined, movementsOf, type DoubleEntry } from './double-entry';
import type { PeerStatement } from './peer-statement';
import { textsOf, withTags } from './texts';

/** What a transaction of double entry says as a whole. */
export interface AboutEntry {
  date: string;
  payee: string;
  notes: readonly string[];
  tags?: readonly string[];
  /** It never came about. */
  isVoid?: boolean;
}

/** Adds what a transaction moved, and what is known of its accounts. @throws RowProblem */
export function addMovements(
  statement: PeerStatement,
  place: Pick<StatementEntry, 'line' | 'source'>,
  entry: DoubleEntry,
  { date, payee, notes, tags = [], isVoid = false }: AboutEntry,
): void {
  for (const { note, isOpening, ...movement } of movementsOf(entry)) {
    const values = {
      ...movement,
      date,
      valueDate: null,
      bankId: null,
      ...(isVoid && { ignored: 'void' as const }),
      ...withTags(tags),
    };
    statement.add(place, values, textsOf(payee, joined([...notes, note])), isOpening && !isVoid);
  }
  for (const { kind, name, amount, type } of entry.lines)
    if (kind === 'own' && name !== null) statement.describe({ name, currency: amount.currency, type });
}
