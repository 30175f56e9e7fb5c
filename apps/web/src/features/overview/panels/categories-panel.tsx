import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Category, CategoryFigure, Money, Summary } from '@/api/types';
import { groupFigures, type CategoryGroup } from './category-groups';
import { formatShare } from '@/ui/format';
import { ExplainedAmount } from '@/ui/ledger/explained-amount';
import type { Figure } from '@/ui/ledger/figure';
import { transactionsLink } from '@/ui/ledger/transactions-link';
import styles from '@/features/overview/overview.module.css';

interface Props {
  summary: Summary;
  categories: readonly Category[];
  /** What the figures of the page are compared with. */
  compared: Pick<Figure, 'compare' | 'toDate'>;
  locale: string;
}

export function CategoriesPanel({ summary, categories, compared, locale }: Props) {
  const t = useTranslations('overview.categories');
  const words = useTranslations('ledger');
  return (['expense', 'income'] as const).map((kind) => {
    const groups = groupFigures(summary.byCategory, categories, kind, words);
    const [first] = groups;
    // Refunds in a category of spending are incomes; only what has no category is told apart by its type.
    const link = (id: string | null): string =>
      transactionsLink({
        category: id ?? 'none',
        from: summary.from,
        to: summary.to,
        ...(id === null && { type: kind }),
      });
    const figure = (id: string | null): Figure => ({
      figure: `category:${id ?? 'none'}`,
      from: summary.from,
      to: summary.to,
      ...(id === null && { kind }),
      ...compared,
    });
    return (
      <section key={kind} className="card" aria-label={t(`title.${kind}`)}>
        <h2>
          {first && !first.refundsExceed && first.share > 0
            ? t(`finding.${kind}`, { name: first.name, share: formatShare(first.share, locale) })
            : t(`title.${kind}`)}
        </h2>
        {groups.length === 0 ? (
          <p className="soft small">{t(`none.${kind}`)}</p>
        ) : (
          <ul className={styles.groups}>
            {groups.map((group) => (
              <li key={group.id ?? 'none'}>
                <Group group={group} kind={kind} link={link} figure={figure} locale={locale} />
              </li>
            ))}
          </ul>
        )}
      </section>
    );
  });
}

interface GroupProps {
  group: CategoryGroup;
  kind: string;
  link: (id: string | null) => string;
  figure: (id: string | null) => Figure;
  locale: string;
}

function Group({ group, kind, link, figure, locale }: GroupProps) {
  const t = useTranslations('overview.categories');
  return (
    <>
      <Line
        name={group.name}
        href={link(group.id)}
        figure={{ ...figure(group.id), ...(group.children.length > 0 && { children: 'true' }) }}
        amount={group.amount}
        share={group.refundsExceed ? null : group.share}
        locale={locale}
      />
      <div className="bar" data-tone={kind === 'income' ? 'income' : 'spending'} aria-hidden>
        {!group.refundsExceed && group.share > 0 && (
          <span style={{ width: `${Math.min(100, Math.max(0, group.share * 100))}%` }} />
        )}
      </div>
      {group.refundsExceed && <p className="small soft">{t('refundsExceed')}</p>}
      {group.children.length > 0 && (
        <ul className={styles.leaves}>
          {group.children.map((leaf: CategoryFigure) => (
            <li key={leaf.categoryId ?? 'none'}>
              <Line
                name={leaf.categoryId === group.id ? t('other', { name: leaf.name }) : leaf.name}
                href={link(leaf.categoryId)}
                figure={figure(leaf.categoryId)}
                amount={leaf.amount}
                share={leaf.refundsExceed ? null : leaf.share}
                locale={locale}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Line({
  name,
  href,
  figure,
  amount,
  share,
  locale,
}: {
  name: string;
  href: string;
  figure: Figure;
  amount: Money;
  /** None where refunds exceed spending. */
  share: number | null;
  locale: string;
}) {
  return (
    <div className={styles.line}>
      <Link href={href} prefetch={false}>
        {name}
      </Link>
      <span className="small soft amount" suppressHydrationWarning>
        {share !== null && formatShare(share, locale)}
      </span>
      <ExplainedAmount figure={figure} name={name} value={amount} />
    </div>
  );
}
