import { unwrap } from '@/api/problem';
import { transactionApi } from '@/server/api';
import { CategoryList } from '@/features/categories/category-list';
import { RememberedPayees } from '@/features/categories/remembered-payees';
import { titleOf } from '@/app/page-title';

export const generateMetadata = titleOf('categories');

export default async function CategoriesPage() {
  const api = await transactionApi();
  const remembered = await unwrap(api.GET('/payee-categories', { params: { query: { limit: 50 } } }));
  return (
    <div className="stack">
      <CategoryList />
      <RememberedPayees first={remembered} />
    </div>
  );
}
