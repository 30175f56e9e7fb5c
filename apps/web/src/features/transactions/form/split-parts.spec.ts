import { wordsOf } from '@/words/testing/words-of';
import { Money } from '@pft/kernel';
import {
  addPart,
  checkParts,
  faultWords,
  firstParts,
  leftToAssign,
  partsOf,
  readAmount,
  removePart,
  restIntoFirst,
  restIntoLast,
  type PartDraft,
} from './split-parts';

const words = wordsOf('quickAdd.faults');

const euros = (amount: string): Money => Money.parse({ amount, currency: 'EUR' });
const parts = (...amounts: string[]): PartDraft[] =>
  amounts.map((amount, id) => ({ id, amount, categoryId: '', note: '' }));

describe('the parts of a split', () => {
  it('begin as two, the first with the whole and the category chosen so far', () => {
    expect(firstParts('food', '20')).toMatchObject([
      { categoryId: 'food', amount: '20' },
      { categoryId: '', amount: '' },
    ]);
  });

  it('take from the first what the others get, as long as something is left there', () => {
    const amounts = (...typed: string[]) =>
      restIntoFirst(parts(...typed), euros('10'), 'de').map(({ amount }) => amount);
    expect(amounts('10', '4')).toEqual(['6,00', '4']);
    expect(amounts('6,00', '')).toEqual(['10,00', '']);
    expect(amounts('6,00', 'x', '1')).toEqual(['9,00', 'x', '1']);
    expect(amounts('6,00', '10')).toEqual(['6,00', '10']);
  });

  it('are never fewer than two and never more than a hundred', () => {
    expect(removePart(parts('1', '2'), 0)).toHaveLength(2);
    expect(removePart(parts('1', '2', '3'), 1).map(({ amount }) => amount)).toEqual(['1', '3']);
    let many = firstParts('', '');
    for (let i = 0; i < 200; i += 1) many = addPart(many);
    expect(many).toHaveLength(100);
    expect(new Set(many.map(({ id }) => id)).size).toBe(100);
  });

  it('get an id that no other part has, also after one was removed', () => {
    expect(addPart(removePart(parts('1', '2', '3'), 0)).map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('are offered for editing as the locale writes amounts', () => {
    const split = { categoryId: null, amount: { amount: '2.50', currency: 'EUR' }, note: null };
    expect(partsOf([split], 'de')).toEqual([{ id: 0, categoryId: '', amount: '2,50', note: '' }]);
  });

  it('leave of the total what no part takes, to the cent', () => {
    expect(leftToAssign(parts('0.10', '0.20'), euros('0.30'), 'en').toDecimal()).toBe('0.00');
    expect(leftToAssign(parts('7', '', 'x', '-1'), euros('9.50'), 'en').toDecimal()).toBe('2.50');
    expect(leftToAssign(parts('7', '3.5'), euros('9.50'), 'en').toDecimal()).toBe('-1.00');
  });

  it('take the rest into the last one, be it missing or too much', () => {
    const amounts = (...typed: string[]) =>
      restIntoLast(parts(...typed), euros('10'), 'de')?.map(({ amount }) => amount);
    expect(amounts('7,5', '')).toEqual(['7,5', '2,50']);
    expect(amounts('7,5', '1')).toEqual(['7,5', '2,50']);
    expect(amounts('7,5', '4')).toEqual(['7,5', '2,50']);
    expect(amounts('10', '4')).toBeUndefined();
  });

  it('are refused where they do not add up, and at the amount that is none', () => {
    expect(checkParts(parts('7', '3'), euros('10'), 'en', words).errors).toEqual({});
    expect(Object.keys(checkParts(parts('7', '2.99'), euros('10'), 'en', words).errors)).toEqual(['/splits']);
    expect(Object.keys(checkParts(parts('7', '0', '3.001'), euros('10'), 'en', words).errors)).toEqual([
      '/splits/1/amount',
      '/splits/2/amount',
    ]);
  });

  it('say what is wrong with an amount', () => {
    expect(readAmount('abc', 'EUR', 'en')).toBe('none');
    expect(readAmount('-1', 'EUR', 'en')).toBe('zero');
    expect(readAmount('1.5', 'JPY', 'en')).toBe('fine');
    expect(readAmount('10000000000001', 'EUR', 'en')).toBe('large');
    expect(faultWords('fine', 'JPY', words)).toBe('JPY has no digits after the point.');
  });
});
