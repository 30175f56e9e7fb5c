import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApiProblem, unwrap } from '@/api/problem';
import { AddCategoryButton } from '@/features/categories/add-category';
import styles from '@/features/categories/categories.module.css';
import { CategoryPane } from '@/features/categories/category-pane';
import { CategoryTreeList } from '@/features/categories/category-tree-list';
import { RememberedPayees } from '@/features/categories/remembered-payees';
import { allCategories, analyticsApi, currentUser, orProblem, transactionApi } from '@/server/api';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('categories'))('title') };
}

interface Props {
  searchParams: Promise<{ category?: string | string[] }>;
}

export default async function CategoriesPage({ searchParams }: Props) {
  const [{ category: asked }, user, t, categories, transactions, analytics] = await Promise.all([
    searchParams,
    currentUser(),
    getTranslations('categories'),
    allCategories(),
    transactionApi(),
    analyticsApi(),
  ]);
  const category = categories.find(({ id }) => id === asked);
  const query = { currency: user.baseCurrency, include: 'categories' } as const;
  const remembered = (of: { categoryId?: string }) =>
    unwrap(transactions.GET('/payee-categories', { params: { query: { limit: 50, ...of } } }));
  const [answered, all, here] = await Promise.all([
    orProblem(unwrap(analytics.GET('/analytics/monthly', { params: { query } }))),
    remembered({}),
    category && remembered({ categoryId: category.id }),
  ]);
  const monthly = answered instanceof ApiProblem ? null : answered;
  return (
    <div className="stack">
      <div className="spread">
        <h1>{t('title')}</h1>
        <AddCategoryButton />
      </div>
      <div className={styles.panes} data-chosen={category !== undefined}>
        <CategoryTreeList monthly={monthly} chosen={category?.id} />
        {category && here ? (
          <CategoryPane {...{ category, monthly }} remembered={here} />
        ) : (
          <p className={`soft ${styles.none}`}>{t('choose')}</p>
        )}
      </div>
      <RememberedPayees first={all} />
    </div>
  );
}
