import type { Money } from '@pft/kernel';
import type { VerdictCounts } from '../import-batch';
import type { EntrySource, IgnoredReason } from '../statement';
import type { RowAction, Verdict } from './judge-rows';
import type { RowDetails } from './row-details';
import type { OtherLeg } from '../transfer/other-leg';
import type { RowIdentity } from './row-identity';

/** What a row would become, or has become. */
export interface PreviewValues {
  date: string;
  valueDate: string | null;
  type: 'income' | 'expense';
  amount: Money;
  payee: string | null;
  /** Null, too, where the row was read before payees had names. */
  payeeName: string | null;
  note: string | null;
  /** IBAN, number or name of the account of the other side, where the format tells it apart from the payee. */
  counterparty?: string | null;
  /** Of the few rows that say more. */
  details?: RowDetails | null;
}

export interface PreviewRow {
  /** 1 to n in the order of the import. */
  number: number;
  /** The physical line, or the sheet's row, on which it begins; several may begin on the same one. */
  line: number;
  /** The row as the file has it; null some time after it was booked. */
  source: EntrySource | null;
  verdict: Verdict;
  /** Why it is ignored. */
  reasonCode: IgnoredReason | null;
  reason: string | null;
  action: RowAction;
  /** A person chose; a new mapping keeps the choice. */
  actionChosen: boolean;
  categoryChosen: boolean;
  /** Null where the row could not be read. */
  values: PreviewValues | null;
  /** Index into the import's accounts; null where the row could not be read. */
  target: number | null;
  categoryId: string | null;
  /** The transaction that it became, takes over or repeats. */
  transactionId: string | null;
  /** Digests, not the cells themselves. */
  identity: RowIdentity;
  /** Where it is one leg of a transfer, or may be: verdict `transfer`, or still `new`. */
  otherLeg?: OtherLeg | null;
}

export const noVerdicts = (): Record<Verdict, number> => ({
  new: 0,
  duplicate: 0,
  similar: 0,
  transfer: 0,
  ignored: 0,
  error: 0,
});

export function countVerdicts(rows: Iterable<{ verdict: Verdict }>): VerdictCounts {
  const counts = noVerdicts();
  for (const { verdict } of rows) counts[verdict]++;
  return counts;
}

/** How many rows there are, whatever is said of them. */
export function rowsIn(counts: VerdictCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Rows by the line on which they begin, in their order. */
export function rowsByLine(rows: readonly PreviewRow[]): Map<number, PreviewRow[]> {
  const onLines = new Map<number, PreviewRow[]>();
  for (const row of rows) {
    const there = onLines.get(row.line);
    if (there) there.push(row);
    else onLines.set(row.line, [row]);
  }
  return onLines;
}
