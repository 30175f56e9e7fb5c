import type { Category, CategoryFigure } from '@/api/types';
import { wordsOf } from '@/words/testing/words-of';
import { groupFigures } from './category-groups';

const category = (id: string, parentId: string | null = null): Category => ({ id, name: id, parentId }) as Category;
const figure = (categoryId: string | null, amount: string, parentId: string | null = null): CategoryFigure =>
  ({
    categoryId,
    name: categoryId ?? 'None',
    kind: 'expense',
    parentId,
    amount: { amount, currency: 'EUR' },
    share: 0.1,
  }) as CategoryFigure;
const categories = [category('food'), category('groceries', 'food'), category('rent')];

describe('the groups of an overview', () => {
  it('hold the exact sum of what they show, the largest first', () => {
    const figures = [figure('rent', '0.25'), figure('groceries', '0.10', 'food'), figure('food', '0.20')];
    expect(
      groupFigures(figures, categories, 'expense', wordsOf('ledger')).map(({ name, amount }) => [name, amount.amount]),
    ).toEqual([
      ['food', '0.30'],
      ['rent', '0.25'],
    ]);
  });

  it('says where more came back than was spent, the most of it last', () => {
    const figures = [figure('groceries', '-5.00', 'food'), figure('food', '2.00'), figure('rent', '0.25')];
    expect(
      groupFigures(figures, categories, 'expense', wordsOf('ledger')).map(({ name, amount, refundsExceed }) => [
        name,
        amount.amount,
        refundsExceed,
      ]),
    ).toEqual([
      ['rent', '0.25', false],
      ['food', '-3.00', true],
    ]);
  });

  it('may be larger than any single amount', () => {
    const [group] = groupFigures(
      [figure('groceries', '20000000000000.00', 'food'), figure('food', '0.01')],
      categories,
      'expense',
      wordsOf('ledger'),
    );
    expect(group?.amount.amount).toBe('20000000000000.01');
  });
});
