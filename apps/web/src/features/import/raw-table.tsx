'use client';

import { useTranslations } from 'next-intl';
import type { ChangeImport, Import, ImportMapping, ImportRow } from '@/api/types';
import { Checkbox, NativeSelect } from '@/ui/controls/field';
import { Amount } from '@/ui/amount';
import { formatDay } from '@/ui/format';
import { useLedger } from '@/ui/ledger/ledger-context';
import { chooseRole, dateFormats, roleOptions, rolesOf, type ShownRole } from './import-mapping';
import styles from './raw-table.module.css';
import { SignWords } from './sign-words';

const delimiters = [
  { value: ',', name: 'comma' },
  { value: ';', name: 'semicolon' },
  { value: '\t', name: 'tab' },
  { value: '|', name: 'bar' },
] as const;
const decimals = [
  { value: '.', label: '1,234.56' },
  { value: ',', label: '1.234,56' },
];
const charsets = [
  'utf-8',
  'iso-8859-1',
  'iso-8859-15',
  'windows-1252',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
];
/** A heading stands near the top; banks write a few lines about the account above it. */
const HEADING_LINES = 30;
const LINES_SHOWN = 6;

type Mapping = NonNullable<ChangeImport['mapping']>;

interface Props {
  current: Import;
  mapping: ImportMapping;
  /** From the first row of the file on. */
  rows: readonly ImportRow[];
  busy: boolean;
  onChange: (mapping: Mapping) => Promise<boolean>;
}

/** How a file is read, corrected on the file itself: what is chosen above a column is seen at once beside its lines. */
export function RawTable({ current, mapping, rows, busy, onChange }: Props) {
  const t = useTranslations('import');
  const lines = rows.filter(({ raw }) => raw !== null).slice(0, LINES_SHOWN);
  const set = (patch: Mapping): void => void onChange(patch);
  return (
    <section className={`card ${styles.raw}`} aria-label={t('raw.label')} aria-busy={busy}>
      <h2>{t('raw.title')}</h2>
      <Formats mapping={mapping} onChange={set} />
      {/* Wider than the page where a file has many columns: it scrolls, also by keyboard. */}
      <div className={styles.scroll} role="region" aria-label={t('raw.lines')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col" className={styles.number}>
                {t('raw.line')}
              </th>
              {current.columns.map((column) => (
                <th key={column.column} scope="col">
                  <RoleSelect column={column} mapping={mapping} onChange={(columns) => set({ columns })} />
                  <span className={styles.header}>{column.header}</span>
                </th>
              ))}
              <th scope="col" className={styles.read}>
                {t('raw.read')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((row) => (
              <tr key={row.row}>
                <th scope="row" className={styles.number}>
                  {row.line}
                </th>
                {current.columns.map(({ column }) => (
                  <td key={column} data-used={rolesOf(mapping.columns, column).length > 0} title={row.raw?.[column]}>
                    {row.raw?.[column]}
                  </td>
                ))}
                <td className={styles.read}>
                  <ReadRow row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mapping.columns.sign && (
        <SignWords sign={mapping.columns.sign} onChange={(sign) => set({ columns: { sign } })} />
      )}
    </section>
  );
}

interface RoleSelectProps {
  column: Import['columns'][number];
  mapping: ImportMapping;
  onChange: (columns: NonNullable<Mapping['columns']>) => void;
}

function RoleSelect({ column, mapping: { columns }, onChange }: RoleSelectProps) {
  const t = useTranslations('import');
  const [now = '', ...others] = rolesOf(columns, column.column);
  const options = roleOptions(columns, column.column, t);
  const also = options.filter(({ value }) => others.includes(value)).map(({ label }) => label);
  return (
    <>
      <NativeSelect
        small
        aria-label={
          column.header
            ? t('raw.columnNamed', { number: String(column.column + 1), name: column.header })
            : t('raw.column', { number: String(column.column + 1) })
        }
        className={styles.role ?? ''}
        data-used={now !== ''}
        value={now}
        data={options}
        onChange={(event) => onChange(chooseRole(columns, column, event.currentTarget.value as ShownRole))}
      />
      {also.length > 0 && <span className={styles.header}>{t('raw.also', { roles: also.join(', ') })}</span>}
    </>
  );
}

function Formats({ mapping, onChange }: { mapping: ImportMapping; onChange: (mapping: Mapping) => void }) {
  const t = useTranslations('import');
  const { charset, delimiter, headerLine, decimal, dateFormat, inverted } = mapping;
  const near = Array.from({ length: HEADING_LINES }, (_, index) => index + 1);
  const headings = headerLine === null || headerLine <= HEADING_LINES ? near : [...near, headerLine];
  return (
    <div className={styles.formats}>
      <NativeSelect
        small
        label={t('raw.dates')}
        value={dateFormat}
        data={dateFormats(dateFormat)}
        onChange={(event) => onChange({ dateFormat: event.currentTarget.value })}
      />
      <NativeSelect
        small
        label={t('raw.decimal')}
        value={decimal}
        data={decimals}
        onChange={(event) => onChange({ decimal: event.currentTarget.value === ',' ? ',' : '.' })}
      />
      <NativeSelect
        small
        label={t('raw.headings')}
        value={headerLine ?? ''}
        onChange={(event) => onChange({ headerLine: Number(event.currentTarget.value) || null })}
        data={[
          { value: '', label: t('raw.noHeadings') },
          ...headings.map((line) => ({ value: String(line), label: t('raw.inLine', { line: String(line) }) })),
        ]}
      />
      <NativeSelect
        small
        label={t('raw.between')}
        value={delimiter}
        data={delimiters.map(({ value, name }) => ({ value, label: t(`raw.delimiters.${name}`) }))}
        onChange={(event) => {
          const chosen = delimiters.find(({ value }) => value === event.currentTarget.value);
          if (chosen) onChange({ delimiter: chosen.value });
        }}
      />
      <NativeSelect
        small
        label={t('raw.charset')}
        value={charset}
        data={[...new Set([charset, ...charsets])]}
        onChange={(event) => onChange({ charset: event.currentTarget.value })}
      />
      <Checkbox
        className={styles.inverted ?? ''}
        label={t('raw.inverted')}
        checked={inverted ?? false}
        onChange={(event) => onChange({ inverted: event.currentTarget.checked || null })}
      />
    </div>
  );
}

function ReadRow({ row }: { row: ImportRow }) {
  const t = useTranslations('import');
  const { locale } = useLedger();
  if (row.type === null)
    return (
      <span className={styles.failed} lang="en">
        {row.reason}
      </span>
    );
  const { amount } = row;
  return (
    <>
      <span className={styles.facts} suppressHydrationWarning>
        {row.date && formatDay(row.date, locale)}
        {amount &&
          (row.type === 'income' ? (
            <Amount value={amount} locale={locale} sign="always" tone="income" />
          ) : (
            <Amount value={{ ...amount, amount: `-${amount.amount}` }} locale={locale} />
          ))}
      </span>
      <span className={`soft ${styles.payee}`}>{row.payee ?? t('noPayee')}</span>
    </>
  );
}
