import { mergePositions } from './positions';

describe('the positions kept for reading one’s own writes', () => {
  it('keeps the furthest position of each stream', () => {
    expect(mergePositions('transactions:12,users:3', 'transactions:15')).toBe('transactions:15,users:3');
    expect(mergePositions('transactions:12', 'transactions:11')).toBe('transactions:12');
  });

  it('ignores what is no position, so that a forged cookie cannot reach a header', () => {
    expect(mergePositions('transactions:1\r\nX: y,__proto__:5,users:2', null)).toBe('users:2');
    expect(mergePositions(undefined, 'nonsense')).toBe('');
  });
});
