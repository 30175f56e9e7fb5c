import type { Transaction } from '@/api/types';
import type { TransactionFilters } from '@/ui/ledger/transactions-link';
import type { Field } from '../in-place/field-change';

/** The one field that is being changed, with what is typed so far. */
export interface Editing {
  id: string;
  field: Field;
  typed: string | null;
}

/** What can be done with a row where it stands. The same object as long as the list is there, so that a row is drawn once. */
export interface RowActs {
  /** With `range` all from the one selected before. */
  select: (id: string, range: boolean) => void;
  edit: (id: string, field: Field) => void;
  type: (id: string, typed: string) => void;
  endEdit: (id: string, here: boolean) => void;
  open: (row: Transaction) => void;
  categorize: (row: Transaction) => void;
  remove: (row: Transaction) => void;
  /** Of a refund that names its purchase. */
  showPurchase: (row: Transaction) => void;
  filter: (part: TransactionFilters) => void;
}
