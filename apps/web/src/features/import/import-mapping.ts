import type { ChangeImport, Import, ImportMapping } from '@/api/types';

export const columnRoles = [
  { role: 'date', label: 'Booking date' },
  { role: 'valueDate', label: 'Value date' },
  { role: 'payee', label: 'Payee' },
  { role: 'note', label: 'Note' },
  { role: 'amount', label: 'Amount' },
  { role: 'debit', label: 'Money out' },
  { role: 'credit', label: 'Money in' },
  { role: 'currency', label: 'Currency' },
  { role: 'account', label: 'Account' },
  { role: 'category', label: 'Category' },
  { role: 'bankId', label: "Bank's id of the row" },
] as const;

export type ColumnRole = (typeof columnRoles)[number]['role'];

type Delimiter = ',' | ';' | '\t' | '|';

const isDelimiter = (text: string): text is Delimiter => /^[,;\t|]$/.test(text);

/** The mapping as the editor's fields: columns as text, '' = not used. */
export interface MappingDraft {
  charset: string;
  delimiter: Delimiter;
  headerLine: string;
  decimal: '.' | ',';
  dateFormat: string;
  columns: Record<ColumnRole, string>;
  signColumn: string;
  signIn: string;
  signOut: string;
}

export function mappingDraft({
  charset,
  delimiter,
  headerLine,
  decimal,
  dateFormat,
  columns,
}: ImportMapping): MappingDraft {
  const text = (column: number | undefined): string => (column === undefined ? '' : String(column));
  return {
    charset,
    delimiter: isDelimiter(delimiter) ? delimiter : ',',
    headerLine: headerLine === null ? '' : String(headerLine),
    decimal,
    dateFormat,
    columns: Object.fromEntries(columnRoles.map(({ role }) => [role, text(columns[role] ?? undefined)])) as Record<
      ColumnRole,
      string
    >,
    signColumn: text(columns.sign?.column),
    signIn: columns.sign?.in.join(', ') ?? '',
    signOut: columns.sign?.out.join(', ') ?? '',
  };
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** The fields as the API's merge patch: an unused column is cleared by null. */
export function mappingPatch(draft: MappingDraft): NonNullable<ChangeImport['mapping']> {
  const column = (text: string): number | null => (text === '' ? null : Number(text));
  return {
    charset: draft.charset,
    delimiter: draft.delimiter,
    headerLine: /^[1-9]\d*$/.test(draft.headerLine.trim()) ? Number(draft.headerLine) : null,
    decimal: draft.decimal,
    dateFormat: draft.dateFormat.trim(),
    columns: {
      ...Object.fromEntries(columnRoles.map(({ role }) => [role, column(draft.columns[role])])),
      sign:
        draft.signColumn === ''
          ? null
          : { column: Number(draft.signColumn), in: list(draft.signIn), out: list(draft.signOut) },
    },
  };
}

/** What the editor changes of a mapping; what nobody has touched is not said, because saying it would answer for it. */
export function mappingChanges(mapping: ImportMapping, draft: MappingDraft): NonNullable<ChangeImport['mapping']> {
  const [before, after] = [mappingPatch(mappingDraft(mapping)), mappingPatch(draft)];
  const { columns, ...rest } = after;
  const changed = changedFields(before.columns ?? {}, columns ?? {});
  return { ...changedFields(before, rest), ...(Object.keys(changed).length > 0 && { columns: changed }) };
}

function changedFields<T extends object>(before: T, after: T): Partial<T> {
  const old = new Map(Object.entries(before).map(([name, value]) => [name, JSON.stringify(value)]));
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => old.get(name) !== JSON.stringify(value)),
  ) as Partial<T>;
}

/** A column by what stands at its head and in its first cells. */
export function columnLabel({ column, header, samples }: Import['columns'][number]): string {
  const example = samples[0] ? (samples[0].length > 28 ? `${samples[0].slice(0, 27)}…` : samples[0]) : '';
  const name = header?.trim() || `Column ${column + 1}`;
  return example ? `${name}: ${example}` : name;
}
