'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ChangeImport, Import, ImportMapping } from '@/api/types';
import { columnLabel, columnRoles, mappingDraft, mappingPatch, isDelimiter, type MappingDraft } from './import-mapping';
import styles from './import.module.css';

interface Props {
  current: Import;
  mapping: ImportMapping;
  busy: boolean;
  onApply: (mapping: NonNullable<ChangeImport['mapping']>) => Promise<boolean>;
}

const delimiters = [
  { value: ',', label: 'Comma ,' },
  { value: ';', label: 'Semicolon ;' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Bar |' },
];
const decimals = [
  { value: '.', label: 'Point 1,234.56' },
  { value: ',', label: 'Comma 1.234,56' },
];
const dateFormats = [
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

/** How the file is read, to be corrected. Nothing happens before "Apply". */
export function MappingEditor({ current, mapping, busy, onApply }: Props) {
  const [draft, setDraft] = useState<MappingDraft>(() => mappingDraft(mapping));
  const set = (part: Partial<MappingDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const columns = [
    { value: '', label: 'Not used' },
    ...current.columns.map((column) => ({ value: String(column.column), label: columnLabel(column) })),
  ];

  return (
    <details className={`card ${styles.mapping}`}>
      <summary>
        <h2>Columns and formats</h2>
      </summary>
      <form
        className="stack"
        aria-label="Columns and formats"
        onSubmit={(event) => {
          event.preventDefault();
          void onApply(mappingPatch(draft));
        }}
      >
        <div className={styles.fields}>
          {columnRoles.map(({ role, label }) => (
            <NativeSelect
              key={role}
              label={label}
              value={draft.columns[role]}
              onChange={(event) => set({ columns: { ...draft.columns, [role]: event.currentTarget.value } })}
              data={columns}
            />
          ))}
          <NativeSelect
            label="Sign of the amount"
            value={draft.signColumn}
            onChange={(event) => set({ signColumn: event.currentTarget.value })}
            data={columns}
          />
          {draft.signColumn !== '' && (
            <>
              <TextInput
                label="Values for money in"
                value={draft.signIn}
                onChange={(event) => set({ signIn: event.currentTarget.value })}
              />
              <TextInput
                label="Values for money out"
                value={draft.signOut}
                onChange={(event) => set({ signOut: event.currentTarget.value })}
              />
            </>
          )}
          <TextInput
            label="Date format"
            list="date-formats"
            value={draft.dateFormat}
            onChange={(event) => set({ dateFormat: event.currentTarget.value })}
          />
          <NativeSelect
            label="Decimal sign"
            value={draft.decimal}
            onChange={(event) => set({ decimal: event.currentTarget.value === ',' ? ',' : '.' })}
            data={decimals}
          />
          <NativeSelect
            label="Separator of columns"
            value={draft.delimiter}
            onChange={(event) =>
              isDelimiter(event.currentTarget.value) && set({ delimiter: event.currentTarget.value })
            }
            data={delimiters}
          />
          <TextInput
            label="Line of the headings"
            inputMode="numeric"
            placeholder="none"
            value={draft.headerLine}
            onChange={(event) => set({ headerLine: event.currentTarget.value })}
          />
          <NativeSelect
            label="Character set"
            value={draft.charset}
            onChange={(event) => set({ charset: event.currentTarget.value })}
            data={[...new Set([draft.charset, ...charsets])]}
          />
          <datalist id="date-formats">
            {dateFormats.map((format) => (
              <option key={format} value={format} />
            ))}
          </datalist>
        </div>
        <div className="row">
          <Button type="submit" loading={busy}>
            Apply
          </Button>
          <Button variant="subtle" onClick={() => setDraft(mappingDraft(mapping))}>
            Reset
          </Button>
        </div>
      </form>
    </details>
  );
}
