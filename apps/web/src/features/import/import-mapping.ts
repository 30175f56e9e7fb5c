import type { ChangeImport, Import, ImportMapping } from '@/api/types';
import type { Words } from '@/words/words';

type Columns = ImportMapping['columns'];
type MappingPatch = NonNullable<ChangeImport['mapping']>;
type ColumnsPatch = NonNullable<MappingPatch['columns']>;

/** What a column may be; roles of one kind change places when one is given to the column of another. */
const roles = [
  { role: 'date', kind: 'day' },
  { role: 'valueDate', kind: 'day' },
  { role: 'payee', kind: 'text' },
  { role: 'note', kind: 'text' },
  { role: 'amount', kind: 'money' },
  { role: 'debit', kind: 'money' },
  { role: 'credit', kind: 'money' },
  { role: 'sign', kind: 'sign' },
  { role: 'fee', kind: 'money' },
  { role: 'balance', kind: 'money' },
  { role: 'currency', kind: 'code' },
  { role: 'originalAmount', kind: 'money' },
  { role: 'originalCurrency', kind: 'code' },
  { role: 'account', kind: 'text' },
  { role: 'category', kind: 'text' },
  { role: 'bankId', kind: 'text' },
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
export function roleOptions(
  columns: Columns,
  column: number,
  t: Words<'import'>,
): { value: ShownRole; label: string }[] {
  const [now = ''] = rolesOf(columns, column);
  const currency = columns.amounts?.find((each) => each.column === column)?.currency ?? '';
  return [
    { value: '', label: t('roles.none') },
    ...roles.map(({ role }) => ({ value: role, label: t(`roles.${role}`) })),
    ...(now === 'state' ? [{ value: now, label: t('roles.state') }] : []),
    ...(now === 'amounts' ? [{ value: now, label: t('roles.amounts', { currency }) }] : []),
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
export const typedWords = (text: string): string[] =>
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
