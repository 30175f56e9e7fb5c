import type { Messages } from 'next-intl';
import type { Import } from '@/api/types';
import { formatAccountName, formatCount } from '@/ui/format';
import type { Words } from '@/words/words';
import type { RowsFigures } from './rows-figures';

type Texts = Messages['import'];

const hasFormat = (name: string, t: Words<'import'>): name is keyof Texts['formats'] =>
  t.has(`formats.${name as keyof Texts['formats']}`);
const hasProgram = (name: string, t: Words<'import'>): name is keyof Texts['programs'] =>
  t.has(`programs.${name as keyof Texts['programs']}`);

/** A format by the name that a bank gives it, a table by the program that has exported it; a new one by the name that it has in the API. */
export function formatName(format: Import['format'], source: Import['source'], t: Words<'import'>): string {
  if (source !== null) return t('exportOf', { program: hasProgram(source, t) ? t(`programs.${source}`) : source });
  const name = format.replace('.', '');
  return hasFormat(name, t) ? t(`formats.${name}`) : format;
}

/** How sure a reading is, in words. */
export function confidenceText(
  { proof, agree, of }: NonNullable<Import['confidence']>,
  locale: string,
  t: Words<'import'>,
): string {
  return t(`confidence.${proof}`, { agree: formatCount(agree, locale), of: formatCount(of, locale), count: of });
}

const COUNTS = ['new', 'transfer', 'similar', 'duplicate', 'ignored', 'error'] as const;

/** What a file holds, the good news first: "70 new · 4 can't be read". */
export function countsText({ counts }: Pick<Import, 'counts'>, locale: string, t: Words<'import'>): string {
  const parts = COUNTS.filter((each) => counts[each] > 0).map((each) =>
    t(`counts.${each}`, { count: counts[each], shown: formatCount(counts[each], locale) }),
  );
  return parts.join(' · ') || t('counts.none');
}

const RESULTS = ['inserted', 'matched', 'duplicates', 'rejected', 'skipped'] as const;

/** What a commit did, as short. */
export function resultText(result: NonNullable<Import['result']>, locale: string, t: Words<'import'>): string {
  const parts = RESULTS.filter((each, index) => result[each] > 0 || index === 0);
  return parts.map((each) => t(`results.${each}`, { shown: formatCount(result[each], locale) })).join(' · ');
}

/** Whose the rows of an import are, as a sentence goes on: "Joint account", "2 accounts". */
export function targetText({ accounts }: Pick<Import, 'accounts'>, locale: string, t: Words<'import'>): string {
  const [only] = accounts;
  return accounts.length === 1 && only
    ? formatAccountName(only.name)
    : t('accounts', { count: accounts.length, shown: formatCount(accounts.length, locale) });
}

/** What the button does when it is pressed; before all rows are here, by what the service counted. */
export function commitText(current: Import, figures: RowsFigures | null, locale: string, t: Words<'import'>): string {
  const { counts } = current;
  const { inserted, matched } = figures ?? { inserted: counts.new + counts.transfer, matched: counts.similar };
  const target = targetText(current, locale, t);
  if (inserted === 0 && matched === 0) return current.canCommit ? t('commit.finish') : t('commit.nothing');
  if (inserted === 0) return t('commit.match', { count: matched, shown: formatCount(matched, locale), target });
  const rows = { count: inserted, shown: formatCount(inserted, locale), target };
  return matched > 0 ? t('commit.both', { ...rows, matched: formatCount(matched, locale) }) : t('commit.import', rows);
}
