import type { ChangeImport, Import, ImportMapping } from '@/api/types';

type Columns = ImportMapping['columns'];
type MappingPatch = NonNullable<ChangeImport['mapping']>;
type ColumnsPatch = NonNullable<MappingPatch['columns']>;

/** What a column may be; roles of one kind change places when one is given to the column of another. */
const roles = [
  { role: 'date', label: 'Booking date', kind: 'day' },
  { role: 'valueDate', label: 'Value date', kind: 'day' },
  { role: 'payee', label: 'Payee', kind: 'text' },
  { role: 'note', label: 'Note', kind: 'text' },
  { role: 'amount', label: 'Amount', kind: 'money' },
  { role: 'debit', label: 'Money out', kind: 'money' },
  { role: 'credit', label: 'Money in', kind: 'money' },
  { role: 'sign', label: 'In or out', kind: 'sign' },
  { role: 'fee', label: 'Fee', kind: 'money' },
  { role: 'balance', label: 'Balance', kind: 'money' },
  { role: 'currency', label: 'Currency', kind: 'code' },
  { role: 'originalAmount', label: 'Amount abroad', kind: 'money' },
  { role: 'originalCurrency', label: 'Currency abroad', kind: 'code' },
  { role: 'account', label: 'Account', kind: 'text' },
  { role: 'category', label: 'Category', kind: 'text' },
  { role: 'bankId', label: "Bank's id", kind: 'text' },
] as const;

export type ColumnRole = (typeof roles)[number]['role'];
/** Roles that a person does not give, but sees where the reading found them. */
export type ShownRole = ColumnRole | 'state' | 'amounts' | '';

const kindOf = (role: ShownRole): string | undefined => roles.find((each) => each.role === role)?.kind;

function columnOf(columns: Columns, role: ColumnRole): number | undefined {
  return role === 'sign' ? columns.sign?.column : columns[role];
}

/** Everything that a column is read as; most are one thing or nothing. */
export function rolesOf(columns: Columns, column: number): ShownRole[] {
  const own: ShownRole[] = roles.filter(({ role }) => columnOf(columns, role) === column).map(({ role }) => role);
  if (columns.state?.column === column) own.push('state');
  if (columns.amounts?.some((each) => each.column === column)) own.push('amounts');
  return own;
}

/** What to choose from above a column. */
export function roleOptions(columns: Columns, column: number): { value: ShownRole; label: string }[] {
  const [now = ''] = rolesOf(columns, column);
  const currency = columns.amounts?.find((each) => each.column === column)?.currency;
  return [
    { value: '', label: 'Not used' },
    ...roles.map(({ role, label }) => ({ value: role, label })),
    ...(now === 'state' ? [{ value: now, label: 'State' }] : []),
    ...(now === 'amounts' ? [{ value: now, label: `Amount in ${currency}` }] : []),
  ];
}

/**
 * The columns after a role was given to one of them. Where another column had it and both are of one kind, they change places.
 * An amount with its sign, and money in and out by columns, exclude each other.
 */
export function chooseRole(
  columns: Columns,
  { column, samples }: Pick<Import['columns'][number], 'column' | 'samples'>,
  role: ShownRole,
): ColumnsPatch {
  const patch: ColumnsPatch = {};
  const [before = ''] = rolesOf(columns, column);
  if (role === before) return patch;
  for (const each of rolesOf(columns, column)) if (each !== '') patch[each] = null;
  if (role === '' || role === 'state' || role === 'amounts') return patch;

  const other = columnOf(columns, role);
  if (other !== undefined && isSimple(before) && kindOf(before) === kindOf(role)) patch[before] = other;
  if (role === 'amount') for (const each of ['debit', 'credit', 'amounts'] as const) clear(columns, each, patch);
  if (role === 'debit' || role === 'credit')
    for (const each of ['amount', 'amounts', 'sign'] as const) clear(columns, each, patch);
  if (role === 'sign') {
    const [first, second] = [...new Set(samples)];
    patch.sign = { column, in: first === undefined ? [] : [first], out: second === undefined ? [] : [second] };
  } else patch[role] = column;
  return patch;
}

const isSimple = (role: ShownRole): role is Exclude<ColumnRole, 'sign'> =>
  role !== '' && role !== 'sign' && role !== 'state' && role !== 'amounts';

function clear(columns: Columns, role: 'amount' | 'debit' | 'credit' | 'amounts' | 'sign', patch: ColumnsPatch): void {
  if (columns[role] !== undefined) patch[role] = null;
}

/** Words as a person types them, separated by commas. */
export const wordsOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

const commonFormats = [
  'DD.MM.YYYY',
  'YYYY-MM-DD',
  'MM/DD/YYYY',
  'DD/MM/YYYY',
  'DD-MM-YYYY',
  'YYYYMMDD',
  'DD.MM.YY',
  'DD MMM YYYY',
  'YYYY/MM/DD',
];

/** Orders of a date to choose from: the present one first, then the same with day and month exchanged. */
export function dateFormats(now: string): string[] {
  const exchanged = now.includes('MMM') ? now : now.replace(/DD|MM/g, (part) => (part === 'DD' ? 'MM' : 'DD'));
  return [...new Set([now, exchanged, ...commonFormats])];
}
