import { originals } from './originals';

const eur = { amount: '-612.40', currency: 'EUR' };
const usd = { amount: '30.00', currency: 'USD' };

describe('sums as they were booked', () => {
  it('are shown where they are not all in the base currency', () => {
    expect(originals([eur, usd], 'EUR')).toEqual([eur, usd]);
    expect(originals([usd], 'EUR')).toEqual([usd]);
    expect(originals([eur], 'EUR')).toEqual([]);
    expect(originals([], 'EUR')).toEqual([]);
  });

  it('say nothing of a currency that has none', () => {
    expect(originals([eur, { amount: '0.00', currency: 'USD' }], 'EUR')).toEqual([]);
    expect(originals([eur, { amount: '0.00', currency: 'USD' }], 'GBP')).toEqual([eur]);
  });
});
