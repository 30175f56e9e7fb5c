import { likeWords } from './like-words';

describe('what a category for all of a payee would do', () => {
  it('is said with how many have a category that is replaced', () => {
    expect(likeWords({ count: 64, without: 61 }, 'expense')).toBe(
      'Up to 64 expenses will change, of all days. 3 of them have a category already, which is replaced.',
    );
    expect(likeWords({ count: 1, without: 0 }, 'income')).toBe(
      'Up to 1 income will change, of all days. 1 of them has a category already, which is replaced.',
    );
  });

  it('is said where nothing is lost, and where nothing changes', () => {
    expect(likeWords({ count: 2, without: 2 }, 'expense')).toBe(
      'Up to 2 expenses will change, none of which has a category yet.',
    );
    expect(likeWords({ count: 0, without: 0 }, 'expense')).toBe(
      'No transaction changes now; it is remembered for later imports.',
    );
  });
});
