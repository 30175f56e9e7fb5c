import { readAmount, significantFraction, type DecimalSign } from './amount-text';

const read = (text: string, decimal: DecimalSign) => {
  const amount = readAmount(text, decimal);
  return (
    amount && `${amount.negative ? '-' : ''}${amount.whole}.${amount.fraction}${amount.unit ? ` ${amount.unit}` : ''}`
  );
};

describe('amounts as banks write them', () => {
  it.each([
    ['1234.56', '.', '1234.56'],
    ['1,234.56', '.', '1234.56'],
    ['1.234,56', ',', '1234.56'],
    ['1 234,56', ',', '1234.56'],
    ['1\u00a0234,56', ',', '1234.56'],
    ['1\u202f234,56', ',', '1234.56'],
    ["1'234.56", '.', '1234.56'],
    ['1’234.56', '.', '1234.56'],
    ['12,34,567.00', '.', '1234567.00'],
    ['-10', '.', '-10.'],
    ['−10.5', '.', '-10.5'],
    ['10.50-', '.', '-10.50'],
    ['(10.50)', '.', '-10.50'],
    ['+10.50', '.', '10.50'],
    ['.50', '.', '0.50'],
    ['007.50', '.', '7.50'],
    ['€ 7,50', ',', '7.50 €'],
    ['-€7,50', ',', '-7.50 €'],
    ['€ -7,50', ',', '-7.50 €'],
    ['7,50 EUR', ',', '7.50 EUR'],
    ['EUR 7,50', ',', '7.50 EUR'],
    ['US$7.50', '.', '7.50 US$'],
    ['7,50 zł', ',', '7.50 zł'],
    ['12.00 CR', '.', '12.00'],
    ['12.00 DR', '.', '-12.00'],
    ['12,00 S', ',', '-12.00'],
    ['12,00 H', ',', '12.00'],
    ['12.00 Dr.', '.', '-12.00'],
    ['1,23,456.00 Cr', '.', '123456.00'],
    ['US$(5.00)', '.', '-5.00 US$'],
    ['(5.00 $)', '.', '-5.00 $'],
    ['Rs. 1,200', '.', '1200. Rs.'],
    ['250,00 kr', ',', '250.00 kr'],
    ['R 5.50', '.', '5.50 R'],
    ['\u200e-5.50', '.', '-5.50'],
    ['12,-', ',', '12.'],
    ["1'234.50 CHF-", '.', '-1234.50 CHF'],
  ] as const)('reads %s with the decimal sign %s', (text, decimal, amount) => {
    expect(read(text, decimal)).toBe(amount);
  });

  it.each([
    ['1,23', '.'],
    ['1.23', ','],
    ['1,2345.00', '.'],
    ['1.234,56.78', '.'],
    ['1,2.3,4', ','],
    ['12,34.567', '.'],
    ['1 234 5', '.'],
    ['--5', '.'],
    ['-5-', '.'],
    ['(-5)', '.'],
    ['-5 CR', '.'],
    ['€ 5 EUR', '.'],
    ['Nr. 12 Shop', '.'],
    ['1e3', '.'],
    ['0x1F', '.'],
    ['١٢٣', '.'],
    ['12:30', '.'],
    ['18.09.2017', '.'],
    ['abc', '.'],
    ['EUR', '.'],
    ['', '.'],
    ['-', '.'],
  ] as [string, DecimalSign][])('refuses %s with the decimal sign %s', (text, decimal) => {
    expect(readAmount(text, decimal)).toBeNull();
  });

  it('drops further zeros only where they cannot be thousands', () => {
    expect(significantFraction('85000', 2)).toBe('85');
    expect(significantFraction('85001', 2)).toBe('85001');
    expect(significantFraction('000', 2)).toBe('000');
    expect(significantFraction('5', 2)).toBe('5');
    expect(significantFraction('125000', 3)).toBe('125');
  });
});
