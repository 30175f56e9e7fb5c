import type { Archive } from '../archive/archive';

/** A file that is known and not read, and what to save it as. */
interface OtherFile {
  found: string;
  remedy: string;
}

const SAVE = 'Open it and save it as an Excel workbook (.xlsx) or as CSV.';

/** Files of Office before 2007, and locked ones of today (MS-CFB). */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le');
/** The first record of a workbook that stands alone, in Excel 3, 4 and 5. */
const FIRST_RECORD = [2, 4, 8];

/** Null for what is no binary file of an office. */
export function otherBinary(bytes: Uint8Array): OtherFile | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, COMPOUND.length).equals(COMPOUND)) {
    if (file.includes(LOCKED))
      return {
        found: 'a workbook that is locked with a password',
        remedy: 'Open it and save it without the password.',
      };
    return { found: 'a binary Excel workbook (.xls) or another file of Microsoft Office', remedy: SAVE };
  }
  const [tab, version, , end] = file;
  if (tab === 9 && FIRST_RECORD.includes(version ?? 0) && end === 0)
    return { found: 'a binary Excel workbook (.xls)', remedy: SAVE };
  return null;
}

/** What an archive is by a file that only this kind has. */
const ARCHIVES: readonly (readonly [RegExp, OtherFile])[] = [
  [/^xl\/workbook\.bin$/i, { found: 'a binary Excel workbook (.xlsb)', remedy: SAVE }],
  [/^META-INF\/manifest\.xml$/i, { found: 'a file of LibreOffice or OpenOffice (.ods)', remedy: SAVE }],
  [
    /^Index\/Document\.iwa$|^Index\.zip$/i,
    { found: 'a spreadsheet of Numbers', remedy: 'Export it as Excel or as CSV.' },
  ],
  [/^word\/document\.xml$/i, { found: 'a document of Word', remedy: 'Ask the bank for a table.' }],
];

/** Null for an archive of files. */
export function otherArchive({ names }: Archive): OtherFile | null {
  return ARCHIVES.find(([mark]) => names.some((name) => mark.test(name)))?.[1] ?? null;
}
