import { worthChange } from './worth-line';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

it('compares the last with the first, where there are two', () => {
  expect(worthChange([{ amount: eur('1.00') }, { amount: eur('2.00') }, { amount: eur('4.00') }])).toEqual({
    amount: eur('4.00'),
    before: eur('1.00'),
  });
  expect(worthChange([{ amount: eur('1.00') }])).toBeNull();
});
