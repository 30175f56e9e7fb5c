'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useEffectEvent } from 'react';
import type { ChangeImport, Import, ImportMapping } from '@/api/types';
import { columnLabel, columnRoles, mappingChanges, mappingDraft } from './import-mapping';
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
  const form = useForm({ initialValues: mappingDraft(mapping) });
  const field = form.getInputProps;
  const showMapping = useEffectEvent(() => form.setValues(mappingDraft(mapping)));
  const said = JSON.stringify(mapping);
  // An answer to a question changes the mapping, too.
  useEffect(() => showMapping(), [said]);
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
          void onApply(mappingChanges(mapping, form.getValues()));
        }}
      >
        <div className={styles.fields}>
          {columnRoles.map(({ role, label }) => (
            <NativeSelect key={role} label={label} data={columns} {...field(`columns.${role}`)} />
          ))}
          <NativeSelect label="Sign of the amount" {...field('signColumn')} data={columns} />
          {form.values.signColumn !== '' && (
            <>
              <TextInput label="Values for money in" {...field('signIn')} />
              <TextInput label="Values for money out" {...field('signOut')} />
            </>
          )}
          <TextInput label="Date format" list="date-formats" {...field('dateFormat')} />
          <NativeSelect label="Decimal sign" {...field('decimal')} data={decimals} />
          <NativeSelect label="Separator of columns" {...field('delimiter')} data={delimiters} />
          <TextInput label="Line of the headings" inputMode="numeric" placeholder="none" {...field('headerLine')} />
          <NativeSelect
            label="Character set"
            {...field('charset')}
            data={[...new Set([form.values.charset, ...charsets])]}
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
          <Button variant="subtle" onClick={() => form.setValues(mappingDraft(mapping))}>
            Reset
          </Button>
        </div>
      </form>
    </details>
  );
}
