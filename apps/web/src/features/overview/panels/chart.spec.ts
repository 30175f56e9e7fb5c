import { heightsPerMille } from './chart';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('the months chart', () => {
  it('scales bars to the tallest', () => {
    expect(heightsPerMille([eur('50.00'), eur('100.00'), eur('0.00')])).toEqual([500, 1000, 0]);
  });

  it('draws nothing below zero and nothing for an empty year', () => {
    expect(heightsPerMille([eur('-5.00'), eur('0.00')])).toEqual([0, 0]);
  });
});
