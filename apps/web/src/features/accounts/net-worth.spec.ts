import { netWorth } from './net-worth';

const account = (amount: string, currency: string, includeInNetWorth = true) => ({
  balance: { amount, currency },
  includeInNetWorth,
});

describe('the net worth', () => {
  it('adds up each currency by itself', () => {
    expect(netWorth([account('0.10', 'EUR'), account('5', 'JPY'), account('0.20', 'EUR')])).toEqual([
      { amount: '0.30', currency: 'EUR' },
      { amount: '5', currency: 'JPY' },
    ]);
  });

  it('takes debts off, and leaves out what is not part of it', () => {
    expect(netWorth([account('10.00', 'EUR'), account('-12.50', 'EUR'), account('9.00', 'EUR', false)])).toEqual([
      { amount: '-2.50', currency: 'EUR' },
    ]);
  });
});
