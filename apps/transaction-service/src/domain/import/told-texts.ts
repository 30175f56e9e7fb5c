import type { ImportQuestion, ImportWarning, StatementAccount } from './statement';

// A file may hold a text of millions of letters. What an import says of it is answered again and again, many imports and many rows
// at once, so that none of its texts grows with those of the file.

/** Of all cells of a row together. */
const ROW_LETTERS = 10_000;
const SENTENCES = 5_000;
const SENTENCE = 500;
/** Of the names and numbers that an account has in a file. */
export const ACCOUNT_LETTERS = 200;

/** The beginning of a text that is longer than that, without half a letter. */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The cells of a row; of a row that is too long each has its share. */
export function keptCells(cells: readonly string[]): readonly string[] {
  const letters = cells.reduce((sum, cell) => sum + cell.length, 0);
  if (letters <= ROW_LETTERS) return cells;
  return cells.map((cell) => beginning(cell, Math.ceil(ROW_LETTERS / cells.length)));
}

export const toldReason = (reason: string | null): string | null => reason && beginning(reason, SENTENCE);

export const toldWarnings = (warnings: readonly ImportWarning[]): ImportWarning[] =>
  warnings.map(({ code, detail }) => ({ code, detail: beginning(detail, SENTENCES) }));

export const toldQuestions = (questions: readonly ImportQuestion[]): ImportQuestion[] =>
  questions.map(({ text, options, ...question }) => ({
    ...question,
    text: beginning(text, SENTENCES),
    options: options.map(({ label, mapping, example: { line, before, after } }) => ({
      label: beginning(label, SENTENCE),
      mapping,
      example: { line, before: beginning(before, SENTENCE), after: beginning(after, SENTENCE) },
    })),
  }));

export function toldAccount({ text, iban, number, name }: StatementAccount) {
  const told = (said: string | null) => said && beginning(said, ACCOUNT_LETTERS);
  return { text: beginning(text, ACCOUNT_LETTERS), iban: told(iban), number: told(number), name: told(name) };
}
