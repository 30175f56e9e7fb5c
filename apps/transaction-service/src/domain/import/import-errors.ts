import { DomainError } from '@pft/kernel';
import type { ImportQuota, OpenImports } from './import-quota';

/** Refusals of a whole file: only where no table can be read. All else is the verdict of a row. */
abstract class UnreadableFile extends DomainError {
  readonly kind = 'invalid';
  constructor(message: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(message, facts, 'file');
  }
}

export class ImportNotText extends UnreadableFile {
  readonly code = 'import-not-text';
  constructor(readonly offset: number) {
    super(
      'The file is no text (it holds bytes that no text has). Send what the bank gives for other programs: CSV, Excel, OFX, QIF, CAMT or MT940.',
      { offset },
    );
  }
}

export class ImportFormatUnsupported extends UnreadableFile {
  readonly code = 'import-format-unsupported';
  /** @param remedy what to do with just this kind of file */
  constructor(found: string, line = 1, remedy = '') {
    super(
      `The file looks like ${found}, on line ${line}. ${remedy}${remedy && ' '}` +
        'The import reads CSV, Excel (.xlsx), OFX, QFX, QIF, CAMT, MT940 and MT942 files, and archives (.zip) of them.',
      {
        found,
        line,
        supported: ['csv', 'xlsx', 'ofx', 'qif', 'camt.052', 'camt.053', 'camt.054', 'mt940', 'mt942', 'zip'],
      },
    );
  }
}

export class ImportArchiveBroken extends UnreadableFile {
  readonly code = 'import-archive-broken';
  constructor(reason: string) {
    super(`The archive cannot be opened: ${reason}. Download it again, or send the files in it one by one.`);
  }
}

/** Archives and workbooks, which are archives, too. */
export class ImportArchiveTooLarge extends DomainError {
  readonly code = 'import-archive-too-large';
  readonly kind = 'too-large';
  constructor({ maxFiles, maxBytes }: { maxFiles: number; maxBytes: number }) {
    super(
      `An archive may hold ${maxFiles} files, and ${maxBytes} bytes when they are unpacked. Split it.`,
      { maxFiles, maxBytes },
      'file',
    );
  }
}

/** Each file of an archive has a refusal of its own. */
export class ImportArchiveUnreadable extends UnreadableFile {
  readonly code = 'import-archive-unreadable';
  constructor(refusals: readonly { file: string; reason: string }[]) {
    const named = refusals.slice(0, FILES_NAMED);
    const more = refusals.length > named.length ? ` And ${refusals.length - named.length} more.` : '';
    const said = named.map(({ file, reason }) => `«${file}»: ${reason}`).join(' ');
    super(`No file of the archive can be read. ${said}${more}`, { files: named });
  }
}

const FILES_NAMED = 10;

export class ImportEmpty extends UnreadableFile {
  readonly code = 'import-empty';
  constructor() {
    super('The file is empty: there is no row on any line.');
  }
}

export class ImportHeaderOnly extends UnreadableFile {
  readonly code = 'import-header-only';
  constructor(line: number) {
    super(`The file has a header on line ${line} and no row below it.`, { line });
  }
}

export class ImportQuoteUnclosed extends UnreadableFile {
  readonly code = 'import-quote-unclosed';
  constructor(readonly line: number) {
    super(`The quote that opens on line ${line} is never closed.`, { line });
  }
}

export class ImportXmlBroken extends UnreadableFile {
  readonly code = 'import-xml-broken';
  constructor(reason: string, line: number) {
    super(`The XML is broken on line ${line}: ${reason}.`, { line });
  }
}

export class ImportColumnsUnclear extends UnreadableFile {
  readonly code = 'import-columns-unclear';
  constructor(line: number) {
    super(`No table was found: from line ${line} on no row holds a date or an amount beside other cells.`, { line });
  }
}

export class ImportTooLarge extends DomainError {
  readonly code = 'import-too-large';
  readonly kind = 'too-large';
  constructor(maxBytes: number) {
    super(`The file is larger than ${maxBytes} bytes. Split it by date.`, { maxBytes }, 'file');
  }
}

export class ImportTooManyRows extends DomainError {
  readonly code = 'import-too-many-rows';
  readonly kind = 'too-large';
  constructor(maxRows: number) {
    super(`The file has more than ${maxRows} rows. Split it by date.`, { maxRows }, 'file');
  }
}

export class ImportTooManyColumns extends DomainError {
  readonly code = 'import-too-many-columns';
  readonly kind = 'too-large';
  constructor(maxColumns: number, line: number) {
    super(`Line ${line} has more than ${maxColumns} columns.`, { maxColumns, line }, 'file');
  }
}

/** How large a table was found to be before it became too much. */
export interface TableSize {
  rows: number;
  columns: number;
  /** Characters of its longest cell. */
  longestCell: number;
}

/** Reading takes longer, or more memory, than a file is given. */
export class ImportTooComplex extends DomainError {
  readonly code = 'import-too-complex';
  readonly kind = 'invalid';
  constructor(limit: string, size: TableSize | null) {
    const table = size
      ? ` It has ${size.rows} rows and ${size.columns} columns, and its longest cell has ${size.longestCell} characters.`
      : ' No table was made out until then.';
    super(`Reading the file takes more than ${limit}.${table} ${remedyFor(size)}`, { limit, ...size }, 'file');
  }
}

/** What stands out; no bank's file has it. */
function remedyFor(size: TableSize | null): string {
  if (size && size.columns > 100) return 'Leave out columns.';
  if (size && size.longestCell > 10_000) return 'Shorten its longest cells.';
  return 'Split it by date.';
}

export class ImportNotFound extends DomainError {
  readonly code = 'import-not-found';
  readonly kind = 'not-found';
  constructor() {
    super('There is no such import.');
  }
}

export class ImportMappingInvalid extends DomainError {
  readonly code = 'import-mapping-invalid';
  readonly kind = 'invalid';
}

export class ImportQuestionsOpen extends DomainError {
  readonly code = 'import-questions-open';
  readonly kind = 'conflict';
  constructor(questions: readonly string[]) {
    super(
      `The file leaves open what only you can say: ${questions.join(', ')}. ` +
        'Answer with PATCH and the mapping of one of the options, or confirm what is proposed with confirm.',
      { questions },
    );
  }
}

export class ImportQuestionUnknown extends DomainError {
  readonly code = 'import-question-unknown';
  readonly kind = 'invalid';
  constructor(question: string, questions: readonly string[], index: number) {
    super(`The import has no question «${question}».`, { question, questions }, `confirm.${index}`);
  }
}

/** Of rows that share a line. */
const ROWS_NAMED = 10;

export class ImportRowNotFound extends DomainError {
  readonly code = 'import-row-not-found';
  readonly kind = 'invalid';
  constructor({ row, line }: { row: number | undefined; line: number | undefined }, field: string) {
    const [numbered, placed] = [row === undefined ? '' : ` ${row}`, line === undefined ? '' : ` on line ${line}`];
    const isUnnamed = row === undefined && line === undefined;
    super(
      isUnnamed ? 'What is chosen is for no row: send its row.' : `The import has no row${numbered}${placed}.`,
      { row, line },
      `${field}.${row === undefined && !isUnnamed ? 'line' : 'row'}`,
    );
  }
}

export class ImportRowAmbiguous extends DomainError {
  readonly code = 'import-row-ambiguous';
  readonly kind = 'invalid';
  constructor(line: number, rows: readonly number[], field: string) {
    const named = rows.slice(0, ROWS_NAMED);
    super(
      `${rows.length} rows begin on line ${line}: ${named.join(', ')}${rows.length > ROWS_NAMED ? ' …' : ''}. Name one by its row.`,
      { line, rows: named },
      field,
    );
  }
}

export class ImportActionImpossible extends DomainError {
  readonly code = 'import-action-impossible';
  readonly kind = 'invalid';
}

export class ImportAlreadyCommitted extends DomainError {
  readonly code = 'import-already-committed';
  readonly kind = 'conflict';
  constructor() {
    super('The import is committed. Undo it before changing or committing it again.');
  }
}

export class ImportAlreadyUndone extends DomainError {
  readonly code = 'import-already-undone';
  readonly kind = 'conflict';
  constructor() {
    super('The import was undone. Upload the file again.');
  }
}

export class ImportBusy extends DomainError {
  readonly code = 'import-busy';
  readonly kind = 'conflict';
  constructor(state: 'reading' | 'committing') {
    super(
      state === 'reading'
        ? 'The file is being read. Read the import with GET until its state is preview or failed, or discard it.'
        : 'The import is being committed. Read it with GET until its state is committed or failed.',
    );
  }
}

/** A failed reading has no preview that could be changed. */
export class ImportNotRead extends DomainError {
  readonly code = 'import-not-read';
  readonly kind = 'conflict';
  constructor(reason: string) {
    super(`${reason} Discard the import with DELETE and upload the file again.`.trim());
  }
}

export class ImportInterrupted extends DomainError {
  readonly code = 'import-interrupted';
  readonly kind = 'unavailable';
  constructor(state: 'reading' | 'committing', attempts: number) {
    const what = state === 'reading' ? 'The reading of the file' : 'The commit';
    super(`${what} was begun ${attempts} times and never came to its end. Nothing was put into the ledger.`, {
      attempts,
    });
  }
}

export class ImportNothingReadable extends DomainError {
  readonly code = 'import-nothing-readable';
  readonly kind = 'conflict';
  constructor() {
    super('No row of the file can be read with this mapping. Correct the mapping first.');
  }
}

export class ImportRowsEdited extends DomainError {
  readonly code = 'import-rows-edited';
  readonly kind = 'conflict';
  constructor(transactionIds: readonly string[], count: number) {
    super(
      'Some rows of the import were edited since. Say ?edited=keep to leave them, or ?edited=remove to remove them too.',
      { count, transactionIds },
    );
  }
}

/** What was chosen and is gone since the preview: the commit asks again instead of putting something else in its place. */
export class ImportAccountGone extends DomainError {
  readonly code = 'account-not-found';
  readonly kind = 'conflict';
  constructor(accountId: string | null, accountName: string, rows: number) {
    super(
      `The account «${accountName}», to which ${rows} rows of the import go, is not there any more. ` +
        'Choose another one with PATCH and accountId; null lets the file decide.',
      { accountId, accountName, rows },
    );
  }
}

export class ImportAccountArchived extends DomainError {
  readonly code = 'account-archived';
  readonly kind = 'conflict';
  constructor(accountName: string) {
    super(
      `The account «${accountName}», to which rows of the import go, is archived. ` +
        'Bring it back, or choose another one with PATCH and accountId.',
      { accountName },
    );
  }
}

/** The row that is named by `row`, and where a person finds it in the file. */
interface RowPlace {
  row: number;
  line: number;
}

const CHOOSE_CATEGORY = 'Choose another one with PATCH and rows, null for none.';

export class ImportCategoryGone extends DomainError {
  readonly code = 'category-not-found';
  readonly kind = 'conflict';
  constructor({ row, line }: RowPlace, categoryId: string) {
    super(`The category chosen for line ${line} is not there any more. ${CHOOSE_CATEGORY}`, { row, line, categoryId });
  }
}

export class ImportCategoryArchived extends DomainError {
  readonly code = 'category-archived';
  readonly kind = 'conflict';
  constructor({ row, line }: RowPlace, categoryId: string) {
    super(`The category chosen for line ${line} is archived. Bring it back, or: ${CHOOSE_CATEGORY}`, {
      row,
      line,
      categoryId,
    });
  }
}

export class ImportMatchGone extends DomainError {
  readonly code = 'import-match-gone';
  readonly kind = 'conflict';
  constructor({ row, line }: RowPlace, transactionId: string | null) {
    super(
      `The transaction that line ${line} was to be matched with is gone, or its amount has changed. ` +
        'Choose with PATCH and rows whether the line is inserted or skipped.',
      { row, line, transactionId },
    );
  }
}

export class ImportTransferGone extends DomainError {
  readonly code = 'import-match-gone';
  readonly kind = 'conflict';
  constructor({ row, line }: RowPlace, transactionId: string) {
    super(
      `The transaction that was to be the other side of line ${line} is gone, or is no such side any more. ` +
        'Refuse the transfer with PATCH and rows, or leave the line out.',
      { row, line, transactionId },
    );
  }
}

export class ImportQuotaReached extends DomainError {
  readonly code = 'import-quota';
  readonly kind = 'conflict';
  constructor({ count, oldest }: OpenImports, { maxOpen, maxOpenBytes }: ImportQuota) {
    const much =
      count > maxOpen
        ? `A ledger may have ${maxOpen} imports that are not committed yet.`
        : `Imports that are not committed yet may take ${maxOpenBytes} bytes a ledger.`;
    const remedy =
      oldest && ` Commit or discard one; the oldest is «${oldest.fileName}», DELETE /imports/${oldest.id}.`;
    super(`${much}${remedy ?? ''}`, {
      maxOpen,
      maxBytes: maxOpenBytes,
      oldest: oldest && { ...oldest, createdAt: oldest.createdAt.toISOString() },
    });
  }
}
