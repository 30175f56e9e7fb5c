import type { ApiProblem } from '@/api/problem';
import type { Import } from '@/api/types';
import { formatAccountName, formatCount } from '@/ui/format';
import type { RowsFigures } from './rows-figures';

const formats: Record<Import['format'], string> = {
  csv: 'CSV table',
  xlsx: 'Excel sheet',
  ofx: 'OFX',
  qif: 'QIF',
  'camt.052': 'CAMT.052 account report',
  'camt.053': 'CAMT.053 statement',
  'camt.054': 'CAMT.054 notification',
  mt940: 'MT940 statement',
  mt942: 'MT942 report',
  zip: 'Archive of files',
};

const programs: Record<NonNullable<Import['source']>, string> = {
  'firefly-iii': 'Firefly III',
  actual: 'Actual',
  ynab: 'YNAB',
  mint: 'Mint',
  ezbookkeeping: 'ezBookkeeping',
  'lunch-money': 'Lunch Money',
  monarch: 'Monarch',
  sure: 'Sure',
  gnucash: 'GnuCash',
  hledger: 'hledger',
};

/** A format by the name that a bank gives it, a table by the program that has exported it; a new one by the name that it has in the API. */
export function formatName(format: Import['format'], source: Import['source'] = null): string {
  if (source !== null) return `${programs[source] ?? source} export`;
  return formats[format] ?? format;
}

/** How sure a reading is, in words. */
export function confidenceText({ proof, agree, of }: NonNullable<Import['confidence']>): string {
  const rows = `${agree} of ${of} ${of === 1 ? 'row' : 'rows'}`;
  if (proof === 'balance') return `${agree} of ${of} steps of the balance agree with the amounts.`;
  if (proof === 'header') return `Read by the headings of the columns; ${rows} can be read so.`;
  return `Read by what the columns hold, because no headings say it; ${rows} can be read so.`;
}

/** What a file holds, the good news first: "70 new · 4 can't be read". */
export function countsText({ counts }: Pick<Import, 'counts'>, locale: string): string {
  const said = [
    [counts.new, 'new'],
    [counts.transfer, counts.transfer === 1 ? 'transfer' : 'transfers'],
    [counts.similar, 'like one that is there'],
    [counts.duplicate, 'already there'],
    [counts.ignored, 'no movement'],
    [counts.error, 'can’t be read'],
  ] as const;
  const parts = said.filter(([count]) => count > 0).map(([count, what]) => `${formatCount(count, locale)} ${what}`);
  return parts.join(' · ') || 'No rows';
}

/** What a commit did, as short. */
export function resultText(result: NonNullable<Import['result']>, locale: string): string {
  const said = [
    [result.inserted, 'imported'],
    [result.matched, 'matched'],
    [result.duplicates, 'already there'],
    [result.rejected, 'can’t be read'],
    [result.skipped, 'left out'],
  ] as const;
  const parts = said.filter(([count], index) => count > 0 || index === 0);
  return parts.map(([count, what]) => `${formatCount(count, locale)} ${what}`).join(' · ');
}

const rowsText = (count: number, locale: string): string =>
  `${formatCount(count, locale)} ${count === 1 ? 'row' : 'rows'}`;

/** Whose the rows of an import are, as a sentence goes on: "Joint account", "2 accounts". */
export function targetText({ accounts }: Pick<Import, 'accounts'>): string {
  const [only] = accounts;
  return accounts.length === 1 && only ? formatAccountName(only.name) : `${accounts.length} accounts`;
}

/** What the button does when it is pressed; before all rows are here, by what the service counted. */
export function commitText(current: Import, figures: RowsFigures | null, locale: string): string {
  const { counts } = current;
  const { inserted, matched } = figures ?? { inserted: counts.new + counts.transfer, matched: counts.similar };
  const into = `into ${targetText(current)}`;
  if (inserted === 0 && matched === 0)
    return current.canCommit ? 'Finish: nothing new to import' : 'Nothing to import yet';
  if (inserted === 0) return `Match ${rowsText(matched, locale)} in ${targetText(current)}`;
  const match = matched > 0 ? ` and match ${formatCount(matched, locale)}` : '';
  return `Import ${rowsText(inserted, locale)}${match} ${into}`;
}

/** Why a file was not taken, and what to do; where too many wait, the service names a door of its own. */
export function refusalOf({ code, title, text }: Pick<ApiProblem, 'code' | 'title' | 'text'>): {
  title: string;
  text: string;
} {
  if (code !== 'import-quota') return { title, text };
  return {
    title: 'Too many files wait to be imported',
    text: 'Import or discard some of them, then choose this one again.',
  };
}
