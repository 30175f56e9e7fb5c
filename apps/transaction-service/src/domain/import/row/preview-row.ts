import type { Money } from '@pft/kernel';
import type { VerdictCounts } from '../import-batch';
import type { EntrySource } from '../statement';
import type { RowAction, Verdict } from './judge-rows';
import type { RowIdentity } from './row-identity';

/** What a row would become, or has become. */
export interface PreviewValues {
  date: string;
  valueDate: string | null;
  type: 'income' | 'expense';
  amount: Money;
  payee: string | null;
  note: string | null;
}

export interface PreviewRow {
  line: number;
  /** The row as the file has it; null some time after it was booked. */
  source: EntrySource | null;
  verdict: Verdict;
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
}

export function countVerdicts(rows: Iterable<{ verdict: Verdict }>): VerdictCounts {
  const counts = { new: 0, duplicate: 0, similar: 0, transfer: 0, error: 0 };
  for (const { verdict } of rows) counts[verdict]++;
  return counts;
}
