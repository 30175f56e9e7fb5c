import { headerCurrency, headerScores } from './header-words';

describe('the currency in a header', () => {
  it.each([
    ['Amount (GBP)', 'GBP'],
    ['Betrag EUR', 'EUR'],
    ['Kwota w PLN', 'PLN'],
    ['EUR', 'EUR'],
    ['Paid out £', '£'],
    ['€', '€'],
    ['Betrag (€) *', '€'],
    ['Amount EUR £', 'EUR'],
    ['BETRAG', null],
    ['Betrag€', null],
    ['EUR amount', null],
    ['AMOUNT2', null],
    ['', null],
    ['€'.repeat(201), null],
  ])('of %j is %s', (text, currency) => {
    expect(headerCurrency(text)).toBe(currency);
  });
});

describe('what a header names', () => {
  it('is each role that has the word, the better the earlier it stands there', () => {
    expect(headerScores('Valuta').size).toBeGreaterThan(1);
    const score = (text: string) => headerScores(text).get('amount') ?? 0;
    expect(score('Amount')).toBeGreaterThan(score('Umsatz'));
    expect(score('Umsatz')).toBeGreaterThan(score('Umsatz (EUR)'));
    expect(score('Umsatz (EUR)')).toBeGreaterThan(0);
    expect(score('Payee')).toBe(0);
  });

  it('is nothing where the cell is too long for a header', () => {
    expect(headerScores('Amount').size).toBe(1);
    expect(headerScores(`Amount${' '.repeat(200)}`).size).toBe(0);
  });
});
