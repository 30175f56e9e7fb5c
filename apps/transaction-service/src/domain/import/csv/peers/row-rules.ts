import type { EntryValues } from '../../statement';
import type { PeerSource } from './peer-source';

/** Words of a row by its columns, and what they were read as. */
export interface RowWords {
  values: EntryValues;
  cell(name: string): string;
}

/** What a program says in words where a table has no column for it. */
export interface RowRules {
  /** The other account of a transfer, which both of them tell. */
  other?: (row: RowWords) => string | null;
  /** Only where both of them are in the file: the words alone may be somebody's name. */
  otherIsTold?: true;
  /** What an account began with. */
  isOpening?: (words: Pick<RowWords, 'cell'>) => boolean;
  /** The part of a transaction: which of how many, and what else its note says. */
  part?: (note: string) => { number: number; of: number; note: string } | null;
  /** The row holds the total of the parts below it, and is none itself. */
  isTotal?: (note: string) => { of: number; note: string } | null;
  /** The category, without the group above it, which is a heading only; null for one that means none. */
  category?: (text: string) => string | null;
}

const YNAB_PART = /^\(?split \(?(\d+)\/(\d+)\)/i;
const YNAB_TRANSFER = /^Transfer ?:/;
const ACTUAL_PART = /^\(SPLIT (\d+) OF (\d+)\)/;
const ACTUAL_TOTAL = /^\(SPLIT INTO (\d+)\)/;
const SURE_TRANSFER = /^Transfer (?:to|from) /;
const TO_BE_PLANNED = /^(?:ready to assign|to be budgeted|available (?:this|next) month)$/i;

function partBy(pattern: RegExp) {
  return (note: string) => {
    const [found, number, of] = pattern.exec(note) ?? [];
    return found === undefined ? null : { number: Number(number), of: Number(of), note: note.slice(found.length) };
  };
}

/** What stands behind the words. */
function behind(pattern: RegExp) {
  return ({ values: { payee } }: RowWords) => {
    const text = payee?.trim() ?? '';
    const [found] = pattern.exec(text) ?? [];
    return (found !== undefined && text.slice(found.length).trim()) || null;
  };
}

export const ROW_RULES: Readonly<Partial<Record<PeerSource, RowRules>>> = {
  ynab: {
    other: behind(YNAB_TRANSFER),
    isOpening: ({ cell }) => cell('Payee') === 'Starting Balance',
    part: partBy(YNAB_PART),
    category: (text) => (TO_BE_PLANNED.test(text.trim()) ? null : text),
  },
  actual: {
    // A transfer's payee is the other account.
    other: ({ values: { payee } }) => payee,
    otherIsTold: true,
    isOpening: ({ cell }) => cell('Payee') === 'Starting Balance',
    category: (text) => text.slice(text.indexOf(': ') + 1).trim() || null,
    part: partBy(ACTUAL_PART),
    isTotal: (note) => {
      const [found, of] = ACTUAL_TOTAL.exec(note) ?? [];
      return found === undefined ? null : { of: Number(of), note: note.slice(found.length) };
    },
  },
  ezbookkeeping: {
    isOpening: ({ cell }) => cell('Type') === 'Balance Modification',
  },
  sure: {
    other: behind(SURE_TRANSFER),
    otherIsTold: true,
  },
};
