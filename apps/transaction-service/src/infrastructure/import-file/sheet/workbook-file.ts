import type { CsvFile } from '../../../domain/import/csv/csv-file';
import { patchTo } from '../../../domain/import/csv/evidence/questions';
import type { TableSize } from '../../../domain/import/import-errors';
import {
  mappingOf,
  type FileColumn,
  type ImportQuestion,
  type ImportReading,
  type Proposal,
  type ReadingContext,
  type ReadingRules,
  type Statement,
  type StatementFile,
} from '../../../domain/import/statement';

/** A sheet with a table of movements. */
export interface SheetWithTable {
  name: string;
  movements: number;
  file: CsvFile;
}

/** Sheets between which somebody chooses. */
const MOST_OPTIONS = 8;

/** A workbook of which several sheets hold movements: one of them is read, and which one is asked. */
export class WorkbookFile implements StatementFile {
  /** @param others the sheets that are not read */
  constructor(
    private readonly chosen: SheetWithTable,
    private readonly others: readonly SheetWithTable[],
  ) {}

  size(): TableSize {
    return this.chosen.file.size();
  }

  shape(): string {
    return this.chosen.file.shape();
  }

  columns(): FileColumn[] {
    return this.chosen.file.columns();
  }

  propose(context: ReadingContext): Proposal {
    const proposal = this.chosen.file.propose(context);
    const question = this.whichSheet(proposal, context);
    return { ...proposal, questions: [question, ...(proposal.questions ?? [])] };
  }

  recall(remembered: ImportReading, proposal: Proposal): Proposal | null {
    return this.chosen.file.recall(remembered, proposal);
  }

  read(reading: ImportReading, rules: ReadingRules): Statement {
    return this.chosen.file.read(reading, rules);
  }

  private whichSheet(proposal: Proposal, context: ReadingContext): ImportQuestion {
    const sheets = [this.chosen, ...this.others].slice(0, MOST_OPTIONS);
    const read = sheets.map((sheet, index) => {
      const { reading } = index === 0 ? proposal : sheet.file.propose(context);
      return { sheet, reading, mapping: mappingOf(reading) };
    });
    const mappings = read.flatMap(({ mapping }) => mapping ?? []);
    const options = read.flatMap(({ sheet, reading, mapping }) =>
      mapping
        ? [
            {
              label: `«${sheet.name}», ${sheet.movements} rows`,
              mapping: patchTo(mapping, mappings),
              example: exampleOf(sheet, reading, context),
            },
          ]
        : [],
    );
    const named = sheets.map(({ name, movements }) => `«${name}» (${movements} rows)`).join(', ');
    return {
      code: 'sheet',
      text: `Several sheets hold movements: ${named}. One of them is read; for the others the file is imported again.`,
      options,
    };
  }
}

/** The first row of the sheet: its cells, and what they are read as. */
function exampleOf({ file }: SheetWithTable, reading: ImportReading, context: ReadingContext) {
  const currency = context.account?.currency ?? context.baseCurrency;
  const { entries } = file.read(reading, { fallbackCurrency: () => currency, latestDate: '9999-12-31' });
  const first = entries.find((entry) => 'values' in entry) ?? entries[0];
  if (!first) return { line: 1, before: '', after: '' };
  const before = first.source.cells.filter((cell) => cell !== '').join(', ');
  if (!('values' in first)) return { line: first.line, before, after: first.problem };
  const { date, type, amount } = first.values;
  return { line: first.line, before, after: `${date}, ${type === 'expense' ? '-' : ''}${String(amount)}` };
}
