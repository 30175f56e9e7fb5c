import { answeredMoney } from './answered-money';

describe('an amount from an answer', () => {
  it.each([
    ['-0.50', 'EUR'],
    ['1280', 'JPY'],
    ['99999999999999999.99', 'EUR'],
  ])('is %s %s to the last digit', (amount, currency) => {
    expect(answeredMoney({ amount, currency }).toJSON()).toEqual({ amount, currency });
  });
});
