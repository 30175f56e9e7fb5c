import type { Category, Transaction } from '@/api/types';
import { formatCount } from '@/ui/format';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { wordsLocale } from '@/words/language';
import type { Words } from '@/words/words';
import type { CategoryProposal } from './likely-categories';

interface Reader {
  locale: string;
  timeZone: string;
  today: string;
}

const WEEK_DAYS = 6;

/** Since when the rows have been there: a weekday, or the day where that would be an older one of the same name. */
export function sinceWords(rows: readonly Transaction[], { locale, timeZone, today }: Reader): string {
  const first = new Date(rows.map(({ createdAt }) => createdAt).sort()[0] ?? today);
  const isRecent = Date.parse(today) - first.getTime() < WEEK_DAYS * 86_400_000;
  const style: Intl.DateTimeFormatOptions = isRecent ? { weekday: 'long' } : { dateStyle: 'medium' };
  return new Intl.DateTimeFormat(wordsLocale(locale), { ...style, timeZone }).format(first);
}

/** Why a category is proposed, in one sentence. */
export function proposalWords(
  row: Transaction,
  proposal: CategoryProposal | null | undefined,
  categories: readonly Category[],
  locale: string,
  t: Words<'review.proposal'>,
  ledger: Words<'ledger'>,
): string {
  if (row.type === 'transfer') return t('transfer');
  if (row.splits.length > 0) return t('split');
  if (row.reviewed) return t('decided', { category: categoryLabel(categories, row.categoryId, ledger) });
  if (proposal === undefined) return t('loading');
  if (proposal === null) return row.payeeName ? t('none') : t('noneUnnamed');
  const category = categoryLabel(categories, proposal.categoryId, ledger);
  if (proposal.because !== 'usual') return t(proposal.because, { category });
  return t('usual', { category, count: formatCount(proposal.count, locale), of: formatCount(proposal.of, locale) });
}
