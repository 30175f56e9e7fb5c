import { Category } from './category';
import { CategoryKindDiffers, CategoryTooDeep } from './category-errors';
import { DEFAULT_CATEGORIES } from './default-categories';

const now = new Date('2026-05-01T10:00:00Z');
const details = { name: 'Food', color: null, icon: null, archived: false };
const make = (id: string, parent: Category | null = null, kind: 'income' | 'expense' = 'expense') =>
  Category.create('ledger', id, kind, parent, details, now);

describe('a category', () => {
  it('has the kind of its parent', () => {
    expect(() => make('child', make('parent', null, 'income'))).toThrow(CategoryKindDiffers);
    expect(make('child', make('parent')).parentId).toBe('parent');
  });

  it('has no grandchildren', () => {
    const child = make('child', make('parent'));
    expect(() => make('grandchild', child)).toThrow(CategoryTooDeep);
    expect(() => make('other').changed(details, make('parent'), true, now)).toThrow(CategoryTooDeep);
    const alone = make('alone');
    expect(() => alone.changed(details, alone, false, now)).toThrow(CategoryTooDeep);
  });

  it('becomes the next version by a change, and stays itself where nothing differs', () => {
    const category = make('id');
    expect(category.changed({ ...details, name: ' Food ' }, null, false, now)).toBe(category);
    expect(category.changed({ ...details, color: '#aabbcc' }, null, false, now)).toMatchObject({
      color: '#aabbcc',
      version: 2,
    });
    expect(category.changed(details, make('parent'), false, now)).toMatchObject({ parentId: 'parent', version: 2 });
  });
});

describe('the default set', () => {
  it('has Groceries under Food, and no name twice within a kind', () => {
    const food = DEFAULT_CATEGORIES.expense.find(({ name }) => name === 'Food');
    expect(food?.children?.map(({ name }) => name)).toContain('Groceries');
    for (const kind of ['income', 'expense'] as const) {
      const names = DEFAULT_CATEGORIES[kind].flatMap(({ name, children = [] }) => [
        name,
        ...children.map((c) => c.name),
      ]);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
