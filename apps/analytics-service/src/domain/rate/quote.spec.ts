import { BundledRates } from '@pft/rates';
import { quotesOf } from './quote';

const rates = new BundledRates();

describe('quotes of a day', () => {
  it('shows published rates as published and cross rates with ten digits', () => {
    const eur = quotesOf(rates, 'EUR', '2024-02-29');
    expect(eur.find(({ currency }) => currency === 'USD')).toEqual({
      currency: 'USD',
      rate: '1.0826',
      rateDate: '2024-02-29',
      source: 'ecb',
      status: 'exact',
    });
    const usd = quotesOf(rates, 'USD', '2024-03-02');
    expect(usd.find(({ currency }) => currency === 'EUR')).toMatchObject({
      rate: '0.9248127254',
      rateDate: '2024-03-01',
      status: 'carried',
    });
    expect(usd.find(({ currency }) => currency === 'RUB')).toMatchObject({ rate: null, status: 'missing' });
    expect(eur.find(({ currency }) => currency === 'DEM')).toMatchObject({ rate: '1.95583', source: 'irrevocable' });
  });
});
