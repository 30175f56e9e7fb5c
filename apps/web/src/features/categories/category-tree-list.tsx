'use client';

import { CalendarMonth } from '@pft/kernel';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Monthly } from '@/api/types';
import { CategoryMark } from '@/ui/category-mark';
import { formatCount, formatMonth } from '@/ui/format';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import { useLedger } from '@/ui/ledger/ledger-context';
import styles from './categories.module.css';
import { categoryTree, type TreeEntry } from './category-year';

interface Props {
  /** Null where the service does not answer. */
  monthly: Monthly | null;
  chosen: string | undefined;
}

const KINDS = ['expense', 'income'] as const;

/** All categories in two levels, each with its rows and its figure of this month. */
export function CategoryTreeList({ monthly, chosen }: Props) {
  const { categories, locale } = useLedger();
  const t = useTranslations('categories');
  const month = monthly?.months.at(-1)?.month;
  return (
    <nav aria-label={t('tree')} className={styles.tree}>
      {month && (
        <p className="small soft" suppressHydrationWarning>
          {t('month', { month: formatMonth(month, locale) })}
        </p>
      )}
      {KINDS.map((kind) => {
        const entries = categoryTree(categories, kind, monthly);
        const archived = entries.filter(({ category }) => category.archived);
        const rows = (shown: readonly TreeEntry[]) => (
          <ul>
            {shown.map((entry) => (
              <Row key={entry.category.id} {...{ entry, chosen }} />
            ))}
          </ul>
        );
        return (
          <section key={kind} aria-label={t(`kinds.${kind}`)}>
            <h2>{t(`kinds.${kind}`)}</h2>
            {rows(entries.filter(({ category }) => !category.archived))}
            {archived.length > 0 && (
              <details open={archived.some(({ category }) => category.id === chosen)}>
                <summary className="small soft">
                  {t('archived', { count: archived.length, shown: formatCount(archived.length, locale) })}
                </summary>
                {rows(archived)}
              </details>
            )}
          </section>
        );
      })}
    </nav>
  );
}

function Row({ entry: { category, figure }, chosen }: { entry: TreeEntry; chosen: string | undefined }) {
  const { locale } = useLedger();
  const t = useTranslations('categories');
  const { id, name, parentId } = category;
  const hasRows = figure !== undefined && figure.count > 0;
  return (
    <li data-child={parentId !== null} data-chosen={id === chosen}>
      <Link
        prefetch={false}
        scroll={false}
        href={`/categories?category=${id}`}
        aria-current={id === chosen ? 'true' : undefined}
      >
        <CategoryMark category={category} />
        <span>{name}</span>
      </Link>
      <span className="small soft">
        {hasRows && t('count', { count: figure.count, shown: formatCount(figure.count, locale) })}
      </span>
      {hasRows ? (
        <ExplainedAmount
          figure={{
            figure: `category:${id}`,
            from: CalendarMonth.firstDay(figure.month),
            to: CalendarMonth.lastDay(figure.month),
            children: 'true',
          }}
          name={t('ofMonth', { name, month: formatMonth(figure.month, locale) })}
          value={figure.amount}
        />
      ) : (
        <span />
      )}
    </li>
  );
}
