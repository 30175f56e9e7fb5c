import { wordsOf } from './words-of';

it('gives the words of a part as the pages have them', () => {
  expect(wordsOf('common')('undo')).toBe('Undo');
});
