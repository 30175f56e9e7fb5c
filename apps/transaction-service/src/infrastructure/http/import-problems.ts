import { type ProblemDefinition, registerProblems } from '@pft/service-kit';

const row = (code: string, status: number, title: string, explanation: string, remedy: string): ProblemDefinition => ({
  code,
  status,
  title,
  explanation,
  remedy,
});

const importProblems: readonly ProblemDefinition[] = [
  row(
    'import-not-found',
    404,
    'There is no such import',
    'Nothing in your ledger has this id; a discarded preview is gone for good.',
    'List your imports, or upload the file again.',
  ),
  row(
    'import-already-committed',
    409,
    'The import is committed',
    'A committed import cannot be changed or committed a second time.',
    'Undo it with DELETE first, or read its result with GET.',
  ),
  row(
    'import-already-undone',
    409,
    'The import was undone',
    'An import that was undone stays readable and nothing more.',
    'Upload the file again.',
  ),
  row(
    'import-nothing-readable',
    409,
    'No row of the file can be read',
    'With its mapping every row of the import is an error.',
    'Correct the mapping with PATCH; each row says what is wrong with it.',
  ),
  row(
    'import-match-gone',
    409,
    'What a row was to be matched with is gone',
    'A person chose to match the row with a transaction that was deleted, or whose amount was changed, since.',
    'Choose anew with PATCH whether the line is inserted or skipped, and commit again.',
  ),
  row(
    'import-quota',
    409,
    'Too many imports wait for their commit',
    'A ledger may have 20 imports that are not committed yet, and 200 MiB of them with their rows; oldest names the first.',
    'Commit imports or discard them with DELETE; those that nobody commits are discarded after 7 days.',
  ),
  row(
    'import-rows-edited',
    409,
    'Rows of the import were edited since',
    'The undo would take away what somebody corrected by hand; transactionIds names the first hundred.',
    'Say ?edited=keep to leave those rows, or ?edited=remove to remove them too.',
  ),
  row(
    'import-too-large',
    413,
    'The file is too large',
    'An import file may have 10 MiB.',
    'Split it by date and import the parts one after the other.',
  ),
  row(
    'import-too-many-rows',
    413,
    'The file has too many rows',
    'An import file may have 100,000 rows.',
    'Split it by date and import the parts one after the other.',
  ),
  row(
    'import-too-many-columns',
    413,
    'The table is too wide',
    'A row may have 1,000 columns.',
    'Export fewer columns.',
  ),
  row(
    'import-not-text',
    422,
    'The file is no text',
    'The file holds bytes that no text has: it is a picture, a spreadsheet, an archive.',
    'Save or export it as CSV.',
  ),
  row(
    'import-format-unsupported',
    422,
    'This format is not read',
    'The file is text of another format; supported lists those that are read.',
    'Ask the bank for CSV.',
  ),
  row(
    'import-empty',
    422,
    'The file is empty',
    'There is no row in the file.',
    'Export it again with some days in it.',
  ),
  row(
    'import-header-only',
    422,
    'The file has a header only',
    'There is a header on the line that is named, and no row below it.',
    'Export it again with some days in it.',
  ),
  row(
    'import-quote-unclosed',
    422,
    'A quote is never closed',
    'The cell that begins with a quote on the line that is named goes on to the end of the file.',
    'Close the quote, or double it where it belongs to the text.',
  ),
  row(
    'import-columns-unclear',
    422,
    'Date or amount cannot be found',
    'No column of the table holds dates, or none holds amounts.',
    'Send a table with one row a transaction, with a date and an amount each.',
  ),
  row(
    'import-decimal-unclear',
    422,
    'No decimal sign fits the amounts',
    'Read with a point or with a comma, more than a quarter of the amounts make no sense.',
    'Export the file again; a spreadsheet may have changed its amounts.',
  ),
  row(
    'import-mapping-invalid',
    422,
    'The mapping contradicts itself or the file',
    'The pointer names the part that cannot be.',
    'Send columns that the file has, either amount or debit and credit, and a date format such as DD.MM.YYYY.',
  ),
  row(
    'import-row-not-found',
    422,
    'The import has no row on this line',
    'Rows are named by the physical line on which they begin.',
    'Read the rows and use their lines.',
  ),
  row(
    'import-action-impossible',
    422,
    'This cannot be done with the row',
    'A row that cannot be read can only be skipped; only a similar one can be matched.',
    'Correct the mapping, or choose insert or skip.',
  ),
];

export function registerImportProblems(): void {
  registerProblems(importProblems);
}
