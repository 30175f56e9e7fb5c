import { Money } from '@pft/kernel';
import type { EntryValues, ReadingRules, StatementEntry, StatementSection } from '../../statement';
import type { FoundTable } from '../find-table';
import type { ImportMapping } from '../mapping';
import type { TableRow } from '../table';
import { SectionOfTable } from './section-of-table';
import { isMovement, type Movement } from './row-outcome';
import { rowOutcomes } from './row-outcomes';
import { isCut, NAME_LENGTH, NOTE_LENGTH, PAYEE_LENGTH, storedText } from './stored-text';

/** What the texts of a row say; `note` may go on in the rows below it. */
interface RowTexts {
  payee: string;
  note: string;
  account: string | null;
  category: string | null;
  bankId: string | null;
}

/** Reads every row by the mapping; what cannot be read becomes the row's problem, in words for a person. */
export function readRows(
  table: FoundTable,
  mapping: ImportMapping,
  rules: ReadingRules,
): { sections: StatementSection[]; entries: StatementEntry[] } {
  const entries: StatementEntry[] = [];
  const section = new SectionOfTable(mapping);
  /** The movement whose note is not whole yet. */
  let open: { row: TableRow; outcome: Movement; texts: RowTexts } | null = null;
  const close = () => {
    if (open) addEntries(entries, open.row, open.outcome, open.texts, section.runs);
    open = null;
  };
  for (const { index, cells, outcome } of rowOutcomes(table, mapping, rules)) {
    const row = table.rows[index];
    if (!row) continue;
    if (isMovement(outcome)) {
      close();
      const texts = textsOf(cells, mapping);
      section.add(outcome, texts.account);
      open = { row, outcome, texts };
      continue;
    }
    // A record of texts alone goes on with the text of the one above it.
    if (open && outcome.isText && !outcome.sum && isTextAlone(cells, mapping)) {
      const more = textsOf(cells, mapping);
      open.texts.note = [open.texts.note, more.payee, more.note].filter((text) => text.trim() !== '').join(' ');
      continue;
    }
    close();
    const { problem, ignored } = outcome;
    entries.push({ line: row.line, source: row, problem, ...(ignored && { ignored }) });
  }
  close();
  const sections = section.sections();
  if (sections.length > 0 && !section.runs) for (const entry of entries) entry.section = 0;
  return { sections, entries };
}

function textsOf(cells: readonly string[], { columns }: ImportMapping): RowTexts {
  const at = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? ''));
  return {
    payee: at(columns.payee),
    note: at(columns.note),
    account: storedText(at(columns.account).trim(), NAME_LENGTH),
    category: storedText(at(columns.category).trim(), NAME_LENGTH),
    bankId: storedText(at(columns.bankId).trim(), 200),
  };
}

function isTextAlone(cells: readonly string[], { columns: { payee, note } }: ImportMapping): boolean {
  return cells.every((cell, column) => column === payee || column === note || cell.trim() === '');
}

function addEntries(
  entries: StatementEntry[],
  row: TableRow,
  outcome: Movement,
  texts: RowTexts,
  hasSection: boolean,
): void {
  const { line } = row;
  const { date, valueDate, currency, ignored, original, minor, feeMinor } = outcome;
  const [payee, note] = [storedText(texts.payee, PAYEE_LENGTH), storedText(texts.note, NOTE_LENGTH)];
  const values: EntryValues = {
    date,
    valueDate,
    type: minor < 0n ? 'expense' : 'income',
    amount: Money.of(minor < 0n ? -minor : minor, currency),
    payee,
    note,
    accountText: texts.account,
    categoryText: texts.category,
    bankId: texts.bankId,
  };
  if (ignored) values.ignored = ignored;
  if (original) values.originalAmount = Money.of(original.minor, original.currency);
  // A hundred thousand entries: what all of them have is there from the beginning, which takes less room.
  const entry: StatementEntry = hasSection ? { line, source: row, values, section: 0 } : { line, source: row, values };
  const isPayeeCut = isCut(texts.payee, payee);
  if (isPayeeCut || isCut(texts.note, note))
    entry.cut = [...(isPayeeCut ? (['payee'] as const) : []), ...(isCut(texts.note, note) ? (['note'] as const) : [])];
  entries.push(entry);
  if (feeMinor === 0n) return;
  const fee: EntryValues = {
    ...values,
    type: 'expense',
    amount: Money.of(feeMinor, currency),
    note: 'Fee',
    categoryText: null,
    bankId: null,
  };
  delete fee.originalAmount;
  entries.push({ line, source: row, values: fee, ...(hasSection && { section: 0 }) });
}
