import { namedSo, searchKey, searchOf } from './transaction-search';

describe('a search', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['  \t\n ', []],
    ['hofer', ['hofer']],
    [' hofer  wien\thofer ', ['hofer', 'wien']],
  ])('for %j has the words %j', (q, words) => {
    expect(searchOf({ ...(q !== undefined && { q }) }).words.map(({ text }) => text)).toEqual(words);
  });

  it('has words without accents and capitals, which mean figures where they are some', () => {
    expect(searchOf({ q: 'CAFÉ 39,90' }).words).toEqual([
      { text: 'cafe', figures: [] },
      { text: '39,90', figures: ['39.90'] },
    ]);
  });

  it('finds those of some names that contain a word', () => {
    const [word = { text: '', figures: [] }] = searchOf({ q: 'bur' }).words;
    expect(namedSo([{ name: 'Bürobedarf' }, { name: 'Food' }], word)).toEqual([{ name: 'Bürobedarf' }]);
  });

  it('is another list where any of it differs, and the same however its words are spaced', () => {
    const key = (search: Parameters<typeof searchOf>[0]) => JSON.stringify(searchKey(searchOf(search)));
    const all = { q: 'a b', from: '2026-01-01', to: '2026-02-01', accountId: 'x', categoryId: 'y' };
    expect(key({ ...all, q: '  a   b ' })).toBe(key(all));
    const others = [
      { q: 'b a' },
      { from: '2026-01-02' },
      { to: '2026-02-02' },
      { accountId: 'z' },
      { categoryId: 'z' },
    ];
    const keys = new Set(
      [all, ...others.map((other) => ({ ...all, ...other })), { ...all, type: 'income' as const }].map(key),
    );
    expect(keys.size).toBe(7);
  });
});
