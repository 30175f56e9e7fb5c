import { choose, NOTHING } from './selection';

const listed = ['a', 'b', 'c', 'd', 'e'];
const after = (...acts: [id: string, range?: boolean][]) =>
  [...acts.reduce((selection, [id, range = false]) => choose(selection, listed, id, range), NOTHING).ids].sort();

describe('rows that are chosen', () => {
  it('are one after the other, each of them off again by the same act', () => {
    expect(after(['b'], ['d'])).toEqual(['b', 'd']);
    expect(after(['b'], ['d'], ['b'])).toEqual(['d']);
  });

  it('are a range from the last one, downwards and upwards', () => {
    expect(after(['b'], ['d', true])).toEqual(['b', 'c', 'd']);
    expect(after(['d'], ['b', true])).toEqual(['b', 'c', 'd']);
    expect(after(['a'], ['c'], ['e', true])).toEqual(['a', 'c', 'd', 'e']);
  });

  it('are no more as a range, too', () => {
    expect(after(['a'], ['e', true], ['c'], ['d', true])).toEqual(['a', 'b', 'e']);
  });

  it('are a single one where a range has no beginning, or one that is not listed any more', () => {
    expect(after(['c', true])).toEqual(['c']);
    const gone = choose({ ids: new Set(['x']), last: 'x' }, listed, 'c', true);
    expect([...gone.ids]).toEqual(['x', 'c']);
  });
});
