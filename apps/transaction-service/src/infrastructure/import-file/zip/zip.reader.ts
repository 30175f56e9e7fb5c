import { DomainError } from '@pft/kernel';
import { StatementReader, type LanguageHints } from '../../../application/import/reading/statement-reader';
import { ImportArchiveUnreadable, ImportEmpty, ImportTooManyRows } from '../../../domain/import/import-errors';
import type { ImportReading, StatementFile } from '../../../domain/import/statement';
import { Archive, MOST_UNPACKED, UnreadableMember } from '../archive/archive';
import { ZipFile, type Member } from './zip-file';

const MOST_FILES = 100;
const LONGEST_SHOWN = 200;

/** What systems put into an archive beside what a person did. */
const OF_SYSTEMS = /^__MACOSX\/|(?:^|[\\/])(?:\._[^\\/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

/** Archives of statements: each file in one is read as if it came alone, and one that cannot be read keeps the others from nothing. */
export class ZipReader extends StatementReader {
  readonly format = 'zip';

  /** @param readers of the files in it; the last one takes what no other one knows */
  constructor(
    private readonly readers: readonly StatementReader[],
    private readonly limits: { maxRows: number },
  ) {
    super();
  }

  /** What is a workbook somebody has found before. */
  recognizes(bytes: Uint8Array): boolean {
    return Archive.isOne(bytes);
  }

  /** @throws ImportArchiveBroken, ImportArchiveTooLarge, ImportArchiveUnreadable, ImportEmpty, ImportTooManyRows */
  open(bytes: Uint8Array, wished: ImportReading | null, hints: LanguageHints): StatementFile {
    const archive = Archive.open(bytes, { maxFiles: MOST_FILES, maxBytes: MOST_UNPACKED });
    const known = new Map(wished?.format === 'zip' ? wished.files.map(({ file, reading }) => [file, reading]) : []);
    const members = new Map<string, Member>();
    for (const path of archive.names) {
      if (OF_SYSTEMS.test(path)) continue;
      const name = shownName(path, members);
      try {
        members.set(name, { file: this.openMember(archive.read(path), known.get(name) ?? null, hints) });
      } catch (error) {
        if (!(error instanceof DomainError || error instanceof UnreadableMember)) throw error;
        members.set(name, { reason: error.message });
      }
    }
    const refused = [...members].flatMap(([file, member]) => ('reason' in member ? [{ file, ...member }] : []));
    if (members.size === 0) throw new ImportEmpty();
    if (members.size === refused.length) throw new ImportArchiveUnreadable(refused);
    const file = new ZipFile(members);
    if (file.size().rows > this.limits.maxRows) throw new ImportTooManyRows(this.limits.maxRows);
    return file;
  }

  private openMember(bytes: Uint8Array | null, wished: ImportReading | null, hints: LanguageHints): StatementFile {
    const file = bytes ?? new Uint8Array();
    const reader = this.readers.find((each) => (wished ? each.format === wished.format : each.recognizes(file)));
    if (!reader || (reader === this.readers.at(-1) && Archive.isOne(file)))
      throw new UnreadableMember('It is an archive itself. Send it alone.');
    return reader.open(file, wished, hints);
  }
}

/** A name to show: without steps out of the archive, and not that of another file. */
function shownName(path: string, taken: ReadonlyMap<string, unknown>): string {
  const steps = path.replace(/\p{Cc}|\p{Surrogate}/gu, '').split(/[\\/]/);
  const name = steps.filter((step) => step !== '' && step !== '.' && step !== '..').join('/');
  const shown = [...name].slice(-LONGEST_SHOWN).join('') || 'file';
  for (let free = shown, number = 2; ; free = `${shown} (${number++})`) if (!taken.has(free)) return free;
}
