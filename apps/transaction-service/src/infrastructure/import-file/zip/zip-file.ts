import { DomainError } from '@pft/kernel';
import type { TableSize } from '../../../domain/import/import-errors';
import type {
  ArchiveReading,
  ImportQuestion,
  ImportReading,
  ImportWarning,
  Proposal,
  ReadingContext,
  ReadingRules,
  Statement,
  StatementEntry,
  StatementFile,
  StatementSection,
} from '../../../domain/import/statement';
import { PlainFile } from '../plain-file';

/** A file of an archive, or why it cannot be read. */
export type Member = { file: StatementFile } | { reason: string };

/** An open archive: one statement of those of all its files, in the order of their names. */
export class ZipFile extends PlainFile {
  /** @param members by their names */
  constructor(private readonly members: ReadonlyMap<string, Member>) {
    super();
  }

  size(): TableSize {
    const sizes = [...this.members.values()].flatMap((member) => ('file' in member ? [member.file.size()] : []));
    return {
      rows: sizes.reduce((sum, { rows }) => sum + rows, 0),
      columns: Math.max(...sizes.map(({ columns }) => columns)),
      longestCell: Math.max(...sizes.map(({ longestCell }) => longestCell)),
    };
  }

  /** A reading for each file. What is asked about one can be confirmed; who wants another answer sends that file alone. */
  propose(context: ReadingContext): Proposal {
    const files: { file: string; reading: ImportReading }[] = [];
    const warnings: ImportWarning[] = [];
    const asked = new Map<string, string[]>();
    for (const [name, member] of this.members) {
      const proposal = 'file' in member ? orRefused(() => member.file.propose(context)) : member;
      if ('reason' in proposal) continue;
      files.push({ file: name, reading: proposal.reading });
      for (const { code, detail } of proposal.warnings) warnings.push({ code, detail: `«${name}»: ${detail}` });
      for (const { code, text, options } of proposal.questions ?? []) {
        const taken = options[0] ? ` It is read as: ${options[0].label}.` : '';
        asked.set(code, [...(asked.get(code) ?? []), `«${name}»: ${text}${taken}`]);
      }
    }
    const questions: ImportQuestion[] = [...asked].map(([code, texts]) => ({
      code,
      text: `${texts.join(' ')} Where that is wrong, import the file by itself.`,
      options: [],
    }));
    return { reading: { format: 'zip', files }, warnings, questions };
  }

  read(reading: ArchiveReading, rules: ReadingRules): Statement {
    const readings = new Map(reading.files.map((each) => [each.file, each.reading]));
    const whole: Whole = { sections: [], entries: [], warnings: [] };
    for (const [name, member] of this.members) {
      const known = readings.get(name) ?? null;
      const statement = 'file' in member ? orRefused(() => readAs(member.file, known, rules)) : member;
      if ('reason' in statement) refuse(whole, name, statement.reason);
      else add(whole, name, statement);
    }
    return whole;
  }
}

interface Whole {
  sections: StatementSection[];
  entries: StatementEntry[];
  warnings: ImportWarning[];
}

/** A table has no section unless it states an account or a balance; as a file of an archive it is one. */
function add({ sections, entries, warnings }: Whole, name: string, statement: Statement): void {
  const first = sections.length;
  const own = statement.sections.length > 0 ? statement.sections : [{ account: null, opening: null, closing: null }];
  sections.push(...own.map((section) => ({ ...section, file: name })));
  for (const entry of statement.entries) {
    const section = entry.section ?? (own.length === 1 ? 0 : undefined);
    entries.push(section === undefined ? entry : { ...entry, section: first + section });
  }
  for (const { code, detail } of statement.warnings) warnings.push({ code, detail: `«${name}»: ${detail}` });
}

/** An error of its own, and the rest goes on. */
function refuse({ entries, warnings }: Whole, name: string, reason: string): void {
  const problem = `«${name}» is left out. ${reason}`;
  entries.push({ line: 1, source: { cells: [name] }, problem });
  warnings.push({ code: 'file-not-read', detail: problem });
}

/** A file that proposed nothing is left out with the reason why. */
function readAs(file: StatementFile, known: ImportReading | null, rules: ReadingRules): Statement | { reason: string } {
  return known ? file.read(known, rules) : { reason: 'How it is to be read cannot be found out.' };
}

function orRefused<T>(work: () => T): T | { reason: string } {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return { reason: error.message };
    throw error;
  }
}
