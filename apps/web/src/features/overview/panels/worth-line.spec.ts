import { placesPerMille, worthChange } from './worth-line';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

it('places amounts between the lowest and the highest, below zero too', () => {
  expect(placesPerMille([eur('-10.00'), eur('0.00'), eur('10.00')])).toEqual([0, 500, 1000]);
});

it('draws what does not change in the middle', () => {
  expect(placesPerMille([eur('5.00'), eur('5.00')])).toEqual([500, 500]);
  expect(placesPerMille([])).toEqual([]);
});

it('compares the last with the first, where there are two', () => {
  expect(worthChange([{ amount: eur('1.00') }, { amount: eur('2.00') }, { amount: eur('4.00') }])).toEqual({
    amount: eur('4.00'),
    before: eur('1.00'),
  });
  expect(worthChange([{ amount: eur('1.00') }])).toBeNull();
});
