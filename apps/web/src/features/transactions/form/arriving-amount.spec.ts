import { arrivingAmount } from './arriving-amount';

it.each([
  ['100', '1.0826', 'USD', '108.26'],
  ['12.34', '1.0826', 'USD', '13.36'],
  ['12.34', '162.4512', 'JPY', '2005'],
  ['2000', '0.006155697', 'EUR', '12.31'],
  ['1', '0.305', 'KWD', '0.305'],
  ['999999999999.99', '1.0826', 'USD', '1082599999999.99'],
  ['0.01', '0.004', 'EUR', null],
  ['0.01', '0.5', 'EUR', '0.01'],
])('%s at %s in %s arrive as %s', (amount, rate, currency, arrived) => {
  expect(arrivingAmount(amount, rate, currency)).toBe(arrived);
});
