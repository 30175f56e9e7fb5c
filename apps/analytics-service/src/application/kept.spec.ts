import { Kept } from './kept';

describe('what is kept', () => {
  it('is given to whoever takes it, once', () => {
    const kept = new Kept<string>(10);
    kept.keep('a', 'one', 1);
    expect(kept.take('a')).toBe('one');
    expect(kept.take('a')).toBeUndefined();
  });

  it('loses what was used least recently when it becomes too heavy', () => {
    const kept = new Kept<string>(10);
    for (const key of ['a', 'b', 'c']) kept.keep(key, key, 3);
    kept.keep('a', kept.take('a') ?? '', 3);
    kept.keep('d', 'd', 4);
    expect(['a', 'b', 'c', 'd'].map((key) => kept.take(key))).toEqual(['a', undefined, 'c', 'd']);
  });

  it('weighs an entry that was replaced or taken no more', () => {
    const kept = new Kept<number>(10);
    for (let times = 1; times <= 50; times += 1) kept.keep('a', times, 9);
    kept.keep('b', 0, 1);
    expect(kept.take('a')).toBe(50);
    kept.keep('c', 1, 9);
    expect([kept.take('b'), kept.take('c')]).toEqual([0, 1]);
  });

  it('does not hold what is too heavy by itself', () => {
    const kept = new Kept<string>(10);
    kept.keep('a', 'large', 11);
    expect(kept.take('a')).toBeUndefined();
    kept.keep('b', 'small', 10);
    expect(kept.take('b')).toBe('small');
  });
});
