import type { Metadata } from 'next';
import { CategoryList } from './category-list';

export const metadata: Metadata = { title: 'Categories' };

export default function CategoriesPage() {
  return (
    <div className="stack">
      <h1>Categories</h1>
      <CategoryList />
    </div>
  );
}
