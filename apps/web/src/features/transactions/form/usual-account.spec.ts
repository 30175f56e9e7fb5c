import { currenciesWithoutAccount, usualFirst } from './usual-account';

const account = (id: string, currency: string, archived = false) => ({ id, currency, archived });
const accounts = [
  account('dollar', 'USD'),
  account('old', 'GBP', true),
  account('joint', 'EUR'),
  account('cash', 'EUR'),
];
const ids = (last: string | null, base: string) => usualFirst(accounts, last, base).map(({ id }) => id);

describe('the account of a new entry', () => {
  it('is the one used last, then one in the base currency, and never an archived one', () => {
    expect(ids('dollar', 'EUR')).toEqual(['dollar', 'joint', 'cash']);
    expect(ids('old', 'EUR')).toEqual(['joint', 'cash', 'dollar']);
    expect(ids(null, 'GBP')).toEqual(['dollar', 'joint', 'cash']);
  });

  it('is opened only in a currency that has none', () => {
    expect(currenciesWithoutAccount(['EUR', 'GBP', 'JPY'], accounts)).toEqual(['JPY']);
  });
});
