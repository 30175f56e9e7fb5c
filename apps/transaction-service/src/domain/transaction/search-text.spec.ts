import { Money } from '@pft/kernel';
import { figuresIn, figuresOf, foldedForSearch, searchTextOf } from './search-text';

const eur = (minor: bigint) => Money.of(minor, 'EUR');

describe('a text that is searched', () => {
  it.each([
    ['Café  Central', 'cafe central'],
    ['STRASSE Straße', 'strasse strasse'],
    ['Łódź, Ærø, Đà Nẵng, Iğdır', 'lodz, aero, da nang, igdir'],
    ['ﬁve ½', 'five 1⁄2'],
    ['قَهْوَة 東京', 'قهوة 東京'],
    ['  a\n\tb ', 'a b'],
  ])('is folded: %j is %j', (text, folded) => {
    expect(foldedForSearch(text)).toBe(folded);
  });

  it('has the name of the payee first, and nothing twice', () => {
    const row = { payee: 'HOFER 0527', payeeName: 'Hofer', note: 'Brot\nMilch', tags: ['Ferien', 'hofer'], splits: [] };
    expect(searchTextOf(row)).toBe('hofer\nhofer 0527\nbrot milch\nferien');
    const split = { categoryId: null, amount: eur(1n), note: 'Käse' };
    expect(searchTextOf({ ...row, payee: null, payeeName: null, note: null, tags: [], splits: [split] })).toBe(
      '\nkase',
    );
  });
});

describe('figures of a search', () => {
  it.each([
    ['39.93', ['39.93']],
    ['39,93', ['39.93']],
    ['-39,93', ['39.93']],
    ['−40', ['40']],
    ['1.234,56', ['1234.56']],
    ['1,234.56', ['1234.56']],
    ["1'234'567.80", ['1234567.80']],
    ['1.234', ['1.234', '1234']],
    ['1,234,567', ['1234567']],
    ['1.234.56', []],
    ['1,2,3', []],
    ['12.', []],
    ['.5', []],
    ['1e3', []],
    ['39.93€', []],
    ['12345678901234567', []],
  ])('%j means %j', (word, figures) => {
    expect(figuresIn(word)).toEqual(figures);
  });

  it('are those of a row as they are written, its amount first', () => {
    const row = { amount: eur(1000n), toAmount: Money.of(1600n, 'JPY'), originalAmount: eur(1000n), splits: [] };
    expect(figuresOf(row)).toEqual(['10.00', '1600']);
  });
});
