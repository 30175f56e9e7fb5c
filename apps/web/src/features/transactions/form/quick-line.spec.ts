import fc from 'fast-check';
import { parseAmountInput } from '@/ui/form/amount-input';
import { formatMoney } from '@/ui/format';
import { parseQuickLine, withPayee } from './quick-line';

const en = { locale: 'en-GB', currencies: ['EUR', 'GBP'] };
const de = { locale: 'de-AT', currencies: ['EUR'] };
const fr = { locale: 'fr-FR', currencies: ['EUR'] };

describe('an entry in one line', () => {
  it.each([
    ['18.4 hofer', en, '18.4', 'hofer'],
    ['hofer 18,40', en, '18.40', 'hofer'],
    ['hofer  18,40', de, '18,40', 'hofer'],
    ['1.234,50 Möbel Haus', de, '1234,50', 'Möbel Haus'],
    ['12 + 3,50 Café Central', de, '15,50', 'Café Central'],
    ['Café Central 3*4.20', en, '12.60', 'Café Central'],
    ['1 234,50 Ikea', fr, '1234,50', 'Ikea'],
    ['18 200 Kilometer', en, '18', '200 Kilometer'],
    ['7 Eleven 12.50', en, '12.50', '7 Eleven'],
    ['12.50 7 Eleven', en, '12.50', '7 Eleven'],
    ['Area 51 8', en, '8', 'Area 51'],
    ['Hofer 0527 18.40', en, '18.40', 'Hofer 0527'],
    ['18.40', en, '18.40', ''],
    ['Hofer', en, '', 'Hofer'],
    ['', en, '', ''],
    ['3x4 6-pack', en, '12', '6-pack'],
  ])('%j', (line, regional, amount, payee) => {
    expect(parseQuickLine(line, regional)).toMatchObject({ amount, payee, income: false, currency: null });
  });

  it.each([
    ['€18.40 Hofer', 'EUR'],
    ['18.40 € Hofer', 'EUR'],
    ['Hofer 18.40 eur', 'EUR'],
    ['GBP 18.40 Hofer', 'GBP'],
    ['Hofer £18.40', 'GBP'],
  ])('%j says its currency', (line, currency) => {
    expect(parseQuickLine(line, en)).toMatchObject({ amount: '18.40', payee: 'Hofer', currency });
  });

  it('takes no currency that there is no account in', () => {
    expect(parseQuickLine('18.40 USD Hofer', en)).toMatchObject({ payee: 'USD Hofer', currency: null });
  });

  it('is an income with a plus, and never below zero', () => {
    expect(parseQuickLine('+2500 Employer', en)).toMatchObject({ amount: '2500', payee: 'Employer', income: true });
    expect(parseQuickLine('-18.40 Hofer', en)).toMatchObject({ amount: '18.40', payee: 'Hofer', income: false });
  });

  it('takes another payee without losing the amount, at the end where it stands', () => {
    expect(withPayee('12 + 3.50 hof', 'Hofer', en)).toBe('12 + 3.50 Hofer');
    expect(withPayee('hof 12.50', 'Hofer', en)).toBe('Hofer 12.50');
    expect(withPayee('hof', 'Hofer', en)).toBe('Hofer');
  });

  const word = fc.stringMatching(/^[^\s]{1,8}$/u);
  const payees = fc.array(word, { minLength: 1, maxLength: 4 }).filter((words) => {
    const read = (each: string | undefined) =>
      parseQuickLine(each ?? '', en).amount !== '' || /^[-+*×x\u2212€£]|[-+*×x\u2212€£]$/.test(each ?? '');
    return !read(words[0]) && !read(words.at(-1)) && !/eur|gbp/i.test(`${words[0]} ${words.at(-1)}`);
  });
  const amounts = fc.bigInt({ min: 1n, max: 10n ** 12n }).map((minor) => {
    const text = String(minor).padStart(3, '0');
    return `${text.slice(0, -2)}.${text.slice(-2)}`;
  });
  const written = fc.record({
    amount: amounts,
    locale: fc.constantFrom('en-GB', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'en-IN', 'sv-SE', 'pl-PL', 'es-ES', 'pt-PT'),
    behind: fc.boolean(),
    symbol: fc.boolean(),
  });

  it('finds any amount as the format writes it before and behind any payee', () => {
    fc.assert(
      fc.property(written, payees, ({ amount, locale, behind, symbol }, words) => {
        const money = formatMoney({ amount, currency: 'EUR' }, locale);
        const typed = symbol ? money : money.replace(/€|EUR/, '').trim();
        const line = behind ? [...words, typed].join(' ') : [typed, ...words].join(' ');
        const read = parseQuickLine(line, { locale, currencies: ['EUR'] });
        expect(read).toMatchObject({ payee: words.join(' '), currency: symbol ? 'EUR' : null });
        expect(parseAmountInput(read.amount, locale)).toBe(amount);
      }),
      { numRuns: 300 },
    );
  });

  it('loses no word of what is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(word, amounts), { maxLength: 5 }), (words) => {
        const { typed, payee, behind } = parseQuickLine(words.join(' '), en);
        const parts = behind ? [payee, typed] : [typed, payee];
        expect(parts.filter(Boolean).join(' ')).toBe(words.join(' '));
      }),
      { numRuns: 300 },
    );
  });
});
