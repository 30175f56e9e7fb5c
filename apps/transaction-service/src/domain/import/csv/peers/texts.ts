import { isCut, NOTE_LENGTH, PAYEE_LENGTH, storedText } from '../reading/stored-text';

/** Payee and note as they are kept, and which of them is longer in the file. */
export interface StatementText {
  payee: string | null;
  note: string | null;
  cut: readonly ('payee' | 'note')[];
}

export function textsOf(payee: string | null, note: string | null): StatementText {
  const kept = {
    payee: storedText(payee?.trim(), PAYEE_LENGTH),
    note: storedText(note?.trim(), NOTE_LENGTH),
  };
  const cut: ('payee' | 'note')[] = [];
  if (isCut(payee?.trim() ?? '', kept.payee)) cut.push('payee');
  if (isCut(note?.trim() ?? '', kept.note)) cut.push('note');
  return { ...kept, cut };
}

/** As many as a transaction can have, and as long. */
const MOST_TAGS = 20;
const TAG_LENGTH = 50;

/** The tags of a cell; a separator of none says that it is one. A backslash keeps a separator from being one. */
export function tagsOf(cell: string, separator: string): string[] {
  const parts = separator === '' ? [cell] : cell.split(new RegExp(`(?<!\\\\)[${separator}]`));
  const tags = parts.map((part) => storedText(part.replace(/\\([\\,|])/g, '$1').trim(), TAG_LENGTH)?.trim() ?? '');
  return [...new Set(tags.filter((tag) => tag !== ''))].slice(0, MOST_TAGS);
}

export const withTags = (tags: readonly string[]) => (tags.length > 0 ? { tags } : {});
