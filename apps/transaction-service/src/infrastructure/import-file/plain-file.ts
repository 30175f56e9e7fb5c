import type {
  FileColumn,
  Proposal,
  ReadingContext,
  ReadingRules,
  Statement,
  StatementFile,
} from '../../domain/import/statement';
import type { ImportReading } from '../../domain/import/statement';
import type { TableSize } from '../../domain/import/import-errors';

/** An open file of a format that has no columns to choose and nothing worth remembering for other files of the same bank. */
export abstract class PlainFile implements StatementFile {
  abstract size(): TableSize;
  abstract propose(context: ReadingContext): Proposal;
  abstract read(reading: ImportReading, rules: ReadingRules): Statement;

  shape(): null {
    return null;
  }

  columns(): FileColumn[] {
    return [];
  }

  recall(): null {
    return null;
  }
}
