import type { ImportRow } from '@/api/types';
import type { Words } from '@/words/words';

/** A cell that a spreadsheet would take for a formula is led by an apostrophe; a number keeps its sign. */
function cell(text: string): string {
  const safe = /^[=@\t\r]|^[+-](?![\d.,\s]+$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const why = ({ verdict, reason }: ImportRow, t: Words<'import'>): string =>
  reason ?? (verdict === 'new' || verdict === 'similar' ? t('leftOut.choice') : t(`verdicts.${verdict}`));

/** What was not taken in, with the reasons: each row as the file has it, or what was read of it where that is forgotten. */
export function leftOutCsv(
  rows: readonly ImportRow[],
  headers: readonly (string | null)[],
  t: Words<'import'>,
): string {
  const names = headers.map((header, index) => header?.trim() || t('leftOut.column', { number: String(index + 1) }));
  const lines = rows.map((row) => {
    const { raw, date, payee, amount } = row;
    const cells = raw ?? [date ?? '', payee ?? '', amount ? `${amount.amount} ${amount.currency}` : ''];
    return [String(row.line), why(row, t), ...cells];
  });
  const head = rows.some(({ raw }) => raw === null)
    ? [t('list.heads.date'), t('list.heads.payee'), t('list.heads.amount')]
    : names;
  return [[t('leftOut.line'), t('leftOut.why'), ...head], ...lines]
    .map((line) => line.map(cell).join(','))
    .join('\r\n');
}
