import { NAME_LENGTH, storedText } from '../entry-values';
import { linesOf, type QifRecord } from './records';

/** A part of a record: from its S line on. */
export interface Part {
  line: number;
  category: string;
  memo: string | null;
  amount: string | null;
}

/** What a record says, as it is written: the first line of each kind counts, those of a part belong to the part. */
export interface Fields {
  lines: readonly string[];
  date: string;
  amount: string | null;
  payee: string | null;
  memo: string | null;
  category: string;
  parts: readonly Part[];
}

export function fieldsOf(text: string, record: QifRecord): Fields {
  const lines = linesOf(text, record);
  const first = new Map<string, string>();
  const parts: Part[] = [];
  for (const [index, line] of lines.entries()) {
    const [code, value] = [line[0] ?? '', line.slice(1)];
    const part = parts.at(-1);
    if (code === 'S') parts.push({ line: record.line + index, category: value.trim(), memo: null, amount: null });
    else if (code === 'E' && part) part.memo ??= value;
    else if (code === '$' && part) part.amount ??= value;
    else if (!first.has(code)) first.set(code, value);
  }
  return {
    lines,
    date: first.get('D') ?? '',
    amount: first.get('T') ?? first.get('U') ?? null,
    payee: first.get('P') ?? null,
    memo: first.get('M') ?? null,
    category: first.get('L')?.trim() ?? '',
    parts,
  };
}

/** What `Parent:Child/Class` and `[Account]/Class` mean; the class becomes a tag. */
export interface Category {
  account: string | null;
  category: string | null;
  tags: readonly string[];
}

export function categoryOf(written: string, known: ReadonlySet<string>): Category {
  const account = /^\[([^\]]+)\](?:\/(.*))?$/.exec(written);
  if (account) return { account: account[1]?.trim() ?? '', category: null, tags: tagsOf(account[2]) };
  if (/^-+Split-+$/i.test(written)) return { account: null, category: null, tags: [] };
  const slash = known.has(written) ? -1 : written.indexOf('/');
  const name = slash < 0 ? written : written.slice(0, slash);
  const tags = slash < 0 ? [] : tagsOf(written.slice(slash + 1));
  return { account: null, category: storedText(name, NAME_LENGTH), tags };
}

const TAG_LENGTH = 50;

function tagsOf(text: string | undefined): string[] {
  const tag = storedText(text, TAG_LENGTH);
  return tag === null ? [] : [tag];
}

export const nameKey = (text: string) => text.normalize('NFC').trim().toLowerCase();
