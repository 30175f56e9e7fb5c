import { colorOptions } from './category-colors';

describe('the colours of categories', () => {
  it('are as the API takes them', () => {
    for (const { value } of colorOptions('').slice(1)) expect(value).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('include the one that a category has', () => {
    expect(colorOptions('#123456').at(-1)).toEqual({ value: '#123456', label: '#123456' });
    expect(colorOptions('#2f9e44')).toHaveLength(colorOptions('').length);
  });
});
