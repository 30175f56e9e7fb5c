import { CalendarMonth } from '@pft/kernel';
import type { Account, Category } from '@/api/types';
import { formatMonth } from '@/ui/format';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import type { Words } from '@/words/words';
import { places } from './places';

export interface PaletteItem {
  id: string;
  label: string;
  /** What kind of thing it is, said beside it. */
  kind: string;
  href: string;
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

interface Ledger {
  accounts: readonly Account[];
  categories: readonly Category[];
  locale: string;
  today: string;
}

const MONTHS = 24;

/** Every place that can be gone to: pages, the last months, accounts and categories. */
export function destinations({ accounts, categories, locale, today }: Ledger, t: Words<'shell'>): PaletteItem[] {
  const kind = {
    page: t('palette.kinds.page'),
    account: t('palette.kinds.account'),
    category: t('palette.kinds.category'),
    month: t('palette.kinds.month'),
  };
  const months = Array.from({ length: MONTHS }, (_, back) => CalendarMonth.plusMonths(today.slice(0, 7), -back));
  return [
    ...places.map(({ href, name }) => ({ id: href, label: t(`places.${name}`), kind: kind.page, href })),
    ...accounts.map(({ id, name }) => ({
      id,
      label: name,
      kind: kind.account,
      href: transactionsLink({ account: id }),
    })),
    ...categories
      .filter(({ archived }) => !archived)
      .map(({ id, name }) => ({ id, label: name, kind: kind.category, href: transactionsLink({ category: id }) })),
    ...months.map((month) => ({
      id: month,
      label: formatMonth(month, locale),
      kind: kind.month,
      href: `/?month=${month}`,
    })),
  ];
}

/** Those that have a word beginning with each word typed; the earlier the first one stands, the better. */
export function matching<T extends { label: string }>(items: readonly T[], typed: string): T[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  return items
    .map((item) => {
      const label = ` ${folded(item.label)}`;
      const places = words.map((word) => label.indexOf(` ${word}`));
      return { item, at: places.includes(-1) ? -1 : (places[0] ?? 0) };
    })
    .filter(({ at }) => at >= 0)
    .sort((left, right) => left.at - right.at)
    .map(({ item }) => item);
}
