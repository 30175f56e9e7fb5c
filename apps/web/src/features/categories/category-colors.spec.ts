import { wordsOf } from '@/words/testing/words-of';
import { colorOptions } from './category-colors';

const t = wordsOf('categories');

describe('the colours of categories', () => {
  it('are as the API takes them', () => {
    for (const { value } of colorOptions('', t).slice(1)) expect(value).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('include the one that a category has', () => {
    expect(colorOptions('#123456', t).at(-1)).toEqual({ value: '#123456', label: '#123456' });
    expect(colorOptions('#2f9e44', t)).toHaveLength(colorOptions('', t).length);
  });
});
