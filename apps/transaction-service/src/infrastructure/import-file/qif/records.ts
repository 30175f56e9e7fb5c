import { ImportTooComplex, ImportTooManyRows } from '../../../domain/import/import-errors';
import type { StatementAccount } from '../../../domain/import/statement';
import type { FileLimits } from '../detect-format';
import { TextLines } from '../text-lines';

/** Where a record stands in the text: its lines down to the one that begins with ^. */
export interface QifRecord {
  line: number;
  from: number;
  to: number;
  /** It has a line `L[…]`: the name of an account. */
  account: boolean;
}

/** A list of movements of one account. */
export interface QifSection {
  type: StatementAccount['type'];
  account: { name: string; type: StatementAccount['type'] } | null;
  records: QifRecord[];
}

export interface QifRecords {
  sections: QifSection[];
  /** Names of the category list: one of them may have a slash in it. */
  categories: ReadonlySet<string>;
  /** How many records there are of what is no movement of money, by the name of their section. */
  leftOut: ReadonlyMap<string, number>;
  investments: number;
}

const MOVEMENTS: Readonly<Record<string, StatementAccount['type']>> = {
  bank: 'checking',
  cash: 'cash',
  ccard: 'credit-card',
  'oth a': 'other',
  'oth l': 'loan',
};
const INVESTMENTS = /^(?:invst|port|mutual|401)/;
const LISTS = new Set(['cat', 'class', 'memorized', 'security', 'prices', 'budget', 'template', 'invitem', 'tag']);
const LONGEST_HEADER = 100;

type Kind = 'headless' | 'account' | 'categories' | 'list' | 'movements' | 'investments' | 'other';

/**
 * Takes a file apart into its records: a section begins with a line such as `!Type:Bank`; an `!Account` record before it
 * names its account, but in the list between `!Option:AutoSwitch` and `!Clear:AutoSwitch` it describes one only. What stands
 * before the first header is a section of a bank account where it is ended by ^, and else a remark.
 * @throws ImportTooManyRows, ImportTooComplex
 */
export function scanRecords(text: string, { maxRows, maxColumns }: FileLimits): QifRecords {
  const sections: QifSection[] = [];
  const categories = new Set<string>();
  const types = new Map<string, StatementAccount['type']>();
  const leftOut = new Map<string, number>();
  let investments = 0;
  let kind = 'headless' as Kind;
  let title = '';
  let section: QifSection = { type: 'checking', account: null, records: [] };
  let account: QifSection['account'] = null;
  let record: QifRecord | null = null;
  let [records, fields, mostFields] = [0, 0, 0];

  const settle = () => {
    const ended = record;
    record = null;
    if (!ended) return;
    if (++records > maxRows) throw new ImportTooManyRows(maxRows);
    mostFields = Math.max(mostFields, fields);
    if (kind === 'headless' || kind === 'movements') {
      if (section.records.length === 0) sections.push(section);
      section.records.push(ended);
    } else if (kind === 'account') {
      const name = fieldOf(text, ended, 'N');
      const type = typeOf(fieldOf(text, ended, 'T')) ?? types.get(name);
      types.set(name, type);
      account = name === '' ? null : { name, type };
    } else if (kind === 'categories') categories.add(fieldOf(text, ended, 'N'));
    else if (kind === 'investments') investments++;
    else if (kind === 'other') leftOut.set(title, (leftOut.get(title) ?? 0) + 1);
  };

  const begin = (header: string) => {
    const lower = header.toLowerCase();
    if (kind === 'headless') record = null;
    else settle();
    if (lower.startsWith('!account')) kind = 'account';
    else if (lower.startsWith('!clear:autoswitch')) account = null;
    if (!lower.startsWith('!type:')) {
      if (kind !== 'account') kind = 'list';
      return;
    }
    title = header.slice('!type:'.length).trim();
    const name = title.toLowerCase();
    if (name in MOVEMENTS) {
      kind = 'movements';
      section = { type: MOVEMENTS[name], account, records: [] };
    } else if (INVESTMENTS.test(name)) kind = 'investments';
    else if (name === 'cat') kind = 'categories';
    else kind = LISTS.has(name) ? 'list' : 'other';
  };

  const lines = new TextLines(text);
  while (lines.next()) {
    const first = text[lines.start];
    if (lines.start === lines.end) continue;
    if (first === '!') begin(lines.slice(LONGEST_HEADER).trimEnd());
    else if (first === '^') settle();
    else {
      if (record === null) {
        record = { line: lines.number, from: lines.start, to: lines.end, account: false };
        fields = 0;
      }
      const current: QifRecord = record;
      current.to = lines.end;
      current.account ||= first === 'L' && text[lines.start + 1] === '[';
      if (++fields > maxColumns && kind !== 'list')
        throw new ImportTooComplex(`${maxColumns} lines in one record`, {
          rows: records,
          columns: Math.max(fields, mostFields),
          longestCell: lines.end - lines.start,
        });
    }
  }
  if (kind !== 'headless') settle();
  return { sections, categories, leftOut, investments };
}

function typeOf(text: string): StatementAccount['type'] {
  const name = text.toLowerCase();
  return INVESTMENTS.test(name) ? 'investment' : MOVEMENTS[name];
}

/** The lines of a record. */
export function linesOf(text: string, { from, to }: QifRecord): string[] {
  const lines: string[] = [];
  const found = new TextLines(text.slice(from, to));
  while (found.next()) if (found.end > found.start) lines.push(found.slice().trimEnd());
  return lines;
}

function fieldOf(text: string, record: QifRecord, code: string): string {
  const found = linesOf(text, record).find((line) => line.startsWith(code));
  return found?.slice(1, LONGEST_HEADER).trim() ?? '';
}
