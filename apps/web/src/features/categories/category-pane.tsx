'use client';

import { CalendarMonth } from '@pft/kernel';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import type { Category, Monthly, PayeeCategoryPage } from '@/api/types';
import { CategoryMark } from '@/ui/category-mark';
import { formatMoney, formatMonth } from '@/ui/format';
import { answeredMoney } from '@/ui/ledger/answered-money';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import { categoryLabel } from '@/ui/ledger/category-tree';
import { useLedger } from '@/ui/ledger/ledger-context';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import styles from './categories.module.css';
import { CategoryActs } from './category-acts';
import { categoryYear, yearSums, type MonthOfCategory } from './category-year';
import { RememberedPayee } from './remembered-payee';

interface Props {
  category: Category;
  monthly: Monthly | null;
  /** Those that lead here. */
  remembered: PayeeCategoryPage;
}

/** One category: how it went over the year, and what leads to it. */
export function CategoryPane({ category, monthly, remembered }: Props) {
  const { categories } = useLedger();
  const t = useTranslations('categories');
  const words = useTranslations('ledger');
  const { id, name, parentId, archived } = category;
  const head = useRef<HTMLHeadingElement>(null);
  // On a phone the tree is gone with the choice, and the keyboard with it.
  useEffect(() => head.current?.focus({ preventScroll: true }), [id]);
  return (
    <section aria-label={name} className={styles.pane}>
      <Link href="/categories" prefetch={false} className={`small ${styles.back}`}>
        {t('back')}
      </Link>
      <div className="spread">
        <div>
          <h2 ref={head} tabIndex={-1} className={`row ${styles.name}`}>
            <CategoryMark category={category} />
            {name}
            {archived && (
              <span className="badge" data-tone="plain">
                {t('archivedBadge')}
              </span>
            )}
          </h2>
          {parentId && (
            <p className="small soft">{t('within', { parent: categoryLabel(categories, parentId, words) })}</p>
          )}
        </div>
        <div className="row">
          <Link href={transactionsLink({ category: id })} prefetch={false} className="small">
            {t('rows')}
          </Link>
          <CategoryActs category={category} />
        </div>
      </div>
      {monthly ? <Year category={category} monthly={monthly} /> : <p className="soft">{t('unavailable')}</p>}
      <section aria-label={t('remembered.ofCategory')}>
        <h3>{t('remembered.ofCategory')}</h3>
        {remembered.items.length === 0 && <p className="small soft">{t('remembered.noneHere')}</p>}
        <ul className={styles.payees}>
          {remembered.items.map((entry) => (
            <RememberedPayee key={entry.id} entry={entry} />
          ))}
        </ul>
      </section>
    </section>
  );
}

function Year({ category, monthly }: { category: Category; monthly: Monthly }) {
  const { locale } = useLedger();
  const t = useTranslations('categories');
  const year = categoryYear(monthly, category);
  const sums = yearSums(year);
  if (!sums || year.every(({ count }) => count === 0)) return <p className="soft">{t('noFigures')}</p>;
  return (
    <section aria-label={t('year')}>
      <h3>{t('year')}</h3>
      <p className="small soft money" suppressHydrationWarning>
        {[
          t('yearTotal', { amount: formatMoney(sums.total, locale) }),
          t('average', { amount: formatMoney(sums.average, locale) }),
        ].join(' · ')}
      </p>
      <ul className={styles.year}>
        {[...year].reverse().map((of) => (
          <Month key={of.month} {...{ of, category }} share={shareOf(of, year)} />
        ))}
      </ul>
    </section>
  );
}

/** How long a month's bar is, in per cent of the longest; nothing where more came back than was spent. */
function shareOf({ amount }: MonthOfCategory, year: readonly MonthOfCategory[]): number {
  const minor = year.map((each) => answeredMoney(each.amount).amountMinor);
  const most = minor.reduce((left, right) => (left > right ? left : right), 1n);
  const own = answeredMoney(amount).amountMinor;
  return own <= 0n ? 0 : Number((own * 1000n) / most) / 10;
}

function Month({
  of: { month, amount, count },
  category,
  share,
}: {
  of: MonthOfCategory;
  category: Category;
  share: number;
}) {
  const { locale } = useLedger();
  const name = formatMonth(month, locale);
  return (
    <li>
      <span className="small" suppressHydrationWarning>
        {name}
      </span>
      <span className="bar" data-tone={category.kind === 'expense' ? 'spending' : 'income'} aria-hidden>
        {share > 0 && <span style={{ width: `${share}%` }} />}
      </span>
      {count > 0 ? (
        <ExplainedAmount
          figure={{
            figure: `category:${category.id}`,
            from: CalendarMonth.firstDay(month),
            to: CalendarMonth.lastDay(month),
            children: 'true',
          }}
          name={name}
          value={amount}
        />
      ) : (
        <span className="soft amount">–</span>
      )}
    </li>
  );
}
