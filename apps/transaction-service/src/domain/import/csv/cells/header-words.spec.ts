import { headerRoles, splitUnit } from './header-words';

describe('the unit in a header', () => {
  it.each([
    ['Amount (GBP)', 'GBP', 'Amount ( )'],
    ['Betrag EUR', 'EUR', 'Betrag'],
    ['Kwota w PLN', 'PLN', 'Kwota'],
    ['EUR', 'EUR', ''],
    ['Paid out £', '£', 'Paid out'],
    ['Valor (R$)', 'R$', 'Valor ( )'],
    ['Paid In (SEK)', 'SEK', 'Paid In ( )'],
    ['Paid in GBP', 'GBP', 'Paid'],
    ['Débit euros', null, 'Débit'],
    ['BETRAG', null, 'BETRAG'],
    ['AMOUNT2', null, 'AMOUNT2'],
    ['', null, ''],
    ['€'.repeat(201), null, ''],
  ])('of %j is %s', (text, unit, rest) => {
    expect(splitUnit(text)).toEqual({ unit, rest });
  });
});

describe('what a header names', () => {
  it.each([
    ['거래일시', 'date'],
    ['출금액', 'debit'],
    ['ฝากเงิน', 'credit'],
    ['Şehir Bakiye', 'balance'],
    ['お引出し', 'debit'],
    ['Ngày giao dịch', 'date'],
  ] as const)('%s is %s, whatever marks its signs have', (text, role) => {
    expect([...headerRoles(text).keys()]).toContain(role);
  });

  it('is each role that has the word, the better the earlier it stands there', () => {
    expect(headerRoles('Valuta').size).toBeGreaterThan(1);
    const score = (text: string) => headerRoles(text).get('amount') ?? 0;
    expect(score('Amount')).toBeGreaterThan(score('Umsatz'));
    expect(score('Umsatz')).toBeGreaterThan(score('Umsatz (EUR)'));
    expect(score('Umsatz (EUR)')).toBeGreaterThan(0);
    expect(score('Payee')).toBe(0);
  });

  it('is also what its first or last words name, less surely', () => {
    const score = (text: string) => headerRoles(text).get('debit') ?? 0;
    expect(score('Debit of the account')).toBeGreaterThan(0);
    expect(score('Debit')).toBeGreaterThan(score('Debit of the account'));
  });

  it('is nothing where the cell is too long for a header', () => {
    expect(headerRoles('Amount').size).toBe(1);
    expect(headerRoles(`Amount${' '.repeat(200)}`).size).toBe(0);
  });
});
