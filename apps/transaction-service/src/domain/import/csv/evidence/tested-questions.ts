import type { ImportQuestion, ReadingRules } from '../../statement';
import type { FoundTable } from '../find-table';
import type { ImportMapping } from '../mapping';
import { rowOutcomes } from '../reading/row-outcomes';
import { isMovement } from '../reading/row-outcome';
import { saidOf } from '../reading/row-reader';
import { changed, patchTo, type OpenQuestion, type Warn } from './questions';

/** More than a person answers about one file. */
const MOST_QUESTIONS = 3;
const MOST_OPTIONS = 8;
const LOOKED_AT = 2_000;

export interface Tested {
  questions: ImportQuestion[];
  /** Rows that are read, those that are left out with them. */
  readable: number;
  /** Rows that were looked at. */
  rows: number;
}

/** Asks only what would change a row: each option is applied to all rows, and one that reads them as is proposed is dropped. */
export function testQuestions(
  table: FoundTable,
  mapping: ImportMapping,
  open: readonly OpenQuestion[],
  rules: ReadingRules,
  warn: Warn,
): Tested {
  const proposed: string[] = [];
  let readable = 0;
  let rows = 0;
  // Where nothing is asked the first rows say as much.
  const looked = open.length > 0 ? table : { ...table, rows: table.rows.slice(0, LOOKED_AT) };
  for (const { outcome } of rowOutcomes(looked, mapping, rules)) {
    rows++;
    if (isMovement(outcome) || outcome.ignored) readable++;
    if (open.length > 0) proposed.push(saidOf(outcome));
  }
  const questions: ImportQuestion[] = [];
  for (const question of [...open].sort((a, b) => b.weight - a.weight)) {
    if (questions.some(({ code }) => code === question.code)) continue;
    const tested = testQuestion({ table, mapping, proposed, rules }, question);
    if (!tested) continue;
    if (questions.length < MOST_QUESTIONS) questions.push(tested);
    else warn(`${question.code}-assumed`, `${question.text} «${tested.options[0]?.label}» was taken.`);
  }
  return { questions, readable, rows };
}

interface Proposed {
  table: FoundTable;
  mapping: ImportMapping;
  proposed: readonly string[];
  rules: ReadingRules;
}

type Example = ImportQuestion['options'][number]['example'];

function testQuestion(proposal: Proposed, { code, text, options }: OpenQuestion): ImportQuestion | null {
  const [first, ...others] = options.slice(0, MOST_OPTIONS);
  if (!first) return null;
  const different = others.flatMap(({ label, change }) => {
    const mapping = changed(proposal.mapping, change);
    const example = firstDifference(proposal, mapping);
    return example ? [{ label, mapping, example }] : [];
  });
  const [rival] = different;
  if (!rival) return null;
  const { line, before, after } = rival.example;
  const mine = { label: first.label, mapping: proposal.mapping, example: { line, before: after, after: before } };
  const all = [mine, ...different];
  const mappings = all.map(({ mapping }) => mapping);
  return { code, text, options: all.map((option) => ({ ...option, mapping: patchTo(option.mapping, mappings) })) };
}

function firstDifference({ table, proposed, rules }: Proposed, other: ImportMapping): Example | null {
  for (const { index, outcome } of rowOutcomes(table, other, rules)) {
    const [before = '', after] = [proposed[index], saidOf(outcome)];
    if (before !== after) return { line: table.rows[index]?.line ?? 0, before, after };
  }
  return null;
}
